/** Tabs: the dock's sheets, and on a phone which panel is below the result. */
import { byId, find, findAll } from '../dom.js';
import { looked } from '../store.js';


/** Click and arrow keys of a tab list. @param {HTMLElement} list @param {(tab: HTMLElement) => void} chosen */
function tabs(list, chosen) {
  const all = () => findAll(list, '[role="tab"]:not([hidden])');
  const choose = (tab) => {
    for (const other of findAll(list, '[role="tab"]')) {
      other.setAttribute('aria-selected', String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
    }
    chosen(tab);
  };
  list.addEventListener('click', (/** @type {any} */ event) => {
    const tab = event.target.closest('[role="tab"]');
    if (tab) choose(tab);
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const list = all();
    const next = list[(list.indexOf(document.activeElement) + step + list.length) % list.length];
    next.focus();
    choose(next);
  });
  return choose;
}

/** @param {any} app */
export function views(app) {
  const sheets = ['lanes', 'neuron', 'inside', 'confusion', 'matrices', 'example', 'landscape'];
  let resting = 'weights';
  let shown = 'weights';
  const dock = tabs(find(document, '.dock .tabs'), (tab) => {
    if (tab.dataset.sheet !== 'neuron') resting = tab.dataset.sheet;
    shown = tab.dataset.sheet;
    const panel = tab.getAttribute('aria-controls');
    for (const name of sheets) byId(`sheet-${name}`).hidden = panel !== `sheet-${name}`;
    byId(panel).setAttribute('aria-labelledby', tab.id);
    byId('dock-table').hidden = !byId(panel).firstElementChild.table;
    tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    inSight();
    app.redraw();
  });
  byId('dock-table').addEventListener('click', () => find(document, '.dock .sheet:not([hidden])').firstElementChild.table());
  const narrow = matchMedia('(max-width: 899px)');
  /** Of what is out of sight the server need not tell. */
  const inSight = () => {
    const { panel } = document.body.dataset;
    app.showSheet(narrow.matches && panel !== 'dock' ? null : shown, !narrow.matches || panel === 'network');
  };
  dock(byId('tab-weights'));
  const panels = { curves: byId('curves'), network: byId('network'), dock: byId('dock'), data: byId('data') };
  const view = tabs(find(document, '.views'), (tab) => {
    document.body.dataset.panel = tab.dataset.show;
    inSight();
    app.redraw();
  });
  const semantics = () => {
    for (const [name, panel] of Object.entries(panels)) {
      if (narrow.matches) {
        panel.setAttribute('role', 'tabpanel');
        byId(`view-${name}`).setAttribute('aria-controls', panel.id);
      } else panel.removeAttribute('role');
    }
  };
  narrow.addEventListener('change', () => (semantics(), inSight()));
  semantics();
  view(byId('view-curves'));

  fold(byId('recipe-toggle'), byId('experiment'));
  fold(byId('data-toggle'), byId('data'));

  /** Opens a tab of the dock, where the dock is in sight. @param {string} sheet */
  app.openSheet = (sheet) => {
    if (narrow.matches && document.body.dataset.panel !== 'dock') return false;
    dock(byId(`tab-${sheet}`));
    return true;
  };

  /** Beside the grid stands the table of lanes, and what tells their insides apart. */
  const lanesTab = (several, grid) => {
    const tab = byId('tab-lanes');
    tab.hidden = !several;
    if (grid) dock(tab);
    else if (tab.ariaSelected === 'true') dock(byId('tab-weights'));
  };

  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      if (state.opened && (before?.opened?.lanes.length !== state.opened.lanes.length || before.grid !== state.grid)) lanesTab(state.opened.lanes.length > 1, state.grid);
      if (state.opened && before?.opened !== state.opened) {
        const regression = state.opened.task === 'regression';
        byId('tab-confusion').hidden = regression;
        if (regression && resting === 'confusion') dock(byId('tab-weights'));
        find(document, `[name="confusion"][value="${state.confusion}"]`).checked = true;
      }
      const neuron = looked(state);
      if (before && !!looked(before) === !!neuron) return;
      byId('tab-neuron').hidden = !neuron;
      if (neuron) dock(byId('tab-neuron'));
      else if (byId('tab-neuron').ariaSelected === 'true' || !before) dock(byId(`tab-${resting}`));
    },
  };
}

/** A button that shows and hides a panel where there is no room for it. */
function fold(button, panel) {
  const set = (open) => {
    button.ariaExpanded = String(open);
    panel.toggleAttribute('data-open', open);
  };
  button.addEventListener('click', () => set(button.ariaExpanded !== 'true'));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.hasAttribute('data-open')) return;
    set(false);
    button.focus();
  });
  if (panel.id === 'data') document.addEventListener('pointerdown', (event) => {
    if (!panel.contains(event.target) && !button.contains(event.target)) set(false);
  });
}
