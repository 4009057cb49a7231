/** The projector view: large, quiet, without hovering; a presenter's keys. It is kept in the address as #projector. */
import { byId, findAll } from '../dom.js';
import { read, write } from '../hash.js';
import { badges, differing, parseWhole, valuesOf } from '../lanes.js';

const VIEW = 'projector';

/** What a comparison is about, by what its lanes differ in. */
const TITLES = {
  start: 'How it starts', scale: 'How it starts', step: 'How it steps', rate: 'The learning rate', decay: 'How the rate decays', batch: 'Size of a batch',
  L2: 'What holds it back', L1: 'What holds it back', keep: 'What holds it back', layers: 'The layers', activation: 'The activation', 'batch norm': 'Batch norm', seed: 'Luck of the start', bug: 'A mistake in the gradient',
};

/** @param {any} app */
export function projector(app) {
  const root = document.documentElement;
  const isOn = () => root.dataset.view === VIEW;
  const set = (on) => {
    if (on === isOn()) return;
    if (on) root.dataset.view = VIEW;
    else delete root.dataset.view;
    byId('projector').ariaPressed = String(on);
    write(VIEW, on ? '' : null);
    app.store.dispatch({ type: 'theme' });
  };
  byId('projector').ariaPressed = String(isOn());
  byId('projector').addEventListener('click', () => set(true));
  byId('projector-end').addEventListener('click', () => {
    set(false);
    byId('projector').focus();
  });
  window.addEventListener('hashchange', () => set(read(VIEW) !== null));

  /** The ready comparison before or after the one that is shown. */
  const turn = (step) => {
    const ready = findAll(document, '.ready a').map((link) => new URL(link.href).search.slice(1));
    const at = ready.indexOf(app.store.state.opened?.experiment ?? '');
    const next = at < 0 ? (step > 0 ? 0 : ready.length - 1) : (at + step + ready.length) % ready.length;
    app.openLane(null);
    app.open(ready[next]);
  };

  return {
    get on() {
      return isOn();
    },
    toggle: () => set(!isOn()),
    end: () => set(false),
    /** A presenter's key; clickers send Page Down and Page Up. @param {KeyboardEvent} event @returns {boolean} whether it was one */
    key(event) {
      const step = { n: 1, N: 1, PageDown: 1, p: -1, P: -1, PageUp: -1 }[event.key];
      if (!isOn() || !step || /** @type {HTMLElement} */ (event.target).matches('[role="slider"]')) return false;
      event.preventDefault();
      turn(step);
      return true;
    },
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      const { opened, grid, focus } = state;
      if (!opened || (before?.opened === opened && before.grid === grid && before.focus === focus)) return;
      const all = parseWhole(opened.experiment);
      const words = badges(all);
      const names = [...new Set(words.flat().map(({ name }) => name))];
      const title = opened.lanes.length > 1 ? TITLES[names[0]] ?? 'Side by side' : byId('data-chosen').textContent;
      byId('stage-title').textContent = title;
      byId('stage-says').textContent = shared(opened, all, grid ? 0 : focus, grid);
    },
  };
}

/** What all lanes have in common, in a line. */
function shared(opened, all, k, grid) {
  const values = valuesOf(all, k);
  const apart = grid ? differing(all) : [];
  const words = [values.data];
  if (!apart.includes('layers') && !apart.includes('inputs')) words.push(opened.lanes[k].description.replace(/ sigmoid$/, ''));
  if (values.batch !== 'full' && !apart.includes('batch')) words.push(`batches of ${values.batch}`);
  if (!apart.includes('opt') && values.opt !== 'gd') words.push(values.opt);
  if (!apart.includes('lr')) words.push(`rate ${values.lr}`);
  return words.join(', ');
}
