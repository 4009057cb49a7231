/** How a run is looked at, as the # of the address says it: one table of fields, read and printed by the kit's codec. */
import { codec, flag, oneOf, parts, place, whole } from './kit/address.js';
import { VIEWS } from './views/list.js';

const SETS = /** @type {const} */ (['train', 'dev', 'test']);
const LINES = /** @type {const} */ (['weight', 'gradient', 'update']);
const SEEDS = [5, 10, 20, 50];

const counts = (/** @type {string[]} */ texts) => (texts.every((text) => /^\d{1,6}$/.test(text)) ? texts.map(Number) : null);

/** `2:1` is the first neuron of layer 2; of layer 0 an input. */
const neuron = parts(/** @type {any} */ (null), (texts) => {
  const found = counts(texts);
  return found?.length === 2 && found[1] > 0 ? { layer: found[0], unit: found[1] - 1 } : undefined;
}, (value) => (value ? [value.layer, value.unit + 1] : []));

const example = parts(/** @type {any} */ (null), ([name, number, ...rest]) => {
  const set = SETS.find((one) => one === name);
  return set && counts([number ?? ''])?.[0] && !rest.length ? { set, index: Number(number) - 1 } : undefined;
}, (value) => (value ? [value.set, value.index + 1] : []));

/** `update:2:33:1`: what of layer 2, from row 33 and column 1 on. */
const matrices = parts({ of: /** @type {any} */ ('weight'), layer: 0, row: 0, column: 0 }, ([name, ...window]) => {
  const of = LINES.find((one) => one === name);
  const [layer = 0, row = 1, column = 1] = counts(window) ?? [NaN];
  return of && layer >= 0 && row > 0 && column > 0 ? { of, layer, row: row - 1, column: column - 1 } : undefined;
}, ({ of, layer, row, column }) => (layer ? [of, layer, row + 1, column + 1] : [of]));

/** `random:3`: the third pair of random directions. */
const slice = parts({ directions: /** @type {any} */ ('path'), seed: 1, take: 0 }, ([name, seed = '1']) => {
  const directions = ['path', 'random'].find((one) => one === name);
  return directions && counts([seed])?.[0] ? { directions, seed: Number(seed), take: 0 } : undefined;
}, ({ directions, seed }) => (seed === 1 ? [directions] : [directions, seed]));

/** The pointed place of the plane, `0.5,-1.2`. */
const point = {
  usual: /** @type {any} */ (null),
  read(/** @type {string} */ text) {
    const found = text.split(',').map(Number);
    return found.length === 2 && found.every((x) => Number.isFinite(x) && Math.abs(x) <= 100) ? found : undefined;
  },
  print: (/** @type {any} */ at) => (at ? at.map((/** @type {number} */ x) => Number(x.toFixed(3))).join() : ''),
};

const { usual, read, print } = codec({
  /** Without one it is the tab that shows by itself. */
  tab: oneOf('', VIEWS.map(({ id }) => id)),
  lane: whole(0, 1, 6),
  neuron,
  point,
  at: place,
  panel: oneOf('curves', ['curves', 'network', 'dock', 'data']),
  speed: oneOf('', ['slow', 'normal', 'fast', 'max']),
  unit: oneOf('epoch', ['epoch', 'batch']),
  lines: oneOf('weight', LINES),
  measure: oneOf('loss', ['loss', 'cost', 'accuracy']),
  scale: oneOf('logarithmic', ['linear', 'logarithmic']),
  seeds: { usual: 0, read: (text) => SEEDS.find((count) => String(count) === text) },
  set: oneOf('test', SETS),
  matrices,
  example,
  slice,
  race: { usual: 95, read: (text) => [90, 95, 99].find((percent) => String(percent) === text) },
  projector: flag,
});

export { usual, read, print };

/** @type {Record<string, string>} */
const CALLED = { at: 'epoch', point: 'place', measure: 'curves', set: 'examples counted', slice: 'directions', unit: 'step' };

/** What a link to such a view holds beside the experiment, in words. @param {Record<string, any>} view */
export function contents(view) {
  const keys = new URLSearchParams(print(view).slice(1)).keys();
  return [...keys].map((key) => CALLED[key] ?? key);
}

/**
 * What can be said of how a run is looked at.
 * @param {import('./store.js').State} state
 * @param {boolean} [exactly] with the place in the run and the pointed one: a link to this very moment
 */
export function viewOf(state, exactly = false) {
  const { opened, grid, focus, pinned, tab, epoch, batch, at } = state;
  if (!opened) return state.coming ?? usual;
  // Whoever comes with an experiment and no speed gets the usual one.
  const speed = state.speed === 'normal' && state.experiment ? '' : state.speed;
  const natural = pinned ? 'neuron' : grid ? 'lanes' : 'weights';
  const only = (/** @type {string} */ name, /** @type {any} */ value, /** @type {any} */ otherwise) => (tab === name ? value : otherwise);
  return {
    tab: tab === natural || (tab === 'neuron' && !pinned) ? '' : tab,
    lane: opened.lanes.length > 1 && !grid ? focus + 1 : 0,
    neuron: pinned,
    panel: state.panel, speed: exactly ? speed : state.wish, unit: state.unit,
    lines: state.lines, measure: state.measure, scale: state.scale, seeds: state.luck, race: state.race, projector: state.projector,
    set: only('confusion', state.confusion, usual.set),
    matrices: only('matrices', state.matrices, usual.matrices),
    example: only('example', state.example, null),
    slice: only('landscape', state.slice, usual.slice),
    at: exactly && epoch + batch > 0 ? { epoch, batch } : null,
    point: exactly && pinned ? at : null,
  };
}
