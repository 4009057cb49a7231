/** Play, speed, unit, the epoch's counter; and how the line is. */
import { byId, find } from '../dom.js';
import { changedIn } from '../kit/store.js';
import { whole } from '../numbers.js';

/** @type {Record<string, string>} */
const LINES = { lost: 'Line lost, reconnecting …', full: 'The server holds as many runs as it can, trying again …' };

/** @param {any} app */
export function transport(app) {
  const play = byId('play');
  const unit = byId('unit');
  byId('speed').addEventListener('change', (/** @type {any} */ event) => app.run.speed(event.target.value));
  unit.addEventListener('change', () => app.watch.show({ unit: unit.value }));

  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      if (changedIn(before, state, 'playing')) {
        play.ariaLabel = state.playing ? 'Pause' : 'Play';
        play.dataset.playing = String(state.playing);
      }
      if (changedIn(before, state, 'speed')) find(byId('speed'), `[value="${state.speed}"]`).checked = true;
      if (changedIn(before, state, 'unit')) unit.value = state.unit;
      if (changedIn(before, state, 'epoch', 'batch', 'batches')) {
        const { epoch, batch, batches } = state;
        byId('epoch').value = whole(epoch) + (batch ? ` + ${batch}/${batches}` : '');
        byId('step-back').disabled = epoch + batch === 0;
      }
      if (changedIn(before, state, 'line')) {
        const word = LINES[state.line];
        byId('message').hidden = !word;
        if (word) byId('message').textContent = word;
      }
    },
  };
}
