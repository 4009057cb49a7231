/** Large type and heavy strokes, to be read from the last row: values of the same properties, under `data-view` of the page. */
import { keep } from './memory.js';

const root = document.documentElement;

export const isProjected = () => root.dataset.view === 'projector';

/** @param {boolean} on @param {boolean} [remembered] whether the next page is shown so too */
export function project(on, remembered = false) {
  if (on) root.dataset.view = 'projector';
  else delete root.dataset.view;
  if (remembered) keep('projector', on ? '1' : '0');
}
