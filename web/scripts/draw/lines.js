/** One line a layer on a log axis, named at its end. */
import { haloed } from './canvas.js';
import { niceStep } from './axes.js';
import { tick } from '../numbers.js';
import { exponents, powerOfTen } from './ridges.js';

/**
 * @typedef {{name: string, colour: string, xs: number[], ys: number[], width?: number, dash?: number[], quiet?: boolean}} Series
 * @param {CanvasRenderingContext2D} target @param {any} tokens
 * @param {object} chart
 * @param {Series[]} chart.series drawn in order; a quiet one has no name
 * @param {[number, number]} chart.x ends of the axis
 * @param {[number, number]} chart.y exponents of the ends
 * @param {{from: number, to: number, text: string}} [chart.band] exponents between which all is well
 * @param {string} [chart.unit] what the x axis counts
 * @param {number} width @param {number} height
 */
export function logLines(target, tokens, { series, x, y, band, unit }, width, height) {
  const left = 40;
  const named = series.filter((line) => !line.quiet);
  target.font = `500 ${tokens.typeNote}px ${tokens.fontUi}`;
  const right = width - 14 - Math.max(0, ...named.map(({ name }) => target.measureText(name).width));
  const [top, bottom] = [8, height - 24];
  /** @param {number} v */
  const px = (v) => left + ((v - x[0]) / (x[1] - x[0] || 1)) * (right - left);
  /** @param {number} v */
  const py = (v) => bottom - ((Math.log10(v) - y[0]) / (y[1] - y[0] || 1)) * (bottom - top);
  if (band) {
    target.fillStyle = tokens.calm;
    target.fillRect(left, py(10 ** band.to), right - left, py(10 ** band.from) - py(10 ** band.to));
  }
  grid(target, tokens, { x, y, unit }, left, right, top, bottom, px);
  const ends = series.flatMap((line) => stroke(target, line, px, py, top, bottom) ?? []);
  ends.sort((a, b) => a.y - b.y);
  let floor = -Infinity;
  for (const end of ends) floor = end.at = Math.max(end.y, floor + 14);
  const over = ends.length ? Math.max(0, ends[ends.length - 1].at - bottom) : 0;
  target.textAlign = 'left';
  target.textBaseline = 'alphabetic';
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.textAlign = 'right';
  target.fillStyle = tokens.ink2;
  if (band) target.fillText(band.text, right - 6, py(10 ** band.from) - 5);
  target.textAlign = 'left';
  target.textBaseline = 'middle';
  target.font = `500 ${tokens.typeNote}px ${tokens.fontUi}`;
  for (const end of ends) haloed(target, end.name, right + 8, end.at - over, tokens.ink, tokens.ground);
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} what @param {number} left @param {number} right
 * @param {number} top @param {number} bottom @param {(v: number) => number} px
 */
function grid(target, tokens, { x, y, unit }, left, right, top, bottom, px) {
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.lineWidth = 1;
  target.textAlign = 'right';
  target.textBaseline = 'middle';
  for (const e of exponents(y[0], y[1])) {
    const at = Math.round(bottom - ((e - y[0]) / (y[1] - y[0])) * (bottom - top)) + 0.5;
    target.strokeStyle = tokens.grid;
    target.beginPath();
    target.moveTo(left, at);
    target.lineTo(right, at);
    target.stroke();
    target.fillStyle = tokens.ink3;
    target.fillText(powerOfTen(e), left - 6, at);
  }
  target.strokeStyle = tokens.control;
  target.beginPath();
  target.moveTo(left, bottom + 0.5);
  target.lineTo(right, bottom + 0.5);
  target.textBaseline = 'top';
  const step = Math.max(niceStep((x[1] - x[0]) / Math.max(2, Math.floor((right - left) / 64))), unit ? 1 : 0);
  for (let k = Math.ceil(x[0] / step); k * step <= x[1] * (1 + 1e-9); k++) {
    const at = px(k * step);
    target.moveTo(at, bottom);
    target.lineTo(at, bottom + 4);
    target.textAlign = at < left + 8 ? 'left' : 'center';
    target.fillText(tick(Number((k * step).toPrecision(10))), at, bottom + 8);
  }
  target.stroke();
  if (!unit) return;
  target.textAlign = 'left';
  target.fillText(unit, right + 8, bottom + 8);
}

/**
 * Draws what is above 0; returns where the name goes. @param {any} target @param {Series} line
 * @param {(v: number) => number} px @param {(v: number) => number} py @param {number} top @param {number} bottom
 */
function stroke(target, line, px, py, top, bottom) {
  const { name, colour, xs, ys, width = 1.75, dash = [], quiet } = line;
  target.save();
  target.beginPath();
  target.rect(0, top - 4, 1e5, bottom - top + 6);
  target.clip();
  target.beginPath();
  let open = false;
  let y = NaN;
  for (let i = 0; i < xs.length; i++) {
    if (!(ys[i] > 0)) {
      open = false;
      continue;
    }
    y = py(ys[i]);
    if (open) target.lineTo(px(xs[i]), y);
    else target.moveTo(px(xs[i]), y);
    if (!open && !(ys[i + 1] > 0)) target.arc(px(xs[i]), y, 1.5, 0, 2 * Math.PI);
    open = true;
  }
  target.setLineDash(dash);
  target.lineWidth = width;
  target.lineJoin = 'round';
  target.strokeStyle = colour;
  target.stroke();
  target.restore();
  return quiet || y !== y ? null : { name, y, at: 0 };
}
