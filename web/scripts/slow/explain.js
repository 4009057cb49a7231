/** Where one number comes from: the server's equation with the numbers put in, and the numbers it is made of. */
import { figure as figureText } from '../numbers.js';

/**
 * @typedef {import('./figures.js').Piece} Piece
 * @typedef {import('./figures.js').Slot} Slot
 * @typedef {{name: string, i: number, j: number}} Cell
 * @typedef {{tex: string, sources: (cell: Cell) => boolean, note: string, from?: string}} Explained
 * from: the moment that works it out
 */

const MOST_TERMS = 4;
const NEXT_LINE = '\\\\&\\quad ';

/**
 * @param {any} step
 * @param {{figure: (name: string) => import('./figures.js').Figure, axes: Record<string, number>}} numbers
 * @param {any} tokens colours of the signs
 */
export function explainer(step, { figure, axes }, tokens) {
  const coloured = (x) => (Number.isFinite(x) ? `\\textcolor{${x < 0 ? tokens.negText : tokens.posText}}{${number(x, 3)}}` : '\\infty');

  /** The number in a slot. @param {Slot} slot @param {Record<string, number>} at */
  const read = ({ of, row = '', column = '' }, at) => figure(of).value(at[row] ?? 0, at[column] ?? 0) ?? NaN;

  /** Pieces as TeX. @param {Piece[]} pieces @param {Record<string, number>} at indices @param {number} perLine terms of a sum */
  function fill(pieces, at, perLine) {
    return pieces.map((piece, k) => {
      if (typeof piece === 'string') return piece;
      if ('place' in piece) return String(at[piece.place] + 1);
      if ('terms' in piece) return sum(piece, at, perLine);
      if ('break' in piece) return perLine < 3 ? NEXT_LINE : '';
      const x = read(piece, at);
      const text = coloured(x);
      const raised = /\\cdot/.test(text) && String(pieces[k + 1]).startsWith('^');
      return (piece.bracketed && x < 0) || raised ? `(${text})` : text;
    }).join('');
  }

  /** A long sum is cut: of products to the largest, else to the first. */
  function sum({ terms, over, along, ranked, breaks }, at, perLine) {
    const count = axes[along];
    const places = Array.from({ length: count }, (_, k) => ({ ...at, [over]: k }));
    const numbers = terms.filter((piece) => piece.of);
    const size = (place) => Math.abs(numbers.reduce((product, slot) => product * read(slot, place), 1));
    const bySize = () => places.map((place) => ({ place, size: size(place) })).sort((p, q) => q.size - p.size).map(({ place }) => place);
    const kept = new Set((ranked ? bySize() : places).slice(0, MOST_TERMS));
    const shown = places.filter((place) => kept.has(place)).map((place) => fill(terms, place, perLine));
    const left = count - kept.size + (along === 'm' ? step.m - step.columns : 0);
    const joined = shown.map((term, k) => (k === 0 ? term : !breaks || k % perLine ? `+${term}` : `${NEXT_LINE}+${term}`));
    return joined.join('') + (left ? '+\\dots' : '');
  }

  /** Every slot, however deep. @param {Piece[]} pieces @returns {Slot[]} */
  const slots = (pieces) => pieces.flatMap((/** @type {any} */ piece) => (piece.terms ? slots(piece.terms) : piece.of ? [piece] : []));

  /** Whether an index that is summed over, or the cell's own, meets a place. */
  const meets = (index, place, at) => (index === undefined ? place === 0 : at[index] === undefined || at[index] === place);

  /** @param {any} note @param {Record<string, number>} at @param {string} name */
  function say({ says }, at) {
    return says.map((piece) => {
      if (typeof piece === 'string') return piece;
      if (piece.list) return String(piece.counted ? step[piece.list][at[piece.at]] + 1 : step[piece.list][at[piece.at]]);
      if (piece.place) return String(at[piece.place] + 1);
      const cell = { row: 'i', column: 'j' };
      const now = read(piece.less ? { of: piece.of, ...cell } : piece, at);
      return figureText(piece.less ? now - read({ of: piece.less, ...cell }, at) : now);
    }).join('');
  }

  /** @param {Cell} cell @param {number} perLine terms of a sum that stand on one line @returns {Explained} */
  return function explain({ name, i, j }, perLine) {
    const { symbol, formula, numbers, notes, from, value } = figure(name);
    const at = { i, j };
    const lines = [formula, numbers].filter(Boolean).map((pieces) => fill(/** @type {Piece[]} */ (pieces), at, perLine));
    const made = slots(numbers ?? []);
    const told = (notes ?? []).filter(({ when }) => !when || Math.sign(read(when, at)) === when.sign);
    const sides = [...lines, `\\mathbf{${number(value(i, j) ?? NaN, 4)}}`].map((line) => `&=${line}`);
    return {
      tex: `\\begin{aligned}${fill(symbol, at, perLine)}${sides.join('\\\\')}\\end{aligned}`,
      sources: (cell) => made.some((slot) => slot.of === cell.name && meets(slot.row, cell.i, at) && meets(slot.column, cell.j, at)),
      note: told.map((note) => say(note, at)).join(' '),
      from,
    };
  };
}

/** A number as TeX with so many digits. @param {number} x @param {number} digits */
export function number(x, digits) {
  if (!Number.isFinite(x)) return '\\infty';
  if (Number.isInteger(x) && Math.abs(x) < 1000) return String(x);
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e4) return x.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
  const exponent = Math.floor(Math.log10(size) + 1e-12);
  return `${(x / 10 ** exponent).toFixed(digits - 1)}\\cdot 10^{${exponent}}`;
}
