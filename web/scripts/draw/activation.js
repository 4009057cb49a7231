import { titleOf } from '../kit/schema.js';

/** The functions a layer may end in, as drawing needs them. */

/** @type {Record<string, (z: number) => number>} */
const FUNCTIONS = {
  relu: (z) => (z > 0 ? z : 0),
  leaky: (z) => (z > 0 ? z : 0.01 * z),
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  linear: (z) => z,
  softmax: (z) => z,
};

/** @param {string} name @returns {(z: number) => number} */
export function activation(name) {
  return FUNCTIONS[name] ?? FUNCTIONS.linear;
}

/** What is said of an activation in a sentence. @param {string} name */
export function called(name) {
  return titleOf('layers', name);
}
