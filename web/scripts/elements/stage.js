/** The projector view: large, quiet, without hovering; a presenter turns from comparison to comparison. */
import { byId, findAll } from '../dom.js';
import { badges, differing, parseWhole, valuesOf } from '../lanes.js';
import { isProjected, project } from '../kit/projector.js';
import { changedIn } from '../kit/store.js';

/** What a comparison is about, by what its lanes differ in. @type {Record<string, string>} */
const TITLES = {
  start: 'How it starts', scale: 'How it starts', step: 'How it steps', rate: 'The learning rate', decay: 'How the rate decays',
  batch: 'Size of a batch', L2: 'What holds it back', L1: 'What holds it back', keep: 'What holds it back', layers: 'The layers',
  activation: 'The activation', 'batch norm': 'Batch norm', seed: 'Luck of the start', bug: 'A mistake in the gradient',
};

/** @param {any} app */
export function stage(app) {
  const set = (/** @type {boolean} */ projector) => app.watch.show({ projector });
  return {
    toggle: () => set(!app.store.state.projector),
    end: () => set(false),
    /** Whether a presenter's keys turn; a slider has its own use for them. @param {Event} [event] */
    turns: (event) => isProjected() && !/** @type {Element | undefined} */ (event?.target)?.matches('[role="slider"]'),
    /** The ready comparison before or after the one that is shown. @param {number} step */
    turn(step) {
      const ready = findAll(document, '.ready a').map((link) => new URL(link.href).search.slice(1));
      const at = ready.indexOf(app.store.state.opened?.experiment ?? '');
      const next = at < 0 ? (step > 0 ? 0 : ready.length - 1) : (at + step + ready.length) % ready.length;
      app.watch.openLane(null);
      app.edit.open(ready[next]);
    },
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      if (state.projector !== isProjected()) project(state.projector);
      const { opened, grid, focus } = state;
      if (!opened || !changedIn(before, state, 'opened', 'grid', 'focus')) return;
      const all = parseWhole(opened.experiment);
      const name = badges(all).flat()[0]?.name;
      byId('stage-title').textContent = opened.lanes.length > 1 ? TITLES[name] ?? 'Side by side' : byId('data-chosen').textContent;
      byId('stage-says').textContent = shared(opened, all, grid ? 0 : focus, grid);
    },
  };
}

/** What all lanes have in common, in a line. @param {any} opened @param {any} all @param {number} k @param {boolean} grid */
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
