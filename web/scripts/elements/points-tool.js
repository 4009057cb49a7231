/** Training points by hand: the mode, which class is added, and what a click, a drag or a key makes of them. */
import { byId, findAll } from '../dom.js';
import { fit } from '../draw/canvas.js';
import { readTokens } from '../draw/colour.js';
import { colourOf, point } from '../draw/points.js';
import { countEdits, parseEdits, placeOf, printEdits, withAdded, withDropped, withMoved } from '../edits.js';
import { html, nothing, render } from '../kit/html.js';
import { readNumber } from '../kit/number.js';
import { changedIn } from '../kit/store.js';
import { parseChanges, pointChanges, withoutPoints } from '../changes.js';

/** @param {any} app */
export function pointsTool(app) {
  const toggle = byId('points-toggle');
  const tool = byId('points-tool');
  const brushes = byId('brushes');
  const value = byId('brush-value');
  const clear = byId('points-clear');
  /** What was asked for and has not come yet. @type {string | null} */
  let pending = null;
  let spec = '';

  const { watch } = app;
  const set = (editing) => {
    watch.show(editing ? { editing, panel: 'curves' } : { editing });
    if (editing) watch.lookAway();
  };
  toggle.addEventListener('click', () => set(!app.store.state.editing));
  byId('points-done').addEventListener('click', () => {
    set(false);
    toggle.focus();
  });
  clear.addEventListener('click', () => app.edit.with({ edits: '', changes: withoutPoints(app.store.state.values.changes) }));

  const opened = () => parseEdits(app.store.state.values.edits);
  const current = () => (pending === null ? opened() : parseEdits(pending));
  const place = (shown) => placeOf(opened(), shown, app.store.state.opened.points.train.y.length);
  /** The number by which the query calls a shown point. */
  const numberOf = (shown) => {
    const { shown: { points: { train } }, values } = app.store.state;
    if (train.ids) return train.ids[shown];
    const { index, added } = place(shown);
    return added ? Number(values.n) + index : index;
  };
  const rounded = (at) => at.map((x) => Number(Math.min(10, Math.max(-10, x)).toFixed(3)) + 0);

  /** Once the run is on its way, a point is part of the way. */
  function change(edit) {
    app.run.change(edit.join(':'));
  }

  function commit(edits) {
    pending = printEdits(edits);
    app.edit.with({ edits: pending });
    const count = countEdits(edits);
    app.tell(count === 1 ? '1 point changed by hand' : `${count} points changed by hand`);
  }

  /** A class, or a number for regression. */
  function brush() {
    if (app.store.state.opened.task !== 'regression') return Number(findAll(brushes, 'input').find((radio) => radio.checked)?.value ?? 0);
    return Math.min(10, Math.max(-10, readNumber(value.value) || 0));
  }

  function make({ opened: { task, classes } }) {
    const tokens = readTokens();
    const kept = brush();
    value.parentElement.hidden = task !== 'regression';
    brushes.hidden = task === 'regression';
    const mark = (k) => {
      const canvas = document.createElement('canvas');
      canvas.ariaHidden = 'true';
      point(fit(canvas, 20, 20), tokens, colourOf(tokens, task, k), k, 'train', 10, 10, 4.2);
      return canvas;
    };
    const choice = (k) => html`<label><input type="radio" name="brush" value=${k} .checked=${k === Math.min(kept, classes - 1)}>
      <span>${mark(k)}${k}</span></label>`;
    render(task === 'regression' ? nothing : Array.from({ length: classes }, (_, k) => choice(k)), brushes);
  }

  app.points = {
    brush,
    add: (at) => (app.run.underWay() ? change(['add', ...rounded(at), brush()]) : commit(withAdded(current(), at, brush()))),
    move: (shown, at) =>
      app.run.underWay() ? change(['move', numberOf(shown), ...rounded(at)]) : commit(withMoved(current(), place(shown), at)),
    drop(shown) {
      if (app.store.state.shown.points.train.y.length < 2) return app.tell('One point has to stay');
      if (app.run.underWay()) return change(['drop', numberOf(shown)]);
      return commit(withDropped(current(), place(shown)));
    },
  };

  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      if (changedIn(before, state, 'editing')) {
        toggle.ariaPressed = String(state.editing);
        document.body.toggleAttribute('data-editing', state.editing);
        tool.hidden = !state.editing;
      }
      if (!state.opened) return;
      if (before?.problem !== state.problem && state.problem) pending = null;
      const next = `${state.opened.task} ${state.opened.classes} ${state.theme}`;
      if (spec !== next) make(state);
      spec = next;
      if (before?.experiment === state.experiment && before.opened === state.opened) return;
      if (pending === state.values.edits) pending = null;
      const count = countEdits(current()) + pointChanges(parseChanges(state.values.changes), Infinity);
      clear.disabled = count === 0;
      clear.textContent = count ? `clear ${count}` : 'clear';
    },
  };
}
