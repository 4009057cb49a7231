/** Shares of dead or saturated units, one line a layer, from 0 up. */
import { haloed } from './canvas.js';
import { niceStep, ticks } from './axes.js';
import { tick } from '../numbers.js';

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens
 * @param {object} chart
 * @param {import('./lines.js').Series[]} chart.series drawn in order; a quiet one has no name
 * @param {[number, number]} chart.x ends of the axis
 * @param {number} chart.top the highest share of the axis, 0 … 1
 * @param {string} [chart.unit] what the x axis counts
 * @param {number} width @param {number} height
 */
export function shares(target, tokens, { series, x, top: most, unit }, width, height) {
  const left = 40;
  const named = series.filter((line) => !line.quiet);
  target.font = `500 ${tokens.typeNote}px ${tokens.fontUi}`;
  const right = width - 14 - Math.max(0, ...named.map(({ name }) => target.measureText(name).width));
  const [top, bottom] = [8, height - 24];
  /** @param {number} v */
  const px = (v) => left + ((v - x[0]) / (x[1] - x[0] || 1)) * (right - left);
  /** @param {number} v */
  const py = (v) => bottom - (v / most) * (bottom - top);
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.lineWidth = 1;
  target.textBaseline = 'middle';
  target.textAlign = 'right';
  for (const share of ticks(0, most, 4)) {
    const at = Math.round(py(share)) + 0.5;
    target.strokeStyle = share ? tokens.grid : tokens.control;
    target.beginPath();
    target.moveTo(left, at);
    target.lineTo(right, at);
    target.stroke();
    target.fillStyle = tokens.ink3;
    target.fillText(`${Math.round(100 * share)}\u202f%`, left - 6, at);
  }
  target.textBaseline = 'top';
  target.beginPath();
  const step = Math.max(niceStep((x[1] - x[0]) / Math.max(2, Math.floor((right - left) / 64))), unit ? 1 : 0);
  for (let k = Math.ceil(x[0] / step); k * step <= x[1] * (1 + 1e-9); k++) {
    const at = px(k * step);
    target.moveTo(at, bottom);
    target.lineTo(at, bottom + 4);
    target.textAlign = at < left + 8 ? 'left' : 'center';
    target.fillText(tick(Number((k * step).toPrecision(10))), at, bottom + 8);
  }
  target.strokeStyle = tokens.control;
  target.stroke();
  if (unit) {
    target.textAlign = 'left';
    target.fillText(unit, right + 8, bottom + 8);
  }
  const ends = series.map((line) => stroke(target, line, px, py)).filter((end) => !end.quiet);
  ends.sort((a, b) => b.y - a.y);
  let ceiling = bottom - 4;
  target.font = `500 ${tokens.typeNote}px ${tokens.fontUi}`;
  target.textAlign = 'left';
  target.textBaseline = 'middle';
  for (const { name, y } of ends) {
    const at = Math.min(y, ceiling);
    ceiling = at - 14;
    haloed(target, name, right + 8, at, tokens.ink, tokens.ground);
  }
}

/** @param {CanvasRenderingContext2D} target @param {any} what @param {(v: number) => number} px @param {(v: number) => number} py */
function stroke(target, { name, colour, xs, ys, width = 1.75, dash = [], quiet }, px, py) {
  target.beginPath();
  xs.forEach((/** @type {number} */ x, /** @type {number} */ i) => target.lineTo(px(x), py(ys[i])));
  target.setLineDash(dash);
  target.lineWidth = width;
  target.lineJoin = 'round';
  target.strokeStyle = colour;
  target.stroke();
  target.setLineDash([]);
  return { name, quiet, y: py(ys[ys.length - 1]) };
}

/** The end of the axis: 10, 20, 50 or 100 %. @param {number} most */
export function ceilingOf(most) {
  return [0.1, 0.2, 0.5].find((top) => most <= top) ?? 1;
}
