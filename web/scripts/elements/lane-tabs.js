/** While one lane is open: all lanes by their badges, and the way back to the grid. */
import { byId } from '../dom.js';
import { badge } from '../draw/badge.js';
import { icon } from '../kit/dialog.js';
import { html, nothing, render } from '../kit/html.js';
import { changedIn } from '../kit/store.js';
import { badges, parseWhole } from '../lanes.js';
import { spoken, typed } from './lane-words.js';

/** @param {any} app */
export function laneTabs(app) {
  const root = byId('lane-tabs');
  const { openLane } = app.watch;
  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      const { opened, grid, focus } = state;
      if (!opened || !changedIn(before, state, 'opened', 'grid', 'focus')) return;
      const several = opened.lanes.length > 1;
      document.body.toggleAttribute('data-grid', grid);
      document.body.toggleAttribute('data-several', several);
      root.hidden = !several || grid;
      if (root.hidden) return;
      const focused = root.contains(document.activeElement);
      const tab = (words, k) => html`<button type="button" aria-label=${`Lane ${k + 1}: ${spoken(words)}`}
        aria-current=${k === focus ? 'true' : nothing} @click=${() => openLane(k)}>${badge(k)}${typed(words)}</button>`;
      render(html`<button type="button" @click=${() => openLane(null)}>${icon('grid')}<span>All lanes</span></button>
        ${badges(parseWhole(opened.experiment)).map(tab)}`, root);
      if (focused) root.querySelector('[aria-current]')?.focus();
    },
  };
}
