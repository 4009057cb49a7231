/** On a narrow screen one panel is in sight below the result, and the recipe and the data fold away. */
import { byId, find } from './dom.js';
import { markTab, tabs } from './kit/tabs.js';

const PANELS = ['curves', 'network', 'dock', 'data'];

/** @param {any} app */
export function panels(app) {
  const narrow = matchMedia('(max-width: 899px)');
  const list = find(document, '.views');
  tabs(list, (tab) => app.watch.show({ panel: tab.dataset.show }));
  const measure = () => app.watch.show({ narrow: narrow.matches });
  narrow.addEventListener('change', measure);
  measure();
  fold(byId('recipe-toggle'), byId('experiment'));
  fold(byId('data-toggle'), byId('data'));

  return {
    /** @param {import('./store.js').State} state @param {import('./store.js').State | null} before */
    draw(state, before) {
      if (before?.panel === state.panel && before.narrow === state.narrow) return;
      document.body.dataset.panel = state.panel;
      markTab(list, byId(`view-${state.panel}`));
      for (const name of PANELS) {
        byId(`view-${name}`).setAttribute('aria-controls', name);
        if (state.narrow) byId(name).setAttribute('role', 'tabpanel');
        else byId(name).removeAttribute('role');
      }
    },
  };
}

/** A button that shows and hides a panel where there is no room for it. @param {HTMLElement} button @param {HTMLElement} panel */
function fold(button, panel) {
  const set = (/** @type {boolean} */ open) => {
    button.ariaExpanded = String(open);
    panel.toggleAttribute('data-open', open);
  };
  button.addEventListener('click', () => set(button.ariaExpanded !== 'true'));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.hasAttribute('data-open')) return;
    set(false);
    button.focus();
  });
  if (panel.id !== 'data') return;
  document.addEventListener('pointerdown', ({ target }) => {
    if (!panel.contains(/** @type {Node} */ (target)) && !button.contains(/** @type {Node} */ (target))) set(false);
  });
}
