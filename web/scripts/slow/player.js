/** Plays the moments one after the other; within one it goes down a column of what is worked out, number by number. */
import { byId } from '../dom.js';

const TICK = 1100;
const MOST_NUMBERS = 4;

/**
 * @param {{numbers: () => any[], show: (cell: any) => void, next: () => boolean}} app
 * next: goes on to the next moment; false at the last
 */
export function player(app) {
  const button = byId('play');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let timer = 0;
  let shown = 0;
  let playing = false;

  function tick() {
    const numbers = still.matches ? [] : app.numbers().slice(0, MOST_NUMBERS);
    if (shown < numbers.length) app.show(numbers[shown++]);
    else if (app.next()) shown = 1;
    else return stop();
    return wait();
  }

  function wait() {
    clearTimeout(timer);
    timer = window.setTimeout(tick, TICK * Number(byId('pace').value) * (still.matches ? 3 : 1));
  }

  function say() {
    button.dataset.playing = String(playing);
    button.ariaLabel = playing ? 'Pause' : 'Play';
    // Who listens is told the moments as they come, and numbers that were asked for.
    byId('number').ariaLive = playing ? 'off' : 'polite';
  }

  function stop() {
    playing = false;
    clearTimeout(timer);
    say();
  }

  function play() {
    playing = true;
    shown = 1;
    say();
    wait();
  }

  button.addEventListener('click', () => (playing ? stop() : play()));
  byId('pace').addEventListener('change', () => playing && wait());
  return { stop, toggle: () => (playing ? stop() : play()), get playing() { return playing; } };
}
