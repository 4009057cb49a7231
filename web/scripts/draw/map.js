/** Maps of the protocol: one byte a pixel, finest near 0. */
import { RAMP } from './colour.js';

/** What a byte stands for when the scale is 1. */
const UNIT = Float32Array.from({ length: 256 }, (_, v) => Math.sign(v - 127) * ((v - 127) / 127) ** 2);

/** Bytes → z. @param {Uint8Array} bytes @param {number} scale @param {Float32Array} z at least as long */
export function dequantise(bytes, scale, z) {
  for (let i = 0; i < bytes.length; i++) z[i] = UNIT[bytes[i]] * scale;
  return z;
}

/**
 * z between the pixels' centres. u from the left, v from the top, both 0 … 1. @param {Float32Array} z @param {number} side
 * @param {number} u @param {number} v
 */
export function sample(z, side, u, v) {
  const x = Math.min(side - 1, Math.max(0, u * side - 0.5));
  const y = Math.min(side - 1, Math.max(0, v * side - 0.5));
  const i = Math.min(side - 2, Math.floor(x));
  const j = Math.min(side - 2, Math.floor(y));
  const k = j * side + i;
  const top = z[k] + (x - i) * (z[k + 1] - z[k]);
  const bottom = z[k + side] + (x - i) * (z[k + side + 1] - z[k + side]);
  return top + (y - j) * (bottom - top);
}

const FINE = 4096;
const colours = new Uint32Array(FINE + 1);

/** Row and weight of every output pixel between two input rows, for both axes alike. */
let axis = { side: 0, size: 0, index: new Int32Array(0), weight: new Float32Array(0) };
/** @param {number} side @param {number} size */
function axisOf(side, size) {
  if (axis.side === side && axis.size === size) return axis;
  const index = new Int32Array(size);
  const weight = new Float32Array(size);
  for (let p = 0; p < size; p++) {
    const x = Math.min(side - 1, Math.max(0, ((p + 0.5) / size) * side - 0.5));
    index[p] = Math.min(side - 2, Math.floor(x));
    weight[p] = x - index[p];
  }
  axis = { side, size, index, weight };
  return axis;
}

let row = new Float32Array(256);

/**
 * Paints z, interpolated between the pixels, through a function to the ramp.
 *
 * @param {Float32Array} z @param {number} side
 * @param {Uint32Array} pixels size × size
 * @param {number} size
 * @param {number} reach z beyond ± reach has the colour of the end
 * @param {(z: number) => number} shade z → 0 … 1 along the ramp
 * @param {Uint32Array} ramp
 */
export function paint(z, side, pixels, size, reach, shade, ramp) {
  for (let k = 0; k <= FINE; k++) {
    const t = shade(((k / FINE) * 2 - 1) * reach);
    colours[k] = ramp[Math.max(0, Math.min(RAMP - 1, Math.round(t * (RAMP - 1))))];
  }
  const { index, weight } = axisOf(side, size);
  const factor = FINE / 2 / (reach || 1);
  const middle = FINE / 2 + 0.5;
  if (row.length < side) row = new Float32Array(side);
  for (let y = 0, out = 0; y < size; y++) {
    const from = index[y] * side;
    const part = weight[y];
    for (let i = 0; i < side; i++) row[i] = (z[from + i] + part * (z[from + side + i] - z[from + i])) * factor + middle;
    for (let x = 0; x < size; x++) {
      const i = index[x];
      const k = row[i] + weight[x] * (row[i + 1] - row[i]);
      pixels[out++] = colours[k < 0 ? 0 : k > FINE ? FINE : k | 0];
    }
  }
}
