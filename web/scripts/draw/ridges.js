/** How the numbers of a layer are spread, epoch under epoch: the newest in front. */
import { raised, tick, whole } from '../numbers.js';

/**
 * Counts as heights up to 1, smoothed a little. Where one bin holds far more than all others (the zeros of a relu), it
 * is cut off, so that the others are seen.
 *
 * @param {number[]} counts
 */
export function heights(counts) {
  /** @param {number} i */
  const at = (i) => counts[Math.min(counts.length - 1, Math.max(0, i))];
  const peak = counts.indexOf(Math.max(...counts));
  const others = counts.filter((_, i) => Math.abs(i - peak) > 1);
  const cut = Math.max(1, Math.min(counts[peak], 4 * Math.max(1, ...others)));
  const smooth = counts.map((_, i) => {
    let sum = 0;
    for (let k = -2; k <= 2; k++) sum += [6, 4, 1][Math.abs(k)] * Math.min(cut, at(i + k));
    return sum / 16;
  });
  const most = Math.max(...smooth) || 1;
  return smooth.map((v) => v / most);
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens
 * @param {object} spread oldest first
 * @param {{epoch: number, counts: number[], low: number, high: number}[]} spread.rows
 * @param {number} spread.low @param {number} spread.high the axis
 * @param {string} spread.colour
 * @param {boolean} spread.exponent whether the axis is one of powers of ten
 * @param {number} width @param {number} height
 */
export function ridges(target, tokens, { rows, low, high, colour, exponent }, width, height) {
  const left = 44;
  const right = width - 2;
  const bottom = height - 24;
  const lift = Math.max(Math.min(40, height * 0.26), ((bottom - 6) * 0.75) / rows.length);
  const step = rows.length > 1 ? (bottom - lift - 6) / (rows.length - 1) : 0;
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  rows.forEach((row, r) => {
    const base = rows.length > 1 ? lift + 6 + r * step : bottom;
    const newest = r === rows.length - 1;
    target.save();
    target.beginPath();
    target.rect(left, 0, right - left, height);
    target.clip();
    const shape = high - low > row.high - row.low ? spread(row, low, high) : row;
    /** @param {number} v */
    const along = (v) => left + ((v - low) / (high - low)) * (right - left);
    trace(target, shape, base, lift * (newest ? 1 : 0.86), along, left, right);
    target.fillStyle = tokens.ground;
    target.fill();
    target.globalAlpha = newest ? 0.28 : 0.08;
    target.fillStyle = colour;
    target.fill();
    target.globalAlpha = newest ? 1 : 0.35 + 0.4 * (r / rows.length);
    target.lineWidth = newest ? 2 : 1;
    target.strokeStyle = colour;
    target.stroke();
    target.restore();
    if (newest || (rows.length > 2 && r % Math.ceil(rows.length / 4) === 0 && bottom - base > 18)) {
      target.textAlign = 'right';
      target.textBaseline = 'alphabetic';
      target.fillStyle = newest ? tokens.ink : tokens.ink3;
      target.fillText(whole(row.epoch), left - 8, base + (newest ? 0 : 4));
    }
  });
  axis(target, tokens, low, high, left, right, bottom, exponent);
}

/** The same counts in as many bins of a wider axis. @param {any} row @param {number} low @param {number} high */
function spread(row, low, high) {
  const counts = row.counts.map(() => 0);
  const width = (row.high - row.low) / counts.length;
  row.counts.forEach((/** @type {number} */ count, /** @type {number} */ k) => {
    const at = (row.low + (k + 0.5) * width - low) / (high - low);
    counts[Math.min(counts.length - 1, Math.floor(at * counts.length))] += count;
  });
  return { counts, low, high };
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} row @param {number} base @param {number} lift @param {(v: number) => number} x
 * @param {number} left @param {number} right
 */
function trace(target, row, base, lift, x, left, right) {
  const { counts, low, high } = row;
  const bins = heights(counts);
  const width = (high - low) / bins.length;
  target.beginPath();
  target.moveTo(left - 4, base);
  target.lineTo(x(low), base);
  bins.forEach((share, k) => target.lineTo(x(low + (k + 0.5) * width), base - share * lift));
  target.lineTo(x(high), base);
  target.lineTo(right + 4, base);
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {number} low @param {number} high @param {number} left
 * @param {number} right @param {number} y @param {boolean} exponent
 */
function axis(target, tokens, low, high, left, right, y, exponent) {
  target.strokeStyle = tokens.control;
  target.lineWidth = 1;
  target.beginPath();
  target.moveTo(left, y + 0.5);
  target.lineTo(right, y + 0.5);
  target.fillStyle = tokens.ink3;
  target.textBaseline = 'top';
  const marks = exponent ? exponents(low, high) : [low, 0, high];
  for (const value of marks) {
    const x = left + ((value - low) / (high - low)) * (right - left);
    target.moveTo(x, y);
    target.lineTo(x, y + 4);
    target.textAlign = x > right - 14 ? 'right' : x < left + 10 ? 'left' : 'center';
    target.fillText(exponent ? powerOfTen(value) : tick(Number(value.toPrecision(2))), x, y + 8);
  }
  target.stroke();
}

/** @param {number} exponent */
export function powerOfTen(exponent) {
  return exponent === 0 ? '1' : `10${raised(exponent)}`;
}

/** At most five whole powers. @param {number} low @param {number} high */
export function exponents(low, high, most = 4) {
  const every = Math.max(1, Math.ceil((high - low) / most));
  const list = [];
  for (let e = Math.ceil(low); e <= high; e++) if (e % every === 0) list.push(e);
  return list;
}
