/** What the numbers of a check amount to. Pure: no DOM. */
import { CLEARLY, THRESHOLD } from './scale.js';

/** So many roundings of J, divided by ε, are no mistake. */
const ROUNDINGS = 16;
const ULP = 2 ** -52;

/** The error that rounding alone can make in a quotient. @param {any} check */
export const rounding = (check) => (ROUNDINGS * ULP * Math.max(1, Math.abs(check.cost))) / check.step;

/** @param {number} g @param {number} ghat */
export const error = (g, ghat) => (g === null || ghat === null ? NaN : g === ghat ? 0 : Math.abs(g - ghat) / (Math.abs(g) + Math.abs(ghat)));

/** One element: its numbers, and which kind of cell it is. @param {any} check @param {any} tensor @param {number} i */
export function element(check, tensor, i) {
  const [g, ghat] = [tensor.backpropagation[i], tensor.numerical[i]];
  // Where a relu bends between the probes, the quotient with every bend held straight decides.
  const judged = tensor.judged[i] ?? ghat;
  const e = error(g, judged);
  const both0 = g === 0 && Math.abs(judged) <= 1e-300;
  const drowned = Math.abs(g - judged) <= rounding(check);
  const kind = ghat === null || g === null ? 'doubt' : both0 ? 'zero' : e >= CLEARLY && !drowned && (tensor.wrong ?? true) ? 'wrong' : e >= 1e-6 ? 'doubt' : 'calm';
  return { g, ghat, error: e, kind, drowned, ratio: g / ghat, kinks: tensor.kinksCrossed[i], value: tensor.values[i], plus: tensor.plus[i], minus: tensor.minus[i] };
}

/** What a cell prints: a right one its exponent, a wrong one its factor. @param {{kind: string, error: number, ratio: number}} told */
export function print({ kind, error: e, ratio }) {
  if (!Number.isFinite(e)) return '∞';
  if (kind === 'zero') return '0';
  if (kind !== 'wrong') return e === 0 ? '=' : `−${-Math.max(-17, Math.floor(Math.log10(e)))}`;
  const times = factor(ratio);
  // A whole number could be an exponent; the others tell themselves where there is no room for the ×.
  return times.length <= 3 && /^([\d.∞]|−\d+$)/.test(times) ? `×${times}` : times;
}

/** A factor in few characters. @param {number} ratio */
export function factor(ratio) {
  if (!Number.isFinite(ratio)) return '∞';
  const size = Math.abs(ratio);
  const sign = ratio < 0 ? '−' : '';
  const near = Math.round(size);
  if (near > 0 && near < 1000 && Math.abs(size - near) < 2e-4 * near) return sign + near;
  if (size >= 1000) return `${sign}10${'⁰¹²³⁴⁵⁶⁷⁸⁹'[Math.min(9, Math.floor(Math.log10(size)))]}`;
  if (size >= 10) return sign + size.toFixed(0);
  if (size < 0.095) return size < 0.005 ? '≈0' : sign + size.toFixed(2).slice(1);
  const text = size.toFixed(ratio > 0 && Math.abs(size - 1) < 0.05 ? 2 : 1);
  return text === '1.00' ? '≈1' : sign + Number(text);
}

/** right, doubt or wrong. @param {any} check @param {any} tensor */
export function stateOf(check, tensor) {
  if (tensor.wrong) return 'wrong';
  const below = tensor.difference !== null && tensor.difference < THRESHOLD;
  return below || check.outcome === 'right' ? 'right' : 'doubt';
}

/** The best point of the curve without bugs. @param {any[] | null} sweep */
export function best(sweep) {
  return sweep ? sweep.reduce((p, q) => (q.right < p.right ? q : p)) : null;
}

/** How many digits two numbers share. @param {number} p @param {number} q */
export function shared(p, q) {
  return p === q ? 16 : Math.max(0, Math.min(16, Math.floor(-Math.log10(Math.abs(p - q) / Math.max(Math.abs(p), Math.abs(q))))));
}
