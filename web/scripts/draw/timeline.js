/** The run from its start to where it has come, with the loss in it and the place that is shown. */
import { niceStep } from './axes.js';
import { haloed } from './canvas.js';
import { whole } from '../numbers.js';

/**
 * @typedef {object} Track
 * @property {number} max the axis goes from epoch 0 to here
 * @property {number} at the epoch that is shown
 * @property {number} furthest
 * @property {{colour: string, dash: number[], points: {x: number, y: number}[]}[]} curves losses, the first on top
 * @property {{epoch: number, text: string, ahead: boolean}[]} changes
 * @property {{epoch: number, text: string}[]} stops where a lane stopped
 * @property {boolean} focus
 */

/** A round epoch at or after this one: the axis stands still most of the time. @param {number} epoch */
export function axisFor(epoch) {
  if (epoch <= 100) return 100;
  const power = 10 ** Math.floor(Math.log10(epoch));
  return power * ([1, 1.5, 2, 3, 5, 8].find((m) => m * power >= epoch) ?? 10);
}

/** Room to either side of the axis. @param {number} width */
export function marginOf(width) {
  return width < 900 ? 20 : 24;
}

/** @param {number} epoch @param {number} max @param {number} width */
export function placeOf(epoch, max, width) {
  const margin = marginOf(width);
  return margin + (epoch / max) * (width - 2 * margin);
}

/** @param {number} x @param {number} max @param {number} width */
export function epochAt(x, max, width) {
  const margin = marginOf(width);
  return Math.round(((x - margin) / (width - 2 * margin)) * max);
}

/** @param {any} target @param {any} tokens @param {Track} track @param {number} width @param {number} height */
export function timeline(target, tokens, track, width, height) {
  const named = height > 56;
  const top = named ? 6 : 5;
  const bottom = Math.round(named ? height - tokens.typeNote - 17 : height - 13) + 0.5;
  /** @param {number} epoch */
  const x = (epoch) => placeOf(epoch, track.max, width);
  losses(target, tokens, track, x, top + 2, bottom);
  target.lineWidth = 1;
  target.strokeStyle = tokens.control;
  line(target, marginOf(width), bottom, width - marginOf(width), bottom);
  if (named) ticks(target, tokens, track.max, x, width, bottom);
  changes(target, tokens, track, x, width, bottom);
  stops(target, tokens, track, x, width, top, bottom);
  handle(target, tokens, track, Math.round(x(track.at)), top, bottom);
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} what @param {(v: number) => number} x @param {number} top
 * @param {number} bottom
 */
function losses(target, tokens, { curves, at }, x, top, bottom) {
  const high = tallest(curves);
  /** @param {any} loss */
  const y = (loss) => bottom - Math.min(1, loss / high) * (bottom - top);
  for (const { points, colour, dash } of curves) {
    if (points.length < 2) continue;
    const ahead = points.findIndex((/** @type {any} */ point) => point.x > at);
    const past = ahead < 0 ? points : [...points.slice(0, ahead), between(points[ahead - 1], points[ahead], at)];
    if (curves.length === 1) {
      path(target, past, x, y);
      target.lineTo(x(past[past.length - 1].x), bottom);
      target.lineTo(x(past[0].x), bottom);
      target.fillStyle = tokens.well;
      target.fill();
    }
    path(target, past, x, y);
    target.strokeStyle = colour;
    target.lineWidth = tokens.strokeThin;
    target.setLineDash(dash);
    target.stroke();
    if (ahead >= 0) {
      path(target, [past[past.length - 1], ...points.slice(ahead)], x, y);
      target.setLineDash([1.5, 3.5]);
      target.lineWidth = 1.25;
      target.strokeStyle = curves.length > 1 ? colour : tokens.ink3;
      target.stroke();
    }
    target.setLineDash([]);
  }
}

/** What is highest, but for spikes that would flatten all else, and for a lane that starts far above the others. @param {any} curves */
function tallest(curves) {
  const firsts = curves
    .map((/** @type {any} */ { points }) => points[0]?.y ?? 0)
    .filter((/** @type {number} */ y) => y > 0)
    .sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);
  const most = firsts.length ? 3 * firsts[(firsts.length - 1) >> 1] : Infinity;
  let high = 0;
  for (const { points } of curves) for (const { y } of points) high = Math.max(high, Math.min(y, most));
  return high || 1;
}

/** @param {any} a @param {any} b @param {number} x */
function between(a, b, x) {
  if (!a) return { x, y: b.y };
  const share = (x - a.x) / (b.x - a.x);
  return { x, y: a.y + share * (b.y - a.y) };
}

/**
 * @param {CanvasRenderingContext2D} target @param {{x: number, y: number}[]} points @param {(v: number) => number} x
 * @param {(v: number) => number} y
 */
function path(target, points, x, y) {
  target.beginPath();
  for (const point of points) target.lineTo(x(point.x), y(point.y));
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} max @param {(v: number) => number} x @param {number} width
 * @param {number} bottom
 */
function ticks(target, tokens, max, x, width, bottom) {
  const step = niceStep(max / Math.min(6, Math.max(2, Math.floor(width / 220))));
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.fillStyle = tokens.ink3;
  target.textBaseline = 'top';
  for (let epoch = 0; epoch <= max * 1.0001; epoch += step) {
    target.textAlign = epoch === 0 ? 'left' : epoch + step > max * 1.0001 && epoch === max ? 'right' : 'center';
    const at = epoch === 0 ? x(0) - 3 : epoch === max ? x(max) + 3 : x(epoch);
    target.fillText(whole(epoch), at, bottom + 9);
    line(target, Math.round(x(epoch)) + 0.5, bottom, Math.round(x(epoch)) + 0.5, bottom + 4);
  }
}

/**
 * Diamonds on the axis; what was changed stands above, where there is room for it.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} track @param {(v: number) => number} x @param {number} width
 * @param {number} bottom
 */
function changes(target, tokens, track, x, width, bottom) {
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.textBaseline = 'alphabetic';
  let free = -Infinity;
  for (const { epoch, text, ahead } of track.changes) {
    const at = x(epoch);
    diamond(target, at, bottom, 5);
    target.fillStyle = tokens.ground;
    target.fill();
    target.lineWidth = tokens.strokeThin;
    target.strokeStyle = ahead ? tokens.control : tokens.ink;
    target.stroke();
    const long = target.measureText(text).width;
    const left = at + 9 + long > width - 4;
    const from = left ? at - 9 - long : at + 9;
    if (from < free || width < 600) continue;
    free = from + long + 8;
    target.textAlign = 'left';
    haloed(target, text, from, bottom - 8, ahead ? tokens.ink3 : tokens.ink2, tokens.ground);
  }
}

/** @param {CanvasRenderingContext2D} target @param {number} x @param {number} y @param {number} r */
function diamond(target, x, y, r) {
  target.beginPath();
  target.moveTo(x - r, y);
  target.lineTo(x, y - r);
  target.lineTo(x + r, y);
  target.lineTo(x, y + r);
  target.closePath();
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} track @param {(v: number) => number} x @param {number} width
 * @param {number} top @param {number} bottom
 */
function stops(target, tokens, track, x, width, top, bottom) {
  target.font = `600 ${tokens.typeNote}px ${tokens.fontUi}`;
  target.textBaseline = 'alphabetic';
  for (const { epoch, text } of track.stops) {
    const at = Math.round(x(epoch));
    target.strokeStyle = tokens.ground;
    target.lineWidth = 6;
    cross(target, at, bottom, 5);
    target.strokeStyle = tokens.alarm;
    target.lineWidth = 2;
    line(target, at, top, at, bottom - 9);
    cross(target, at, bottom, 4.5);
    const left = at + 12 + target.measureText(text).width > width - 4;
    target.textAlign = left ? 'right' : 'left';
    haloed(target, text, at + (left ? -12 : 12), top + 12, tokens.alarm, tokens.ground);
  }
}

/** @param {CanvasRenderingContext2D} target @param {number} x @param {number} y @param {number} r */
function cross(target, x, y, r) {
  target.beginPath();
  target.moveTo(x - r, y - r);
  target.lineTo(x + r, y + r);
  target.moveTo(x + r, y - r);
  target.lineTo(x - r, y + r);
  target.stroke();
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} what @param {number} x @param {number} top
 * @param {number} bottom
 */
function handle(target, tokens, { at, stops: stopped, focus, furthest }, x, top, bottom) {
  const back = at < furthest;
  if (stopped.some((/** @type {any} */ { epoch }) => epoch === at) && !back && !focus) return;
  target.strokeStyle = tokens.ink;
  target.lineWidth = tokens.strokeMark;
  line(target, x, top, x, bottom);
  disc(target, x, bottom, 8.5, tokens.ground);
  disc(target, x, bottom, 6.5, tokens.ink);
  if (!back && !focus) return;
  target.beginPath();
  target.arc(x, bottom, 10, 0, 2 * Math.PI);
  target.lineWidth = focus ? 2.5 : 1.75;
  target.strokeStyle = tokens.ink;
  target.stroke();
}

/** @param {CanvasRenderingContext2D} target @param {number} x @param {number} y @param {number} r @param {string} colour */
function disc(target, x, y, r, colour) {
  target.beginPath();
  target.arc(x, y, r, 0, 2 * Math.PI);
  target.fillStyle = colour;
  target.fill();
}

/** @param {CanvasRenderingContext2D} target @param {any} x1 @param {any} y1 @param {any} x2 @param {any} y2 */
function line(target, x1, y1, x2, y2) {
  target.beginPath();
  target.moveTo(x1, y1);
  target.lineTo(x2, y2);
  target.stroke();
}
