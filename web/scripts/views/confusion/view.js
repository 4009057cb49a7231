/** Which class is taken for which. */

const classes = (/** @type {import('../../store.js').State} */ { opened }) => !!opened && opened.task !== 'regression';

/** @type {import('../list.js').View} */
export const confusion = {
  id: 'confusion', title: 'Confusion', tag: 'confusion-sheet',
  offered: (state) => !state.opened || classes(state),
  look: (state) => (classes(state) ? { confusion: state.confusion } : {}),
};
