/** A slice of the loss surface as a map: colour by the logarithm of the loss, level lines with their numbers, paths over it. */
import { tick } from '../numbers.js';
import { ticks } from './axes.js';
import { haloed, pen, spare } from './canvas.js';
import { contour } from './contour.js';
import { mix, pack, rgb, ramp } from './colour.js';

const FINE = 4;

/**
 * @typedef {object} Slice as the server tells it
 * @property {number} side @property {[number, number]} first @property {[number, number]} second
 * @property {(number | null)[]} losses
 * @property {{lane: number, epochs: number[], first: number[], second: number[], off: number, loss: number | null}[]} trails
 *
 * @typedef {{x: number, y: number, width: number, height: number}} Frame
 */

/** The lowest and the highest finite loss. @param {Slice} slice */
export function reach({ losses }) {
  let [low, high] = [Infinity, 0];
  for (const loss of losses) {
    if (loss === null) continue;
    if (loss < low) low = loss;
    if (loss > high) high = loss;
  }
  return high > 0 ? [Math.max(low, high * 1e-6, 1e-9), high] : [1e-9, 1];
}

/**
 * Round losses between the ends: 1, 2, 5 in each decade, or finer where all are alike.
 * @param {number} low @param {number} high @param {number} most
 */
export function levels(low, high, most) {
  let list = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high); e++) for (const m of [1, 2, 5]) list.push(m * 10 ** e);
  list = list.map((v) => Number(v.toPrecision(3))).filter((v) => v > low && v < high);
  if (list.length < 5 && high > low) list = ticks(low, high, 7).filter((v) => v > low && v < high);
  while (list.length > most) list = list.filter((_, k) => k % 2 === (list.length - 1) % 2);
  return list;
}

/** Light where the loss is low, as a valley lies open. @param {any} tokens */
export function shades(tokens) {
  const end = tokens.dark ? mix(tokens.depth3, tokens.ground, 0.25) : mix(tokens.depth2, tokens.ground, 0.25);
  return ramp([mix(tokens.ground, tokens.depth4, tokens.dark ? 0.1 : 0.06), mix(tokens.ground, end, 0.45), end]);
}

/**
 * z between the nodes, the outermost on the frame. @param {ArrayLike<number>} z @param {number} side @param {number} u @param {number} v
 */
function between(z, side, u, v) {
  const [x, y] = [u * (side - 1), v * (side - 1)];
  const i = Math.min(side - 2, Math.floor(x));
  const j = Math.min(side - 2, Math.floor(y));
  const k = j * side + i;
  const top = z[k] + (x - i) * (z[k + 1] - z[k]);
  const bottom = z[k + side] + (x - i) * (z[k + side + 1] - z[k + side]);
  return top + (y - j) * (bottom - top);
}

/** The loss at a place of the frame, 0 … 1 from the left and the top. @param {Slice} slice @param {number} u @param {number} v */
export function lossAt({ losses, side }, u, v) {
  return between(
    losses.map((loss) => loss ?? NaN),
    side,
    u,
    v,
  );
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {Slice} slice @param {Frame} frame
 * @param {{colours: string[], names: string[], walks: {first: number, second: number}[][], pointed: [number, number] | null}} more
 *   of each lane: walks are where it went since the slice was taken
 */
export function landscape(target, tokens, slice, frame, more) {
  const [low, high] = reach(slice);
  const z = Float32Array.from(slice.losses, (loss) => Math.log(loss === null ? high * 1.01 : Math.max(low, loss)));
  paint(target, tokens, z, slice.side, [Math.log(low), Math.log(high)], frame);
  target.save();
  target.beginPath();
  target.rect(frame.x, frame.y, frame.width, frame.height);
  target.clip();
  const lines = levels(low, high, 9);
  for (const level of lines) isoline(target, tokens, z, slice.side, Math.log(level), frame);
  const taken = busy(slice, frame);
  for (const level of lines) number(target, tokens, z, slice.side, level, frame, taken);
  for (let k = slice.trails.length - 1; k >= 0; k--) trail(target, tokens, slice, k, frame, more);
  target.restore();
  axes(target, tokens, slice, frame);
  if (more.pointed) probe(target, tokens, frame, more.pointed);
  return { low, high };
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {Float32Array} z @param {number} side @param {any} what
 * @param {any} what
 */
function paint(target, tokens, z, side, [low, high], { x, y, width, height }) {
  const size = FINE * (side - 1) + 1;
  const canvas = spare(size, size);
  const context = pen(canvas);
  const image = context.createImageData(size, size);
  const pixels = new Uint32Array(image.data.buffer);
  const colours = shades(tokens);
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      const t = (between(z, side, i / (size - 1), j / (size - 1)) - low) / (high - low || 1);
      pixels[j * size + i] = t > 1 ? pack(rgb(tokens.control)) : colours[Math.round(Math.min(1, Math.max(0, t)) * (colours.length - 1))];
    }
  }
  context.putImageData(image, 0, 0);
  target.imageSmoothingEnabled = true;
  target.drawImage(canvas, 0.5, 0.5, size - 1, size - 1, x, y, width, height);
}

/**
 * The nodes of a grid lie on the frame; marching squares takes them for the centres of pixels.
 * @param {CanvasRenderingContext2D} target @param {Float32Array} z @param {number} side @param {number} level @param {any} what
 */
function trace(target, z, side, level, { x, y, width, height }) {
  const wide = width / (side - 1);
  const tall = height / (side - 1);
  /** @param {number} px @param {number} py @returns {[number, number]} */
  const squeeze = (px, py) => [x - wide / 2 + px * wide, y - tall / 2 + py * tall];
  return contour(
    {
      moveTo: (px, py) => target.moveTo(...squeeze(px, py)),
      lineTo: (px, py) => target.lineTo(...squeeze(px, py)),
      closePath: () => target.closePath(),
    },
    z,
    side,
    level,
    0,
    0,
    side,
  );
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {Float32Array} z @param {number} side @param {number} level
 * @param {any} frame
 */
function isoline(target, tokens, z, side, level, frame) {
  target.beginPath();
  if (!trace(target, z, side, level, frame)) return;
  target.setLineDash([]);
  target.lineWidth = 1;
  target.lineJoin = 'round';
  target.strokeStyle = tokens.dark ? '#ffffff66' : '#15171c66';
  target.stroke();
}

/** Places where no number should stand: along the paths and beside their ends. @param {any} what @param {any} what */
function busy({ trails, first, second }, { x, y, width, height }) {
  return trails.flatMap((/** @type {any} */ { first: xs, second: ys }) =>
    xs.flatMap((/** @type {number} */ v, /** @type {number} */ i) => {
      const at = [x + ((v - first[0]) / (first[1] - first[0])) * width, y + ((second[1] - ys[i]) / (second[1] - second[0])) * height];
      return i === 0 || i === xs.length - 1 ? [at, [at[0] + 26, at[1]]] : [at];
    }),
  );
}

/**
 * A level's number, where its line crosses a diagonal far from the paths' middle.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {Float32Array} z @param {number} side @param {number} level
 * @param {any} frame @param {any} taken
 */
function number(target, tokens, z, side, level, frame, taken) {
  const exact = Math.log(level);
  for (const [u0, v0, u1, v1] of [
    [0.5, 0.5, 0.97, 0.06],
    [0.5, 0.5, 0.03, 0.94],
    [0.5, 0.5, 0.97, 0.94],
    [0.5, 0.5, 0.03, 0.06],
  ]) {
    for (let k = 24; k > 0; k--) {
      /** @param {number} t @returns {[number, number]} */
      const place = (t) => [u0 + t * (u1 - u0), v0 + t * (v1 - v0)];
      const [a, b] = [place(k / 24), place((k - 1) / 24)];
      const [p, q] = [between(z, side, ...a) - exact, between(z, side, ...b) - exact];
      if (p * q > 0 || p === q) continue;
      const t = p / (p - q);
      const [x, y] = [frame.x + (a[0] + t * (b[0] - a[0])) * frame.width, frame.y + (a[1] + t * (b[1] - a[1])) * frame.height];
      if (x < frame.x + 18 || x > frame.x + frame.width - 18 || y < frame.y + 8 || y > frame.y + frame.height - 8) continue;
      if (taken.some((/** @type {any} */ [px, py]) => Math.abs(px - x) < 34 && Math.abs(py - y) < 15)) continue;
      taken.push([x, y]);
      target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
      target.textAlign = 'center';
      target.textBaseline = 'middle';
      haloed(target, tick(level), x, y, tokens.ink, tokens.ground, 3);
      return;
    }
  }
}

/**
 * A lane's path: a ring where it began, a disc where it stands.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} what @param {number} k @param {any} frame @param {any} what
 */
function trail(target, tokens, { trails, first, second }, k, frame, { colours, names, walks }) {
  const { lane } = trails[k];
  const walk = walks[lane] ?? [];
  const taken = trails[k].first.length - 1;
  const along = [...trails[k].first, ...walk.map((/** @type {any} */ at) => at.first)];
  const across = [...trails[k].second, ...walk.map((/** @type {any} */ at) => at.second)];
  /** @param {number} v */
  const px = (v) => frame.x + ((v - first[0]) / (first[1] - first[0])) * frame.width;
  /** @param {number} v */
  const py = (v) => frame.y + ((second[1] - v) / (second[1] - second[0])) * frame.height;
  const colour = colours[lane] ?? tokens.ink;
  for (const [ink, width] of [
    [tokens.ground, 5],
    [colour, 2],
  ]) {
    target.beginPath();
    along.forEach((v, i) => target.lineTo(px(v), py(across[i])));
    target.setLineDash([]);
    target.lineJoin = 'round';
    target.lineWidth = width;
    target.strokeStyle = ink;
    target.stroke();
  }
  const last = along.length - 1;
  /** @param {number} i @param {number} radius @param {any} fill */
  const dot = (i, radius, fill) => {
    target.beginPath();
    target.arc(px(along[i]), py(across[i]), radius, 0, 2 * Math.PI);
    target.fillStyle = fill;
    target.fill();
    target.lineWidth = 2;
    target.strokeStyle = fill === colour ? tokens.ground : colour;
    target.stroke();
  };
  for (let i = 1; i <= taken && i < last; i++) {
    target.beginPath();
    target.arc(px(along[i]), py(across[i]), 2, 0, 2 * Math.PI);
    target.fillStyle = colour;
    target.fill();
  }
  if (last > 0) dot(0, 4, tokens.ground);
  dot(last, 5.5, colour);
  target.font = `600 ${tokens.typeNote}px ${tokens.fontUi}`;
  target.textBaseline = 'middle';
  /** @param {number} i @param {string} text */
  const said = (i, text) => {
    const left = px(along[i]) > frame.x + frame.width - 64;
    target.textAlign = left ? 'right' : 'left';
    const y = Math.min(frame.y + frame.height - 9, Math.max(frame.y + 9, py(across[i])));
    haloed(target, text, px(along[i]) + (left ? -11 : 11), y, colour, tokens.ground, 4);
  };
  if (last > 0 && k === 0) said(0, 'start');
  said(last, names[lane] ?? 'now');
}

/** @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} what @param {any} what */
function axes(target, tokens, { first, second }, { x, y, width, height }) {
  target.lineWidth = 1;
  target.strokeStyle = tokens.control;
  target.setLineDash([]);
  target.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.fillStyle = tokens.ink3;
  target.beginPath();
  target.textAlign = 'center';
  target.textBaseline = 'top';
  for (const value of ticks(first[0], first[1], Math.max(3, Math.floor(width / 90)))) {
    const at = Math.round(x + ((value - first[0]) / (first[1] - first[0])) * width) + 0.5;
    target.moveTo(at, y + height);
    target.lineTo(at, y + height + 4);
    if (at > x + 8 && at < x + width - 8) target.fillText(tick(value), at, y + height + 7);
  }
  target.textAlign = 'right';
  target.textBaseline = 'middle';
  for (const value of ticks(second[0], second[1], Math.max(2, Math.floor(height / 44)))) {
    const at = Math.round(y + ((second[1] - value) / (second[1] - second[0])) * height) + 0.5;
    target.moveTo(x, at);
    target.lineTo(x - 4, at);
    if (at > y + 5 && at < y + height - 3) target.fillText(tick(value), x - 7, at);
  }
  target.stroke();
}

/** @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} what @param {any} what */
function probe(target, tokens, { x, y, width, height }, [u, v]) {
  for (const [ink, wide] of [
    [tokens.ground, 4],
    [tokens.ink, 1.5],
  ]) {
    target.beginPath();
    target.arc(x + u * width, y + v * height, 7, 0, 2 * Math.PI);
    target.lineWidth = wide;
    target.strokeStyle = ink;
    target.stroke();
  }
}

/**
 * The key: the loss from its lowest to its highest, upright.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} what @param {number} width @param {number} height
 */
export function key(target, tokens, { low, high }, width, height) {
  const [top, bottom] = [8, height - 8];
  const colours = shades(tokens);
  /** @param {any} loss */
  const at = (loss) => bottom - ((Math.log(loss) - Math.log(low)) / (Math.log(high) - Math.log(low) || 1)) * (bottom - top);
  for (let y = top; y < bottom; y++) {
    const p = colours[Math.round(((bottom - y) / (bottom - top)) * (colours.length - 1))];
    target.fillStyle = `rgb(${p & 255} ${(p >> 8) & 255} ${(p >> 16) & 255})`;
    target.fillRect(0.5, y, 10, 1.5);
  }
  target.lineWidth = 1;
  target.strokeStyle = tokens.control;
  target.strokeRect(0.5, top + 0.5, 10, bottom - top);
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.textAlign = 'left';
  target.textBaseline = 'middle';
  target.fillStyle = tokens.ink3;
  for (const level of levels(low, high, Math.max(2, Math.floor(height / 26)))) target.fillText(tick(level), 16, at(level));
}
