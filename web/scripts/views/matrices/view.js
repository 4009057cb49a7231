/** Weights and biases, number by number. */

/** @type {import('../list.js').View} */
export const matrices = {
  id: 'matrices', title: 'Matrices', tag: 'matrices-sheet',
  look: ({ matrices: window }) => ({ matrices: window.layer ? window : { of: window.of } }),
};
