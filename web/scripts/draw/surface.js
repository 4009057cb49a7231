/** The big plot's ground: a decision, a mixture of classes, a value, or one neuron's activation. */
import { activation } from './activation.js';
import { mix, rgb } from './colour.js';
import { haloed, pen, spare } from './canvas.js';
import { contour } from './contour.js';
import { dequantise, paint } from './map.js';
import { ticks } from './axes.js';

const sigmoid = activation('sigmoid');
/** @param {any} p */
const logit = (p) => Math.log(p / (1 - p));

/** @typedef {{x: number, y: number, size: number}} Frame */

/** A square to paint pixels in, kept from picture to picture. */
export class Plate {
  constructor() {
    this.canvas = spare(1, 1);
    /** @type {Float32Array[]} */
    this.z = [];
    /** @type {any} */
    this.image = null;
    /** @type {any} */
    this.pixels = null;
  }

  /** @param {number} size */
  fit(size) {
    if (this.canvas.width === size && this.pixels) return;
    this.canvas.width = this.canvas.height = size;
    this.image = pen(this.canvas).createImageData(size, size);
    this.pixels = new Uint32Array(this.image.data.buffer);
  }

  /** z of output k, decoded. @param {import('../picture.js').PlaneMap} map @param {number} k */
  decode(map, k) {
    if (this.z[k]?.length !== map.map.length) this.z[k] = new Float32Array(map.map.length);
    return dequantise(map.map, map.scale, this.z[k]);
  }

  /** @param {CanvasRenderingContext2D} target @param {Frame} frame */
  show(target, { x, y, size }) {
    pen(this.canvas).putImageData(this.image, 0, 0);
    target.imageSmoothingEnabled = true;
    target.drawImage(this.canvas, x, y, size, size);
  }
}

/** Pixels to paint for a frame: the device's own, within reason. @param {number} size */
export function pixelsFor(size) {
  return Math.min(Math.round(size * (window.devicePixelRatio || 1)), 900);
}

/**
 * Two classes: the probability of class 1, its contours traced on z.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} plate @param {any} picture @param {any} frame
 */
export function binary(target, tokens, plate, picture, frame) {
  const map = picture.surface[0];
  const z = plate.decode(map, 0);
  plate.fit(pixelsFor(frame.size));
  paint(z, map.side, plate.pixels, plate.canvas.width, 8, sigmoid, tokens.surface);
  plate.show(target, frame);
  const smooth = smoothed(z, map.side, plate);
  clipped(target, frame, () => {
    for (const p of [0.1, 0.25, 0.75, 0.9]) hairline(target, tokens, smooth, map.side, logit(p), frame);
    boundary(target, tokens, flat(map.map) ? smooth : z, map.side, frame);
  });
}

/**
 * Three classes and more: their colours mixed by probability, lines where the likeliest class changes.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} plate @param {any} picture @param {any} frame
 */
export function multiclass(target, tokens, plate, picture, frame) {
  const maps = picture.surface;
  const { side } = maps[0];
  const z = maps.map((/** @type {Uint8Array} */ map, /** @type {number} */ k) => plate.decode(map, k));
  const inks = maps.map((/** @type {any} */ _, /** @type {number} */ k) =>
    rgb(mix(tokens.classes[k], tokens.ground, tokens.dark ? 0.48 : 0.55)),
  );
  plate.fit(side);
  const p = new Float32Array(maps.length);
  for (let i = 0; i < side * side; i++) {
    let most = -Infinity;
    for (const values of z) if (values[i] > most) most = values[i];
    let sum = 0;
    for (let k = 0; k < p.length; k++) sum += p[k] = Math.exp(z[k][i] - most);
    let r = 0,
      g = 0,
      b = 0;
    for (let k = 0; k < p.length; k++) {
      const share = p[k] / sum;
      r += share * inks[k][0];
      g += share * inks[k][1];
      b += share * inks[k][2];
    }
    plate.pixels[i] = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  }
  plate.show(target, frame);
  const lead = new Float32Array(side * side);
  clipped(target, frame, () => {
    target.beginPath();
    for (let k = 0; k < z.length; k++) {
      for (let i = 0; i < lead.length; i++) {
        let other = -Infinity;
        for (let j = 0; j < z.length; j++) if (j !== k && z[j][i] > other) other = z[j][i];
        lead[i] = z[k][i] - other;
      }
      // Where classes meet z is far from 0, and its bytes are coarse there.
      contour(target, smoothed(lead, side, plate), side, 0, frame.x, frame.y, frame.size);
    }
    bold(target, tokens);
  });
}

/**
 * A number: coloured by value about 0, with level lines at round values.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} plate @param {any} picture @param {any} frame
 * @param {any} reach
 */
export function regression(target, tokens, plate, picture, frame, reach) {
  const map = picture.surface[0];
  const z = plate.decode(map, 0);
  plate.fit(pixelsFor(frame.size));
  paint(z, map.side, plate.pixels, plate.canvas.width, 1.05 * reach, (v) => 0.5 + v / reach / 2, tokens.surface);
  plate.show(target, frame);
  clipped(target, frame, () => {
    const smooth = smoothed(z, map.side, plate);
    for (const value of ticks(-map.scale, map.scale, 10)) if (value !== 0) hairline(target, tokens, smooth, map.side, value, frame);
    boundary(target, tokens, z, map.side, frame);
  });
}

/**
 * One neuron's activation, scaled to its own largest. @returns {number} that largest
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} plate @param {import('../picture.js').PlaneMap} map @param {string} name
 * @param {any} frame
 */
export function neuron(target, tokens, plate, map, name, frame) {
  const z = plate.decode(map, 0);
  const g = activation(name);
  let [low, high] = [Infinity, -Infinity];
  for (const value of z) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const largest = Math.max(Math.abs(g(low)), Math.abs(g(high))) || 1;
  plate.fit(pixelsFor(frame.size));
  paint(z, map.side, plate.pixels, plate.canvas.width, map.scale || 1, (v) => 0.5 + g(v) / largest / 2, tokens.surface);
  plate.show(target, frame);
  const smooth = smoothed(z, map.side, plate);
  clipped(target, frame, () => {
    for (const value of ticks(low, high, 9)) {
      if (value !== 0 && !(name === 'relu' && value < 0)) hairline(target, tokens, smooth, map.side, value, frame);
    }
    boundary(target, tokens, flat(map.map) ? smooth : z, map.side, frame);
    if (name === 'relu' && frame.size > 280) sides(target, tokens, z, map.side, frame, low, high);
  });
  return largest;
}

/**
 * Names the two sides of a relu, each where it is farthest from the other.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {Float32Array} z @param {number} side @param {any} what
 * @param {number} low @param {number} high
 */
function sides(target, tokens, z, side, { x, y, size }, low, high) {
  target.font = `${tokens.typeLabel}px ${tokens.fontUi}`;
  target.textAlign = 'center';
  target.textBaseline = 'middle';
  for (const value of [low, high]) {
    const text = value === low ? 'off: z < 0' : 'on: z > 0';
    if (value === low ? value >= 0 : value <= 0) continue;
    const i = z.indexOf(value);
    /** @param {number} t */
    const inside = (t) => Math.min(0.92, Math.max(0.08, (t + 0.5) / side));
    const px = x + inside(i % side) * size;
    const py = y + inside(Math.floor(i / side)) * size;
    haloed(target, text, Math.min(x + size - 44, Math.max(x + 44, px)), py, tokens.ink2, tokens.ground);
  }
}

/** Whether so many bytes stand for 0 that the line where z is 0 would follow the edge of a plain. @param {any} bytes */
function flat(bytes) {
  let count = 0;
  for (const byte of bytes) if (byte === 127) count++;
  return count > 0.012 * bytes.length;
}

/**
 * Bytes are coarse far from 0: level lines there are traced on neighbours' means.
 * @param {Float32Array} z @param {number} side @param {any} plate
 */
function smoothed(z, side, plate) {
  plate.once = plate.once?.length === z.length ? plate.once : new Float32Array(z.length);
  plate.twice = plate.twice?.length === z.length ? plate.twice : new Float32Array(z.length);
  let from = z;
  for (const [to, step] of [
    [plate.once, 1],
    [plate.twice, side],
    [plate.once, 1],
    [plate.twice, side],
  ]) {
    const last = side - 1;
    for (let i = 0; i < z.length; i++) {
      const k = step === 1 ? i % side : Math.floor(i / side);
      to[i] = (from[k > 0 ? i - step : i] + 2 * from[i] + from[k < last ? i + step : i]) / 4;
    }
    from = to;
  }
  return from;
}

/** @param {CanvasRenderingContext2D} target @param {any} what @param {any} draw */
function clipped(target, { x, y, size }, draw) {
  target.save();
  target.beginPath();
  target.rect(x, y, size, size);
  target.clip();
  target.lineJoin = 'round';
  draw();
  target.restore();
}

/**
 * A level line, dashed on the negative side.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {Float32Array} z @param {number} side @param {number} level
 * @param {any} frame
 */
function hairline(target, tokens, z, side, level, frame) {
  target.beginPath();
  if (!contour(target, z, side, level, frame.x, frame.y, frame.size)) return;
  target.setLineDash(level < 0 ? [4, 3] : []);
  target.lineWidth = 1;
  target.strokeStyle = tokens.isoline;
  target.stroke();
  target.setLineDash([]);
}

/**
 * Where z is 0.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {Float32Array} z @param {number} side @param {any} frame
 */
function boundary(target, tokens, z, side, frame) {
  target.beginPath();
  if (contour(target, z, side, 0, frame.x, frame.y, frame.size)) bold(target, tokens);
}

/** @param {CanvasRenderingContext2D} target @param {any} tokens */
function bold(target, tokens) {
  target.lineJoin = 'round';
  target.lineWidth = tokens.strokeHalo;
  target.strokeStyle = tokens.contourHalo;
  target.stroke();
  target.lineWidth = tokens.strokeContour;
  target.strokeStyle = tokens.contour;
  target.stroke();
}
