/** Which rows and columns of large matrices are in sight: every axis has one window, the same in all matrices. */

const SAID = { m: 'examples' };
const BETWEEN = 26;
const AROUND = 14;

/**
 * @param {{rows: string, columns: string, transposed?: boolean, size: [number, number]}[]} figures
 * @param {Record<string, number>} lengths of the axes
 * @param {Record<string, number>} from where each window begins
 * @param {number | null} one the only example that is shown
 * @param {HTMLElement} place
 * @param {number} less columns that have no room after all
 */
export function windows(figures, lengths, from, one, place, less) {
  const style = getComputedStyle(place);
  const cell = parseFloat(style.getPropertyValue('--cell-width')) + 2;
  const tall = Number(style.getPropertyValue('--rows')) || 10;
  const wide = place.clientWidth;
  const room = wide - figures.length * (BETWEEN + AROUND) - less * cell;
  const columns = figures.map(({ rows, columns, transposed }) => (transposed ? rows : columns));
  const across = figures.map(({ rows, columns, transposed }) => (transposed ? columns : rows));
  const lengthOf = (axis) => (axis === 'm' && one !== null ? 1 : lengths[axis]);
  /** @type {Record<string, number>} */
  const counts = {};
  for (const axis of [...columns, ...across]) {
    const asRow = across.includes(axis);
    counts[axis] = Math.min(lengthOf(axis), asRow ? tall : 16, axis === 'm' ? 12 : 16);
  }
  const total = () => columns.reduce((sum, axis) => sum + counts[axis], 0);
  // On narrow screens terms stand below each other; then only each of them has to fit.
  const fits = () => (wide < 640 ? columns.every((axis) => counts[axis] * cell + AROUND + BETWEEN + 18 <= wide) : total() * cell <= room);
  while (!fits()) {
    const widest = columns.reduce((p, q) => (counts[q] > counts[p] ? q : p));
    if (counts[widest] <= 2) break;
    counts[widest]--;
  }
  const start = (axis) => (axis === 'm' && one !== null ? one : Math.max(0, Math.min(from[axis] ?? 0, lengths[axis] - 1)));
  const count = (axis) => (axis === 'm' && one !== null ? 1 : Math.min(counts[axis], lengths[axis] - start(axis)));
  return {
    length: (axis) => lengthOf(axis),
    indices: (axis) => Array.from({ length: count(axis) }, (_, k) => start(axis) + k),
    cut: (axis) => start(axis) + count(axis) < lengthOf(axis) && !(axis === 'm' && one !== null),
    long: () => [...new Set([...columns, ...across])].filter((axis) => count(axis) < lengthOf(axis)).map((axis) => ({
      axis, start: start(axis), count: count(axis), length: lengths[axis], said: SAID[axis] ?? (axis === 'u0' ? 'inputs' : `units of layer ${axis.slice(1)},`),
    })),
  };
}
