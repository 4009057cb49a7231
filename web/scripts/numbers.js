/** Numbers as they are read: true minus, thin-space groups, no more digits than mean something. */

const MINUS = '\u2212';
const THIN = '\u202f';

/** @param {number} n */
export function whole(n) {
  const digits = Math.abs(Math.round(n)).toString().replace(/\B(?=(\d{3})+(?!\d))/g, THIN);
  return n < 0 ? MINUS + digits : digits;
}

/** With so many decimals. @param {number} x @param {number} decimals */
export function fixed(x, decimals) {
  if (!Number.isFinite(x)) return '–';
  const text = Math.abs(x).toFixed(decimals);
  return x < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** About three digits, whatever the size. @param {number} x */
export function figure(x) {
  if (!Number.isFinite(x)) return '–';
  const size = Math.abs(x);
  if (size === 0) return '0';
  if (size >= 1e5 || size < 1e-4) return power(x, 1);
  if (size >= 100) return (x < 0 ? MINUS : '') + size.toFixed(0);
  if (size >= 10) return fixed(x, 1);
  return fixed(x, size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.01 ? 4 : 5);
}

/** Three decimals and no more: losses beside a curve. @param {number} x */
export function loss(x) {
  return Math.abs(x) >= 0.001 && Math.abs(x) < 1000 ? fixed(x, Math.abs(x) < 0.1 ? 4 : 3) : figure(x);
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Digits as superscripts. @param {number} n */
export function raised(n) {
  return (n < 0 ? '⁻' : '') + [...Math.abs(n).toString()].map((d) => RAISED[Number(d)]).join('');
}

/** m × 10ⁿ. @param {number} x @param {number} [decimals] */
export function power(x, decimals = 1) {
  const exponent = Math.floor(Math.log10(Math.abs(x)));
  return `${fixed(x / 10 ** exponent, decimals)}${THIN}×${THIN}10${raised(exponent)}`;
}

/** 0.987 → 98.7 %. @param {number} share */
export function percent(share) {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)}${THIN}%` : '–';
}

/** The text of a tick: as short as it goes. @param {number} x */
export function tick(x) {
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e5 || size < 1e-3) {
    const exponent = Math.floor(Math.log10(size) + 1e-9);
    const mantissa = Math.round(size / 10 ** exponent);
    return (x < 0 ? MINUS : '') + (mantissa === 1 ? '' : `${mantissa}·`) + '10' + raised(exponent);
  }
  if (size >= 1000) return whole(x);
  return (x < 0 ? MINUS : '') + String(Number(size.toPrecision(6)));
}
