/** The loss on a plane through the weights. */

/** @type {import('../list.js').View} */
export const landscape = {
  id: 'landscape', title: 'Loss surface', tag: 'landscape-sheet', table: true,
  look: ({ focus, slice }) => ({ slice: { lane: focus, ...slice } }),
};
