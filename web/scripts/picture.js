/** Reads a binary frame of the protocol. Arrays are views into one buffer; nothing is copied. */
import { followedOf, matricesOf } from './one-by-one.js';

/**
 * @typedef {object} LayerPicture
 * @property {number} units
 * @property {number} shown
 * @property {number} side
 * @property {Uint8Array[]} maps
 * @property {number[]} scales
 * @property {Float32Array} [W]
 * @property {Float32Array} [b]
 * @property {Float32Array} [lines]
 * @property {Float32Array} [linesB]
 * @property {number[]} [dead]
 * @property {{units: number[], outgoing: boolean}[]} [copies] groups of units that are copies of each other
 *
 * @typedef {{side: number, scale: number, map: Uint8Array}} PlaneMap
 * @typedef {object} Picture of one lane
 * @property {number} epoch
 * @property {number} batch
 * @property {number} learningRate
 * @property {number} ms of an epoch, on average
 * @property {'weight' | 'gradient' | 'update'} lines
 * @property {PlaneMap[]} surface one an output unit
 * @property {LayerPicture[]} layers
 * @property {any} neuron
 * @property {{quantity: string, layers: any[]}} [inside] when asked for
 * @property {{counts: number[][], precision: (number | null)[], recall: (number | null)[]}} [confusion] when asked for
 * @property {import('./one-by-one.js').Matrices} [matrices] when asked for
 * @property {import('./one-by-one.js').Followed} [example] when asked for
 * @property {{take: number, first: number, second: number, off: number}} [stand] where the lane is on the slice that is looked at
 * @property {any} [report] what was measured of exactly this state, with the log's members
 * @property {{verdict: string, text: string}} [diagnosis]
 */

/**
 * @typedef {(at: number, count: number) => Float32Array} Floats so many of them from there
 * @typedef {(at: number, side: number) => Uint8Array} Bytes a map of side × side
 */

/** @param {ArrayBuffer} frame @returns {Promise<{number: number, lanes: Picture[]}>} */
export async function read(frame) {
  const stream = new Blob([frame]).stream().pipeThrough(new DecompressionStream('deflate'));
  return parse(await new Response(stream).arrayBuffer());
}

/** @param {ArrayBuffer} buffer @returns {{number: number, lanes: Picture[]}} */
export function parse(buffer) {
  const size = new DataView(buffer).getInt32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)));
  const floatsAt = 4 + size;
  const mapsAt = floatsAt + 4 * header.floats;
  /** @type {Floats} */
  const floats = (at, count) => new Float32Array(buffer, floatsAt + 4 * at, count);
  /** @type {Bytes} */
  const bytes = (at, side) => new Uint8Array(buffer, mapsAt + at, side * side);
  return { number: header.number, lanes: header.lanes.map((/** @type {any} */ lane) => laneOf(lane, floats, bytes)) };
}

/** @param {any} lane of the header @param {Floats} floats @param {Bytes} bytes @returns {Picture} */
function laneOf(lane, floats, bytes) {
  const layers = lane.layers.map((/** @type {any} */ layer, /** @type {number} */ l) => {
    const { units, shown, side, scales } = layer;
    const maps = scales.map((/** @type {number} */ _, /** @type {number} */ unit) => bytes(layer.bytes + unit * side * side, side));
    if (l === 0) return { units, shown, side, scales, maps };
    const inputs = lane.layers[l - 1].shown;
    const some = (/** @type {number | undefined} */ at, /** @type {number} */ count) => (at === undefined ? undefined : floats(at, count));
    return {
      units, shown, side, scales, maps,
      W: floats(layer.W, shown * inputs),
      b: floats(layer.b, shown),
      lines: some(layer.lines, shown * inputs),
      linesB: some(layer.linesB, shown),
      dead: layer.dead ?? [],
      copies: layer.copies ?? [],
    };
  });
  const surface = lane.surface.outputs.map((/** @type {any} */ output) => ({
    side: lane.surface.side, scale: output.scale, map: bytes(output.bytes, lane.surface.side),
  }));
  const neuron = lane.neuron && { ...lane.neuron, map: bytes(lane.neuron.bytes, lane.neuron.side) };
  const { epoch, batch, learningRate, stand, ms, lines, inside, confusion, report, diagnosis } = lane;
  return {
    epoch, batch, learningRate, ms, lines, surface, layers, neuron, inside, confusion, report, diagnosis, stand,
    matrices: matricesOf(lane, floats), example: followedOf(lane, floats),
  };
}
