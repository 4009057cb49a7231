/** What was changed on the way, as the query's `changes` says it: each after so many epochs, with commas between. */
import { KINDS, parseEdits, placeOf } from './edits.js';
import { keepOf, parseLayers, printLayers, withKeep } from './experiment.js';
import { onTheWay, setting } from './kit/schema.js';
import { tick, whole } from './numbers.js';

/** @typedef {{epoch: number, key: string, words: string[]}} Change words are what follows the key */

/** Whether a change is of points and not of a setting. @param {{key: string}} change */
const isOfPoints = ({ key }) => KINDS.includes(key);

/** @param {string | undefined} text @returns {Change[]} */
export function parseChanges(text) {
  return (text ?? '').split(',').filter(Boolean).map((part) => {
    const [epoch, key, ...words] = part.split(':');
    return { epoch: Number(epoch), key, words };
  });
}

/** @param {Change[]} changes */
export function printChanges(changes) {
  return changes.map(({ epoch, key, words }) => [epoch, key, ...words].join(':')).join(',');
}

/** The settings that hold after so many epochs. @param {Record<string, string>} values @param {number} epoch */
export function valuesAt(values, epoch) {
  const now = { ...values };
  const keys = onTheWay();
  for (const { epoch: from, key, words } of parseChanges(values.changes)) {
    if (from > epoch) break;
    if (keys.includes(key)) now[key] = words[0];
    else if (key === 'keep') now.layers = printLayers(parseLayers(now.layers).map((layer, i) => withKeep(layer, words[words.length === 1 ? 0 : i])));
  }
  return now;
}

/**
 * One mark an epoch, in words: "rate 0.01 → 0.003, 2 points".
 * @param {Record<string, string>} values @returns {{epoch: number, text: string, short: string}[]}
 */
export function marksOf(values) {
  const all = parseChanges(values.changes);
  const epochs = [...new Set(all.map(({ epoch }) => epoch))];
  return epochs.map((epoch) => {
    const before = valuesAt(values, epoch - 1);
    const here = all.filter((change) => change.epoch === epoch);
    const points = here.filter(isOfPoints).length;
    const say = (withBefore) => [
      ...here.filter((change) => !isOfPoints(change)).map(({ key, words }) => {
        const to = key === 'keep' ? words.join(', ') : tick(Number(words[0]));
        const from = key === 'keep' ? keeps(before.layers) : tick(Number(before[key]));
        return `${setting(key)?.brief ?? key} ${withBefore ? `${from} → ` : ''}${to}`;
      }),
      ...(points ? [`${whole(points)} point${points > 1 ? 's' : ''}`] : []),
    ].join(', ');
    return { epoch, text: say(true), short: say(false) };
  });
}

/** @param {string} layers */
function keeps(layers) {
  const all = parseLayers(layers).map(keepOf);
  return new Set(all).size === 1 ? all[0] : all.join(', ');
}

/** How many changes of points hold after so many epochs. @param {Change[]} changes @param {number} epoch */
export function pointChanges(changes, epoch) {
  return changes.filter((change) => change.epoch <= epoch && isOfPoints(change)).length;
}

/**
 * Another rate in place of the last one: of the change that set it, else of the start.
 * @param {Record<string, string>} values @param {number} rate
 */
export function withRate(values, rate) {
  const all = parseChanges(values.changes);
  const last = all.findLast(({ key }) => key === 'lr');
  if (!last) return { lr: String(rate) };
  return { changes: printChanges(all.map((change) => (change === last ? { ...change, words: [String(rate)] } : change))) };
}

/**
 * What of the changes still fits settings that become others.
 * @param {string} text @param {Record<string, string>} changed @param {string} before the layers before
 */
export function fitting(text, changed, before) {
  let all = parseChanges(text);
  if (['data', 'n', 'classes'].some((key) => key in changed)) all = all.filter((change) => !isOfPoints(change));
  const count = (layers) => parseLayers(layers).length;
  if ('layers' in changed && count(changed.layers) !== count(before)) all = all.filter(({ key, words }) => key !== 'keep' || words.length === 1);
  return printChanges(all);
}

/** The same without changes of points. @param {string} text */
export function withoutPoints(text) {
  return printChanges(parseChanges(text).filter((change) => !isOfPoints(change)));
}

/**
 * The training points after so many epochs, of those at the start; `ids` are their numbers in the query.
 * @param {{x1: number[], x2: number[], y: number[]}} start @param {Record<string, string>} values @param {number} epoch
 */
export function pointsAt(start, values, epoch) {
  const edits = parseEdits(values.edits);
  const generated = Number(values.n);
  const idOf = (/** @type {number} */ k) => {
    const { index, added } = placeOf(edits, k, start.y.length);
    return added ? generated + index : index;
  };
  let list = start.y.map((y, k) => ({ id: idOf(k), x1: start.x1[k], x2: start.x2[k], y }));
  let next = generated + edits.adds.length;
  for (const { epoch: from, key, words } of parseChanges(values.changes)) {
    if (from > epoch) break;
    const [a, b, c] = words.map(Number);
    if (key === 'add') list.push({ id: next++, x1: a, x2: b, y: c });
    else if (key === 'move') list = list.map((point) => (point.id === a ? { ...point, x1: b, x2: c } : point));
    else if (key === 'drop') list = list.filter((point) => point.id !== a);
  }
  return { x1: list.map(({ x1 }) => x1), x2: list.map(({ x2 }) => x2), y: list.map(({ y }) => y), ids: list.map(({ id }) => id) };
}
