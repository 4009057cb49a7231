/** Training points by hand: the mode, which class is added, and what a click, a drag or a key makes of them. */
import { byId, findAll } from '../dom.js';
import { fit } from '../draw/canvas.js';
import { readTokens } from '../draw/colour.js';
import { colourOf, point } from '../draw/points.js';
import { countEdits, parseEdits, placeOf, printEdits, withAdded, withDropped, withMoved } from '../edits.js';
import { parse } from '../experiment.js';

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

  const set = (editing) => {
    app.store.dispatch({ type: 'editing', editing });
    toggle.ariaPressed = String(editing);
    document.body.toggleAttribute('data-editing', editing);
    tool.hidden = !editing;
    if (!editing) return;
    app.lookAway();
    if (matchMedia('(max-width: 899px)').matches) byId('view-curves').click();
  };
  toggle.addEventListener('click', () => set(!app.store.state.editing));
  byId('points-done').addEventListener('click', () => {
    set(false);
    toggle.focus();
  });
  clear.addEventListener('click', () => commit(parseEdits('')));

  const opened = () => parseEdits(parse(app.store.state.opened.experiment).edits);
  const current = () => (pending === null ? opened() : parseEdits(pending));
  const place = (shown) => placeOf(opened(), shown, app.store.state.opened.points.train.y.length);

  function commit(edits) {
    pending = printEdits(edits);
    app.with({ edits: pending });
    const count = countEdits(edits);
    app.tell(count === 1 ? '1 point changed by hand' : `${count} points changed by hand`);
  }

  /** A class, or a number for regression. */
  function brush() {
    if (app.store.state.opened.task !== 'regression') return Number(findAll(brushes, 'input').find((radio) => radio.checked)?.value ?? 0);
    return Math.min(10, Math.max(-10, Number(value.value.replace('\u2212', '-')) || 0));
  }

  function make({ opened: { task, classes } }) {
    const tokens = readTokens();
    const kept = brush();
    value.parentElement.hidden = task !== 'regression';
    brushes.hidden = task === 'regression';
    brushes.replaceChildren(...Array.from({ length: task === 'regression' ? 0 : classes }, (_, k) => {
      const label = document.createElement('label');
      const input = Object.assign(document.createElement('input'), { type: 'radio', name: 'brush', value: String(k), checked: k === Math.min(kept, classes - 1) });
      const text = document.createElement('span');
      const canvas = document.createElement('canvas');
      canvas.ariaHidden = 'true';
      point(fit(canvas, 20, 20), tokens, colourOf(tokens, task, k), k, 'train', 10, 10, 4.2);
      text.append(canvas);
      text.append(String(k));
      label.append(input);
      label.append(text);
      return label;
    }));
  }

  app.points = {
    brush,
    add: (at) => commit(withAdded(current(), at, brush())),
    move: (shown, at) => commit(withMoved(current(), place(shown), at)),
    drop(shown) {
      if (app.store.state.opened.points.train.y.length < 2) return app.tell('One point has to stay');
      return commit(withDropped(current(), place(shown)));
    },
  };

  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      if (!state.opened) return;
      if (before?.problem !== state.problem && state.problem) pending = null;
      const next = `${state.opened.task} ${state.opened.classes} ${state.theme}`;
      if (spec !== next) make(state);
      spec = next;
      if (before?.opened === state.opened) return;
      if (pending === parse(state.opened.experiment).edits) pending = null;
      const count = countEdits(current());
      clear.disabled = count === 0;
      clear.textContent = count ? `clear ${count}` : 'clear';
    },
  };
}
