/** Lanes as a table. */

/** @type {import('../list.js').View} */
export const lanes = { id: 'lanes', title: 'Lanes', tag: 'lanes-sheet', offered: ({ opened }) => opened?.lanes.length > 1 };
