/** The neuron that is looked at: its equation and what each term adds. It is asked for with the pointed place, whichever tab shows. */

/** @type {import('../list.js').View} */
export const neuron = {
  id: 'neuron', title: 'Neuron', tag: 'neuron-sheet', table: true,
  offered: ({ hovered, pinned }) => !!(hovered ?? pinned),
};
