/** The parts of a picture in which numbers stand one by one: parameters, and an example on its way. */

/**
 * @typedef {object} Block a part of one layer's parameters; of a layer with batch norm b is β, and γ stands beside it
 * @property {number} layer
 * @property {number} row the first unit shown, from 0
 * @property {number} column the first input shown, from 0
 * @property {number} rows
 * @property {number} columns
 * @property {number} largest in all of the layer
 * @property {Float32Array} W
 * @property {Float32Array} b
 * @property {Float32Array} [gamma]
 *
 * @typedef {{of: 'weight' | 'gradient' | 'update', layers: Block[]}} Matrices
 * @typedef {{z?: Float32Array, a: Float32Array}} Stage
 * @typedef {{set: 'train' | 'dev' | 'test', index: number, at: [number, number], y: number, loss: number | null, layers: Stage[]}} Followed
 */

/** The most cells that are written out at once. */
const MOST_CELLS = 1200;

/** Whether the first 16 units and inputs of every layer are more than can be read. @param {any[]} layers */
export function manyCells(layers) {
  return layers.slice(1).reduce((sum, layer, k) => sum + Math.min(16, layer.units) * (Math.min(16, layers[k].units) + 1), 0) > MOST_CELLS;
}

/**
 * The window that an experiment opens with: all layers, or the first where these would be too many.
 * @param {any} window @param {any[]} layers
 */
export function fitting(window, layers) {
  return { ...window, layer: manyCells(layers) ? Math.min(layers.length - 1, Math.max(1, window.layer)) : 0, row: 0, column: 0 };
}

/** @param {any} lane of a picture's header @param {(at: number, count: number) => Float32Array} floats @returns {Matrices | undefined} */
export function matricesOf({ matrices }, floats) {
  return matrices && {
    of: matrices.of,
    layers: matrices.layers.map((/** @type {any} */ block) => ({
      ...block,
      W: floats(block.W, block.rows * block.columns),
      b: floats(block.b, block.rows),
      gamma: block.gamma === undefined ? undefined : floats(block.gamma, block.rows),
    })),
  };
}

/** @param {any} lane of a picture's header @param {(at: number, count: number) => Float32Array} floats @returns {Followed | undefined} */
export function followedOf({ example, layers }, floats) {
  return example && {
    ...example,
    layers: example.layers.map((/** @type {{z?: number, a: number}} */ { z, a }, /** @type {number} */ l) => ({
      z: z === undefined ? undefined : floats(z, layers[l].units), a: floats(a, layers[l].units),
    })),
  };
}
