/** Play, step, speed, the epoch's counter; share, colours, help. */
import { byId, find } from '../dom.js';
import { whole } from '../numbers.js';

const LINES = { lost: 'Line lost, reconnecting …', full: 'The server holds as many runs as it can, trying again …' };

/** @param {any} app */
export function transport(app) {
  const play = byId('play');
  play.addEventListener('click', () => app.playOrPause());
  byId('step').addEventListener('click', () => app.step());
  byId('step-back').addEventListener('click', () => app.stepBack());
  byId('restart').addEventListener('click', () => app.restart());
  byId('new-start').addEventListener('click', () => app.newStart());
  byId('speed').addEventListener('change', (event) => app.speed(event.target.value));
  byId('unit').addEventListener('change', () => app.redraw());
  byId('share').addEventListener('click', () => share(app));
  byId('help').addEventListener('click', () => byId('help-dialog').showModal());
  byId('theme').addEventListener('click', () => recolour(app));
  sayTheme();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    sayTheme();
    app.store.dispatch({ type: 'theme' });
  });

  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      if (!before || before.playing !== state.playing) {
        play.ariaLabel = state.playing ? 'Pause' : 'Play';
        play.dataset.playing = String(state.playing);
      }
      if (before?.speed !== state.speed) find(byId('speed'), `[value="${state.speed}"]`).checked = true;
      if (before?.epoch !== state.epoch || before?.batch !== state.batch || before?.batches !== state.batches) {
        const batch = state.batch ? `${whole(state.epoch)} + ${state.batch}/${state.batches}` : whole(state.epoch);
        byId('epoch').value = batch;
        byId('step-back').disabled = state.epoch + state.batch === 0;
      }
      if (before?.line !== state.line) {
        const word = LINES[state.line];
        byId('message').hidden = !word;
        if (word) byId('message').textContent = word;
      }
    },
  };
}

async function share(app) {
  try {
    await navigator.clipboard.writeText(location.href);
    app.tell('Link copied');
  } catch {
    app.tell('The address bar holds the link');
  }
}

function recolour(app) {
  const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Not remembered then.
  }
  sayTheme();
  app.store.dispatch({ type: 'theme' });
}

function sayTheme() {
  byId('theme').ariaPressed = String(document.documentElement.dataset.theme === 'dark');
}
