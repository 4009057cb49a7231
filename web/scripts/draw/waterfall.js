/** What each term adds to z: a waterfall from 0 to z. */
import { fixed, tick } from '../numbers.js';
import { ticks } from './axes.js';

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens
 * @param {{terms: {name: string, index?: string, value: number}[], z: number}} sum
 * @param {number} width @param {number} height
 */
export function waterfall(target, tokens, { terms, z }, width, height) {
  const left = 40;
  const top = 20;
  const bottom = height - 26;
  let [low, high, level] = [0, 0, 0];
  for (const { value } of terms) {
    level += value;
    low = Math.min(low, level);
    high = Math.max(high, level);
  }
  const reach = high - low || 1;
  const y = (/** @type {number} */ v) => bottom - ((v - low) / reach) * (bottom - top);
  const pitch = Math.min(64, (width - left - 12) / (terms.length + 1));
  const bar = Math.round(pitch * 0.72);
  grid(target, tokens, low, high, y, left, left + pitch * (terms.length + 1));

  level = 0;
  target.textAlign = 'center';
  terms.forEach(({ name, index, value }, k) => {
    const x = left + k * pitch + (pitch - bar) / 2;
    const from = level;
    level += value;
    target.fillStyle = value < 0 ? tokens.neg : tokens.pos;
    const height = Math.abs(y(level) - y(from));
    target.fillRect(x, Math.min(y(from), y(level)), bar, Math.max(height, value ? 1 : 0));
    target.strokeStyle = tokens.control;
    target.lineWidth = 1;
    target.beginPath();
    target.moveTo(value ? x + bar : x, Math.round(y(level)) + 0.5);
    target.lineTo(x + pitch, Math.round(y(level)) + 0.5);
    target.stroke();
    const said = Math.abs(value) < 0.005 ? '0' : fixed(value, 2);
    if (pitch > 30) number(target, tokens, said, x + bar / 2, Math.min(y(from), y(level)) - 7, 400);
    if (pitch > 22) symbol(target, tokens, name, index, x + bar / 2, bottom + 20);
  });
  const x = left + terms.length * pitch + (pitch - bar) / 2;
  target.lineWidth = 2;
  target.strokeStyle = tokens.ink;
  target.strokeRect(x + 1, Math.min(y(0), y(z)), bar - 2, Math.abs(y(z) - y(0)));
  number(target, tokens, fixed(z, 2), x + bar / 2, Math.min(y(0), y(z)) - 7, 600);
  symbol(target, tokens, 'z', undefined, x + bar / 2, bottom + 20);
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {number} low @param {number} high
 * @param {{(v: any): number; (arg0: number): number}} y @param {number} left @param {number} right
 */
function grid(target, tokens, low, high, y, left, right) {
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.textBaseline = 'middle';
  target.textAlign = 'right';
  for (const value of ticks(low, high, 3)) {
    const at = Math.round(y(value)) + 0.5;
    target.strokeStyle = value === 0 ? tokens.control : tokens.grid;
    target.lineWidth = 1;
    target.beginPath();
    target.moveTo(left, at);
    target.lineTo(right, at);
    target.stroke();
    target.fillStyle = tokens.ink3;
    target.fillText(tick(value), left - 8, at);
  }
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {string} text @param {number} x @param {number} y
 * @param {number} weight
 */
function number(target, tokens, text, x, y, weight) {
  target.font = `${weight} ${tokens.typeNote}px ${tokens.fontUi}`;
  target.textBaseline = 'alphabetic';
  target.textAlign = 'center';
  target.fillStyle = tokens.ink;
  target.fillText(text, x, y);
}

/**
 * A typeset name with its index. @param {CanvasRenderingContext2D} target @param {any} tokens @param {string} name
 * @param {string | undefined} index @param {number} x @param {number} y
 */
function symbol(target, tokens, name, index, x, y) {
  const italic = `italic 15px KaTeX_Math, ${tokens.fontMath}`;
  const small = `10px KaTeX_Main, ${tokens.fontMath}`;
  target.font = italic;
  const width = target.measureText(name).width;
  target.font = small;
  const extra = index ? target.measureText(index).width + 1 : 0;
  const left = x - (width + extra) / 2;
  target.textAlign = 'left';
  target.textBaseline = 'alphabetic';
  target.fillStyle = tokens.ink;
  target.font = italic;
  target.fillText(name, left, y);
  if (!index) return;
  target.font = small;
  target.fillText(index, left + width + 1, y + 4);
}
