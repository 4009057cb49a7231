/** The lanes of an experiment: what they share, what each has of its own, and how that is said. */
import { encode, keepOf, pairsOf, parseLayers, toQuery } from './experiment.js';
import { complete, setting, titleOf } from './kit/schema.js';
import { tick } from './numbers.js';

/**
 * @typedef {import('./experiment.js').Values} Values
 * @typedef {{shared: Values, lanes: Values[]}} Whole what is given for all, and what lane k has of its own; the rest is as usual
 */

/** @param {string} query @returns {Whole} */
export function parseWhole(query) {
  const pairs = pairsOf(query);
  const lanes = pairs.getAll('lane').map((lane) => Object.fromEntries(lane.split(';').filter(Boolean).map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, at), part.slice(at + 1)];
  })));
  pairs.delete('lane');
  return { shared: Object.fromEntries(pairs), lanes: lanes.length ? lanes : [{}] };
}

/** @param {Whole} whole */
export function printWhole({ shared, lanes }) {
  if (lanes.length === 1) return toQuery({ ...shared, ...lanes[0] });
  const text = (/** @type {Values} */ lane) => Object.entries(lane).map(([key, value]) => `${key}=${value}`).join(';');
  return [toQuery(shared, lanes), ...lanes.map((lane) => `lane=${encode(text(lane))}`)].filter(Boolean).join('&');
}

/** All settings of one lane. @param {Whole} whole @param {number} k @returns {Values} */
export function valuesOf({ shared, lanes }, k) {
  return complete({ ...shared, ...(lanes[k] ?? lanes[0]) });
}

/** The keys in which lanes differ. @param {Whole} whole */
export function differing(whole) {
  const all = whole.lanes.map((_, k) => valuesOf(whole, k));
  return Object.keys(all[0]).filter((key) => all.some((values) => values[key] !== all[0][key]));
}

/**
 * Changed settings: those in which lanes differ change in lane `k`, all others in every lane.
 * @param {Whole} whole @param {Values} changes @param {number} k @returns {Whole}
 */
export function changed({ shared, lanes }, changes, k) {
  const own = (key) => lanes.length > 1 && lanes.some((lane) => key in lane);
  const pick = (test) => Object.fromEntries(Object.entries(changes).filter(([key]) => test(key)));
  const mine = pick(own);
  if (lanes.length === 1) return { shared: { ...shared, ...lanes[0], ...changes }, lanes: [{}] };
  return { shared: { ...shared, ...pick((key) => !own(key)) }, lanes: lanes.map((lane, i) => (i === k ? { ...lane, ...mine } : lane)) };
}

/** One lane more: lane `k` with some settings changed. @param {Whole} whole @param {number} k @param {Values} changes @returns {Whole} */
export function withCopy({ shared, lanes }, k, changes) {
  return { shared, lanes: [...lanes, { ...lanes[k], ...changes }] };
}

/** @param {Whole} whole @param {number} k @returns {Whole} */
export function without({ shared, lanes }, k) {
  const rest = lanes.filter((_, i) => i !== k);
  return rest.length === 1 ? { shared: { ...shared, ...rest[0] }, lanes: [{}] } : { shared, lanes: rest };
}

/**
 * What sets each lane apart: pairs of a name and a value.
 * @param {Whole} whole @returns {{name: string, value: string}[][]}
 */
export function badges(whole) {
  const keys = differing(whole);
  const all = whole.lanes.map((_, k) => valuesOf(whole, k));
  const shapes = keys.includes('layers') ? layersApart(all.map(({ layers }) => layers)) : [];
  return all.map((values, k) => {
    const words = [];
    for (const key of keys) {
      if (key === 'layers') words.push(...shapes[k]);
      else if (key === 'scale' && keys.includes('init')) continue;
      else words.push({ name: setting(key)?.brief ?? key, value: valueOf(key, values) });
    }
    return words.length ? words : [{ name: 'lane', value: String(k + 1) }];
  });
}

/** A setting's value in words. @param {string} key @param {Values} values */
export function valueOf(key, values) {
  const value = values[key];
  const { form, idle } = setting(key) ?? {};
  if (key === 'init' && values.scale !== setting('scale')?.idle && value !== 'zeros') return `${titleOf(key, value)} × ${values.scale}`;
  if (form?.kind === 'decay') return value.split(':').map((part, i) => (i ? tick(Number(part)) : part)).join(' ');
  if (value === '' || (value === '0' && idle === '0')) return 'none';
  return titleOf(key, value);
}

/** What is said of a lane's layers; of this only what is not the same in all lanes. */
const OF_LAYERS = [
  ['layers', (layers) => printUnits(layers)],
  ['activation', (layers) => alike(layers.map(({ activation }) => activation))],
  ['batch norm', (layers) => {
    const normed = layers.flatMap(({ options }, i) => (options.includes('bn') ? [i + 1] : []));
    return !normed.length ? 'off' : normed.length === layers.length ? 'on' : `in ${normed.join(', ')}`;
  }],
  ['keep', (layers) => (layers.every((layer) => keepOf(layer) === '1') ? 'all' : alike(layers.map(keepOf)))],
];

/** @param {string[]} texts */
function layersApart(texts) {
  const all = texts.map(parseLayers);
  const apart = OF_LAYERS.map(([name, say]) => ({ name, values: all.map(say) })).filter(({ values }) => new Set(values).size > 1);
  return all.map((_, k) => apart.map(({ name, values }) => ({ name, value: values[k] })));
}

function alike(values) {
  return new Set(values).size === 1 ? values[0] : values.join(', ') || 'none';
}

/** "10, 5", and "32 × 10" where ten layers are alike. */
function printUnits(layers) {
  if (!layers.length) return 'none';
  const units = layers.map((layer) => layer.units);
  return units.length > 3 && new Set(units).size === 1 ? `${units.length} of ${units[0]}` : units.join(', ');
}

/** What lanes of different shapes still share, in words; empty where they share everything but what the badges say. @param {Whole} whole */
export function sharing(whole) {
  const all = whole.lanes.map((_, k) => valuesOf(whole, k));
  const keys = differing(whole);
  const shapes = all.map(({ layers }) => parseLayers(layers).map(({ units }) => units));
  if (keys.includes('weightSeed')) return 'Lanes share examples and batch order; each draws its own start.';
  if (keys.includes('inputs')) return 'Lanes share examples and batch order; with other inputs the first layers, and so all draws, differ.';
  if (new Set(shapes.map(String)).size === 1) return '';
  let layer = 0;
  while (shapes.every((units) => units[layer] !== undefined && units[layer] === shapes[0][layer])) layer++;
  const draws = layer === 0 ? 'the first draws behind W1' : layer === 1 ? 'the draws behind W1' : `the draws behind W1 to W${layer}`;
  return `Lanes share examples, batch order and ${draws}; from there on their shapes differ.`;
}
