/** A neuron's tile: its activation over the plane, a line where z is 0, its bias below. */
import { activation } from './activation.js';
import { RAMP } from './colour.js';
import { contour } from './contour.js';
import { pen, spare } from './canvas.js';
import { dequantise } from './map.js';

/** @type {{canvas: HTMLCanvasElement, image: ImageData, pixels: Uint32Array, z: Float32Array} | null} */
let plate = null;

/** @param {number} side */
function plateOf(side) {
  if (plate?.canvas.width === side) return plate;
  const canvas = spare(side, side);
  const image = pen(canvas).createImageData(side, side);
  plate = { canvas, image, pixels: new Uint32Array(image.data.buffer), z: new Float32Array(side * side) };
  return plate;
}

const shades = new Uint32Array(256);
const level = Float32Array.from({ length: 256 }, (_, v) => Math.sign(v - 127) * ((v - 127) / 127) ** 2);

/**
 * @param {CanvasRenderingContext2D} target
 * @param {any} tokens
 * @param {{map: Uint8Array, side: number, scale: number, activation: string, output?: boolean, dead?: boolean}} neuron
 * @param {number} x @param {number} y @param {number} size
 */
export function tile(target, tokens, neuron, x, y, size) {
  const { map, side, scale } = neuron;
  const { canvas, image, pixels, z } = plateOf(side);
  if (neuron.dead) {
    target.fillStyle = tokens.mapZero;
    target.fillRect(x, y, size, size);
  } else {
    shadesOf(map, scale, neuron, tokens.map);
    for (let i = 0; i < map.length; i++) pixels[i] = shades[map[i]];
    pen(canvas).putImageData(image, 0, 0);
    target.imageSmoothingEnabled = true;
    target.imageSmoothingQuality = 'medium';
    target.drawImage(canvas, 0, 0, side, side, x, y, size, size);
    if (neuron.activation !== 'input') line(target, tokens, dequantise(map, scale, z), side, x, y, size, neuron.output);
  }
  target.lineWidth = 1;
  target.strokeStyle = tokens.control;
  target.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
  if (!neuron.dead) return;
  target.beginPath();
  target.moveTo(x + 1, y + 1);
  target.lineTo(x + size - 1, y + size - 1);
  target.moveTo(x + size - 1, y + 1);
  target.lineTo(x + 1, y + size - 1);
  target.stroke();
}

/**
 * The colour of every byte; a map is scaled to its own largest |a|, a probability to its full range. @param {Uint8Array} map
 * @param {number} scale @param {{activation: string, output?: boolean}} neuron @param {Uint32Array} ramp
 */
function shadesOf(map, scale, neuron, ramp) {
  let low = 255;
  let high = 0;
  for (let i = 0; i < map.length; i++) {
    if (map[i] < low) low = map[i];
    if (map[i] > high) high = map[i];
  }
  const g = activation(neuron.activation);
  const probability = neuron.output && neuron.activation === 'sigmoid';
  const largest = probability ? 1 : Math.max(Math.abs(g(level[low] * scale)), Math.abs(g(level[high] * scale))) || 1;
  for (let v = low; v <= high; v++) {
    const a = g(level[v] * scale);
    const t = probability ? a : 0.5 + a / largest / 2;
    shades[v] = ramp[Math.max(0, Math.min(RAMP - 1, Math.round(t * (RAMP - 1))))];
  }
}

/**
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {Float32Array} z @param {number} side @param {number} x
 * @param {number} y @param {number} size @param {boolean | undefined} output
 */
function line(target, tokens, z, side, x, y, size, output) {
  target.save();
  target.beginPath();
  target.rect(x, y, size, size);
  target.clip();
  target.beginPath();
  if (contour(target, z, side, 0, x, y, size)) {
    target.lineJoin = 'round';
    if (output) {
      target.lineWidth = 4.5;
      target.strokeStyle = tokens.contourHalo;
      target.stroke();
    }
    target.lineWidth = output ? 2 : size > 26 ? 1.5 : 1.25;
    target.strokeStyle = tokens.contour;
    target.stroke();
  }
  target.restore();
}

/**
 * A bias: left of the middle is negative, right positive; `most` fills half the width. @param {CanvasRenderingContext2D} target
 * @param {any} tokens @param {number} b @param {number} most @param {number} x @param {number} y @param {number} size
 */
export function biasBar(target, tokens, b, most, x, y, size) {
  const middle = x + size / 2;
  const length = Math.min(1, Math.abs(b) / (most || 1)) * (size / 2);
  target.fillStyle = tokens.control;
  target.fillRect(x, y + 1.5, size, 1);
  target.fillStyle = b < 0 ? tokens.neg : tokens.pos;
  target.fillRect(b < 0 ? middle - length : middle, y, length, 4);
  target.fillStyle = tokens.ink;
  target.fillRect(middle - 0.5, y, 1, 4);
}
