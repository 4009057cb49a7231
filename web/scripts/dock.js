/** The dock: its tabs and panels are drawn from the list of views; one of them is in sight. */
import { byId, find } from './dom.js';
import { html, render } from './kit/html.js';
import { markTab, tabs } from './kit/tabs.js';
import { VIEWS, panelOf, viewNamed } from './views/list.js';
import './views/elements.js';

/** The first view of every panel. */
const PANELS = VIEWS.filter((view, k) => VIEWS.findIndex((other) => panelOf(other) === panelOf(view)) === k);

const tab = (/** @type {import('./views/list.js').View} */ view) => html`<button type="button" role="tab" id=${`tab-${view.id}`}
  data-sheet=${view.id} data-text=${view.title} aria-controls=${`sheet-${panelOf(view)}`} aria-selected="false">${view.title}</button>`;

const panel = (/** @type {import('./views/list.js').View} */ view) => {
  const element = document.createElement(view.tag);
  return html`<div class="sheet" role="tabpanel" id=${`sheet-${panelOf(view)}`} aria-labelledby=${`tab-${view.id}`} hidden>
    ${element}</div>`;
};

/**
 * @param {any} app
 * @returns {{elements: any[], draw: (state: import('./store.js').State, before: import('./store.js').State | null) => void}}
 */
export function dock(app) {
  const list = find(byId('dock'), '.tabs');
  render(VIEWS.map(tab), list);
  render(PANELS.map(panel), byId('sheets'));
  tabs(list, (chosen) => app.watch.show({ tab: chosen.dataset.sheet }));
  const element = (/** @type {string} */ id) => byId(`sheet-${panelOf(/** @type {any} */ (viewNamed(id)))}`).firstElementChild;
  byId('dock-table').addEventListener('click', () => element(app.store.state.tab).table());
  let shown = '';

  return {
    elements: PANELS.map(({ id }) => element(id)),
    draw(state, before) {
      for (const view of VIEWS) byId(`tab-${view.id}`).hidden = !(view.offered?.(state) ?? true);
      if (shown === state.tab && before?.sheet === state.sheet) return;
      if (before && before.sheet !== state.sheet) app.watch.look();
      shown = state.tab;
      const view = /** @type {import('./views/list.js').View} */ (viewNamed(shown));
      for (const other of PANELS) byId(`sheet-${panelOf(other)}`).hidden = panelOf(other) !== panelOf(view);
      byId(`sheet-${panelOf(view)}`).setAttribute('aria-labelledby', `tab-${view.id}`);
      byId('dock-table').hidden = !view.table;
      markTab(list, byId(`tab-${view.id}`));
    },
  };
}
