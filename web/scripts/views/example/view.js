/** One example on its way through the network. */

/** @type {import('../list.js').View} */
export const example = { id: 'example', title: 'Example', tag: 'example-sheet', look: ({ example: followed }) => ({ example: followed }) };
