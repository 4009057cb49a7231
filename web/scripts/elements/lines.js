/** What the network's lines stand for. */
import { find, findAll } from '../dom.js';

/** @param {any} app */
export function lines(app) {
  const choices = findAll(document, '[name="lines"]');
  for (const radio of choices) radio.addEventListener('change', () => app.watch.show({ lines: radio.value }));
  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      if (before?.lines !== state.lines) find(document, `[name="lines"][value="${state.lines}"]`).checked = true;
    },
  };
}
