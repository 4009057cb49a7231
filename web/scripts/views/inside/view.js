/** Four looks into the layers, in one element. */
import { DEEP, LOOKS } from './quantities.js';

/** @param {string} id @param {string} title @returns {import('../list.js').View} */
const view = (id, title) => ({
  id, title, tag: 'inside-sheet', panel: 'inside', table: true,
  look: ({ lane }) => ({ inside: LOOKS[id][lane?.layers.length - 1 > DEEP ? 'deep' : 'inside'] }),
});

export const weights = view('weights', 'Weights');
export const activations = view('activations', 'Activations');
export const gradients = view('gradients', 'Gradients');
export const updates = view('updates', 'Update ratio');
