/** How the weights of a layer are spread, epoch under epoch: the newest in front. */
import { raised, tick, whole } from '../numbers.js';

export const BINS = 48;

/** Counts values in low … high, smoothed a little. @param {Float32Array} values @param {number} low @param {number} high */
export function histogram(values, low, high) {
  const bins = new Float32Array(BINS);
  const width = (high - low) / BINS || 1;
  for (const value of values) {
    const at = (value - low) / width - 0.5;
    for (let k = Math.max(0, Math.floor(at) - 7); k <= Math.min(BINS - 1, Math.floor(at) + 8); k++) {
      bins[k] += Math.exp(-((k - at) ** 2) / 9);
    }
  }
  return bins;
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens
 * @param {{rows: {epoch: number, values: Float32Array}[], low: number, high: number, colour: string, exponent: boolean}} ridges oldest first
 */
export function ridges(target, tokens, { rows, low, high, colour, exponent }, width, height) {
  const left = 44;
  const bottom = height - 24;
  const lift = Math.max(Math.min(40, height * 0.26), ((bottom - 6) * 0.75) / rows.length);
  const step = rows.length > 1 ? (bottom - lift - 6) / (rows.length - 1) : 0;
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  rows.forEach(({ epoch, values }, r) => {
    const base = rows.length > 1 ? lift + 6 + r * step : bottom;
    const bins = histogram(values, low, high);
    const most = Math.max(...bins) || 1;
    const newest = r === rows.length - 1;
    target.beginPath();
    target.moveTo(left, base);
    bins.forEach((count, k) => target.lineTo(left + ((k + 0.5) / BINS) * (width - left - 2), base - (count / most) * lift * (newest ? 1 : 0.86)));
    target.lineTo(width - 2, base);
    target.fillStyle = tokens.ground;
    target.fill();
    target.globalAlpha = newest ? 0.28 : 0.08;
    target.fillStyle = colour;
    target.fill();
    target.globalAlpha = newest ? 1 : 0.35 + 0.4 * (r / rows.length);
    target.lineWidth = newest ? 2 : 1;
    target.strokeStyle = colour;
    target.stroke();
    target.globalAlpha = 1;
    if (newest || (rows.length > 2 && r % Math.ceil(rows.length / 4) === 0 && bottom - base > 18)) {
      target.textAlign = 'right';
      target.textBaseline = 'alphabetic';
      target.fillStyle = newest ? tokens.ink : tokens.ink3;
      target.fillText(whole(epoch), left - 8, base + (newest ? 0 : 4));
    }
  });
  axis(target, tokens, low, high, left, width - 2, bottom, exponent);
}

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
    target.fillText(exponent ? (value === 0 ? '1' : `10${raised(value)}`) : tick(Number(value.toPrecision(2))), x, y + 8);
  }
  target.stroke();
}

function exponents(low, high) {
  const every = Math.max(1, Math.ceil((high - low) / 4));
  const list = [];
  for (let e = Math.ceil(low); e <= high; e++) if (e % every === 0) list.push(e);
  return list;
}
