/** Ticks and frames. */
import { tick } from '../numbers.js';

/** Round numbers in low … high, about `count` of them. @param {number} low @param {number} high @param {number} count */
export function ticks(low, high, count) {
  const step = niceStep((high - low) / count);
  const list = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) list.push(Number((k * step).toPrecision(12)));
  return list;
}

/** 1, 2 or 5 times a power of ten, at least x. @param {number} x */
export function niceStep(x) {
  const power = 10 ** Math.floor(Math.log10(x));
  return power * ([1, 2, 5].find((m) => m * power >= x * (1 - 1e-9)) ?? 10);
}

/**
 * Frame, ticks and names of the plane's axes.
 * @param {any} target @param {any} tokens @param {any} box @param {{x: number, y: number, size: number}} frame
 */
export function planeAxes(target, tokens, box, frame) {
  const { x, y, size } = frame;
  target.lineWidth = 1;
  target.strokeStyle = tokens.control;
  target.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
  if (x < 16) return;
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.fillStyle = tokens.ink3;
  target.beginPath();
  const count = size > 500 ? 6 : 4;
  target.textAlign = 'center';
  target.textBaseline = 'top';
  for (const value of ticks(box.x1[0], box.x1[1], count)) {
    const at = Math.round(x + ((value - box.x1[0]) / (box.x1[1] - box.x1[0])) * size) + 0.5;
    if (at > x + size - 30) continue;
    target.moveTo(at, y + size);
    target.lineTo(at, y + size + 5);
    target.fillText(tick(value), at, y + size + 8);
  }
  target.textAlign = 'right';
  target.textBaseline = 'middle';
  for (const value of ticks(box.x2[0], box.x2[1], count)) {
    const at = Math.round(y + ((box.x2[1] - value) / (box.x2[1] - box.x2[0])) * size) + 0.5;
    if (at < y + 26) continue;
    target.moveTo(x, at);
    target.lineTo(x - 5, at);
    target.fillText(tick(value), x - 8, at + 0.5);
  }
  target.strokeStyle = tokens.control;
  target.stroke();
  variable(target, tokens, '1', x + size - 2, y + size + 18);
  variable(target, tokens, '2', x - 8, y + 14);
}

/**
 * A typeset x with its index, its right end at x. @param {CanvasRenderingContext2D} target @param {any} tokens @param {string} index
 * @param {number} x @param {number} y
 */
function variable(target, tokens, index, x, y) {
  target.textBaseline = 'alphabetic';
  target.textAlign = 'right';
  target.fillStyle = tokens.ink;
  target.font = `11px KaTeX_Main, ${tokens.fontMath}`;
  target.fillText(index, x, y + 3);
  const width = target.measureText(index).width;
  target.font = `italic 16px KaTeX_Math, ${tokens.fontMath}`;
  target.fillText('x', x - width - 0.5, y);
}
