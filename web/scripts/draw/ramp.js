/** The colour key below the plot. */
import { css } from './colour.js';

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens
 * @param {{from: number, to: number, marks: {at: number, text: string, strong?: boolean}[], pointed?: number}} key
 * from, to: the part of the ramp shown; at and pointed: 0 … 1 along the key
 * @param {number} width
 */
export function ramp(target, tokens, key, width) {
  const x = 1;
  const w = width - 14;
  const fill = target.createLinearGradient(x, 0, x + w, 0);
  for (let k = 0; k <= 8; k++) fill.addColorStop(k / 8, css(tokens.surface, key.from + (k / 8) * (key.to - key.from)));
  target.fillStyle = fill;
  target.fillRect(x, 4, w, 10);
  target.lineWidth = 1;
  target.strokeStyle = tokens.control;
  target.strokeRect(x + 0.5, 4.5, w - 1, 9);
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.textBaseline = 'alphabetic';
  for (const { at, text, strong } of key.marks) {
    target.textAlign = at < 0.1 ? 'left' : at > 0.9 ? 'right' : 'center';
    target.fillStyle = strong ? tokens.ink : tokens.ink3;
    if (strong) target.fillRect(x + at * w - 1, 1, 2, 16);
    target.fillText(text, x + at * w + (at > 0.9 ? 2 : at < 0.1 ? -1 : 0), 29);
  }
  if (key.pointed === undefined) return;
  const at = x + Math.min(1, Math.max(0, key.pointed)) * w;
  target.beginPath();
  target.arc(at, 9, 4.5, 0, 2 * Math.PI);
  target.fillStyle = tokens.ground;
  target.fill();
  target.lineWidth = 2;
  target.strokeStyle = tokens.ink;
  target.stroke();
}
