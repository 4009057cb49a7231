/**
 * The tabs of the dock, in their order. Each is a folder with a `view.js` (what it is, and what it asks of the server) and an
 * `element.js`.
 */
import { confusion } from './confusion/view.js';
import { example } from './example/view.js';
import { activations, gradients, updates, weights } from './inside/view.js';
import { landscape } from './landscape/view.js';
import { lanes } from './lanes/view.js';
import { matrices } from './matrices/view.js';
import { neuron } from './neuron/view.js';

/**
 * @typedef {object} View
 * @property {string} id as the # and the protocol's pages call it
 * @property {string} title of its tab
 * @property {string} tag of its element: `start(app)`, `draw(state, before)`, and `table()` where there is one
 * @property {string} [panel] where several tabs share an element; the id otherwise
 * @property {boolean} [table] whether it can be had as a table
 * @property {(state: import('../store.js').State) => boolean} [offered] whether there is a tab; always without it
 * @property {(state: import('../store.js').State) => any} [look] what of a `look` it asks of the server
 */

/** @type {View[]} */
export const VIEWS = [lanes, neuron, weights, activations, gradients, updates, confusion, matrices, example, landscape];

/** @param {string | null} id @returns {View | undefined} */
export const viewNamed = (id) => VIEWS.find((view) => view.id === id);

/** @param {View} view */
export const panelOf = ({ panel, id }) => panel ?? id;
