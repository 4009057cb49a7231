/** What is said in words: to everybody when a run leaves the finite numbers, to listeners every few seconds. */
import { byId } from '../dom.js';
import { withRate } from '../changes.js';
import { newestAt } from '../log.js';
import { html, render } from '../kit/html.js';
import { changedIn } from '../kit/store.js';
import { tex } from '../kit/tex.js';
import { looksBack } from '../store.js';
import { loss, tick, whole } from '../numbers.js';

const PAUSE = 5000;

/** @param {any} app */
export function notices(app) {
  let last = 0;
  let before = NaN;
  let said = '';
  const live = byId('live');

  /** "epoch 200, test loss 0.12, falling" */
  function announce(state, force) {
    if (!force && performance.now() - last < PAUSE) return;
    last = performance.now();
    const set = Number.isFinite(newestAt(state.log, 'testLoss', state.epoch)) ? 'test' : 'train';
    const value = newestAt(state.log, `${set}Loss`, state.epoch);
    if (!Number.isFinite(value)) return;
    const change = (value - before) / before;
    const trend = !Number.isFinite(change) ? '' : change < -0.005 ? ', falling' : change > 0.005 ? ', rising' : ', steady';
    before = value;
    live.textContent = `epoch ${state.epoch}, ${set} loss ${loss(value)}${trend}`;
  }

  function alarm(state) {
    const box = byId('alarm');
    const { diverged } = state.log;
    box.hidden = !diverged?.stops || looksBack(state);
    const about = box.hidden ? '' : `${state.opened.run} ${diverged.epoch} ${state.picture?.epoch}`;
    if (about === said) return;
    said = about;
    if (box.hidden) return;
    const rate = state.log.columns.learningRate[state.log.length - 1] || Number(app.edit.values().lr);
    const smaller = Number((rate / 10).toPrecision(1));
    const shown = state.picture ? ` The picture stays at epoch ${state.picture.epoch}.` : '';
    const slower = () => app.edit.with(withRate(app.edit.values(), smaller));
    render(html`<b>Stopped at epoch ${diverged.epoch}. </b><x-tex .source=${tex(diverged.tensor)}></x-tex> left the finite numbers
      first.${shown} <button type="button" class="link" @click=${slower}>Try rate ${tick(smaller)}</button>`, box);
  }

  /** Early stopping, in plain words. */
  function rest({ log: { stopped } }) {
    const box = byId('stopped');
    box.hidden = !stopped;
    if (!stopped) return;
    const waited = stopped.epoch - stopped.bestEpoch;
    const epochs = `${whole(waited)} epoch${waited === 1 ? '' : 's'}`;
    render(html`<b>Stopped early at epoch ${whole(stopped.epoch)}. </b>For ${epochs} the dev loss had not fallen;
      it was lowest, ${loss(stopped.bestLoss)}, at epoch ${whole(stopped.bestEpoch)}.`, box);
  }

  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} previous */
    draw(state, previous) {
      const stands = state.log.diverged && changedIn(previous, state, 'picture', 'epoch');
      if (previous?.log.diverged !== state.log.diverged || stands) alarm(state);
      if (previous?.log.stopped !== state.log.stopped) rest(state);
      if (state.playing && previous?.log !== state.log) announce(state, false);
      else if (previous?.playing && !state.playing) announce(state, true);
      else if (previous && previous.log !== state.log && state.reason === 'asked' && state.log.length > 1) announce(state, false);
    },
  };
}
