/** Training points changed by hand, as the query's `edits` says it: places count the generated examples from 0. */

/** What can be done to an example. */
export const KINDS = ['add', 'move', 'drop'];

/**
 * @typedef {{index: number, added: boolean}} Place an example by its number among the generated or the added ones
 * @typedef {{adds: number[][], moves: Map<number, number[]>, drops: Set<number>}} Edits an added one is [x1, x2, y]
 */

/** @param {string} text @returns {Edits} */
export function parseEdits(text) {
  /** @type {Edits} */
  const edits = { adds: [], moves: new Map(), drops: new Set() };
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const [kind, ...numbers] = part.split(':');
    const [a, b, c] = numbers.map(Number);
    if (kind === 'add') edits.adds.push([a, b, c]);
    else if (kind === 'move') edits.moves.set(a, [b, c]);
    else if (kind === 'drop') edits.drops.add(a);
  }
  return edits;
}

/** @param {Edits} edits */
export function printEdits({ adds, moves, drops }) {
  return [
    ...[...moves].filter(([index]) => !drops.has(index)).map(([index, at]) => ['move', index, ...at]),
    ...[...drops].map((index) => ['drop', index]),
    ...adds.map((add) => ['add', ...add]),
  ].map((words) => words.join(':')).join(',');
}

/** How many changes there are. @param {Edits} edits */
export function countEdits({ adds, moves, drops }) {
  return adds.length + drops.size + [...moves.keys()].filter((index) => !drops.has(index)).length;
}

/**
 * Which example is shown as number `shown` of `all`: what is left of the generated ones, then the added ones. @param {Edits} edits
 * @returns {Place} @param {number} shown @param {number} all
 */
export function placeOf({ adds, drops }, shown, all) {
  const generated = all - adds.length;
  if (shown >= generated) return { index: shown - generated, added: true };
  let index = -1;
  for (let left = shown; left >= 0; left--) do index++; while (drops.has(index));
  return { index, added: false };
}

/** Three digits after the point, as a link can be read. @param {number} x */
const rounded = (x) => Number(Math.min(10, Math.max(-10, x)).toFixed(3)) + 0;

/** @param {Edits} edits @param {number[]} at @param {number} y @returns {Edits} */
export function withAdded(edits, at, y) {
  return { ...edits, adds: [...edits.adds, [...at.map(rounded), y]] };
}

/** @param {Edits} edits @param {Place} place @param {number[]} at @returns {Edits} */
export function withMoved(edits, { index, added }, at) {
  const to = at.map(rounded);
  if (added) return { ...edits, adds: edits.adds.map((add, i) => (i === index ? [...to, add[2]] : add)) };
  return { ...edits, moves: new Map([...edits.moves, [index, to]]) };
}

/** @param {Edits} edits @param {Place} place @returns {Edits} */
export function withDropped(edits, { index, added }) {
  if (added) return { ...edits, adds: edits.adds.filter((_, i) => i !== index) };
  return { ...edits, drops: new Set([...edits.drops, index]) };
}
