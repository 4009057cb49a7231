/** The keyboard, off while typing and while a dialog is open. */
import { byId, find } from '../dom.js';

/** @param {any} app */
export function keys(app) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || find(document, 'dialog[open]')) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key === 'Escape') {
      if (app.store.state.pinned || app.store.state.hovered) app.lookAway();
      else if (app.store.state.opened?.lanes.length > 1 && !app.store.state.grid) app.openLane(null);
      else app.projector.end();
      return;
    }
    if (target.matches('select, textarea, input:not([type="radio"], [type="checkbox"], [type="range"])')) return;
    if (app.projector.key(event)) return;
    if (event.key === ' ') {
      // A button and a box keep their own space bar; a radio that is on has no use for it.
      if (target.closest('button, a, [type="checkbox"], [type="radio"]:not(:checked)')) return;
      event.preventDefault();
      app.playOrPause();
    } else if (event.key === 's' || event.key === 'S') app.step();
    else if (event.key === 'b' || event.key === 'B') app.stepBack();
    else if (event.key === 'r' || event.key === 'R') app.restart();
    else if (event.key === 'v' || event.key === 'V') app.projector.toggle();
    else if (event.key === 'c' || event.key === 'C') byId('compare').click();
    else if (/^[0-6]$/.test(event.key) && app.store.state.opened?.lanes.length > 1) app.openLane(event.key === '0' ? null : Number(event.key) - 1);
    else if (event.key === '?') byId('help').click();
  });
}
