/** The same lanes over many seeds, trained by the server beside the run and drawn as a band: luck is not method. */
import { byId } from '../dom.js';
import { Refused, aborted, lines } from '../kit/fetch.js';
import { changedIn } from '../kit/store.js';
import { whole } from '../numbers.js';

/** The most epochs that a band has in one go, and how many of them are drawn. */
const LONGEST = 20000;
const DRAWN = 120;

/**
 * @typedef {{least: number | null, q1: number | null, median: number | null, q3: number | null, most: number | null}} Spread
 * @typedef {{epoch: number, seeds: number, diverged: number, cost: Spread, train: Record<string, Spread>, dev?: Record<string, Spread>, test?: Record<string, Spread>}} Row
 * @typedef {{count: number, until: number, lanes: Row[][]}} Seeds the rows of each lane
 */

/** @param {any} app */
export function seeds(app) {
  const select = byId('seeds');
  /** @type {AbortController | null} */
  let under = null;
  let asked = '';
  select.addEventListener('change', () => app.show({ luck: Number(select.value) }));

  function forget() {
    under?.abort();
    under = null;
    asked = '';
    app.store.dispatch({ type: 'seeds', seeds: null });
  }

  /** As far as the curves' axis goes: it grows seldom. @param {number} epoch */
  const reach = (epoch) => Math.min(LONGEST, 1000 * 2 ** Math.max(0, Math.ceil(Math.log2(epoch / 1000))));

  async function train({ opened }, count, until) {
    under?.abort();
    const mine = (under = new AbortController());
    const lanes = opened.lanes.map(() => []);
    const query = new URLSearchParams(opened.experiment);
    query.delete('epochs');
    const every = Math.max(1, Math.ceil(until / DRAWN));
    try {
      let shown = 0;
      const url = `/api/run?${query}${query.size ? '&' : ''}epochs=${until}&every=${every}&seeds=${count}`;
      for await (const row of lines(url, { signal: mine.signal })) {
        lanes[row.lane].push(row);
        if (performance.now() - shown < 150) continue;
        shown = performance.now();
        app.store.dispatch({ type: 'seeds', seeds: { count, until, lanes: lanes.map((rows) => [...rows]) } });
      }
      app.store.dispatch({ type: 'seeds', seeds: { count, until, lanes } });
      const lost = lanes.map((rows) => rows.at(-1)?.diverged ?? 0).reduce((sum, one) => sum + one, 0);
      byId('live').textContent = `${count} seeds trained to epoch ${whole(until)}${lost ? `, ${lost} of them left the finite numbers` : ''}`;
    } catch (fault) {
      if (aborted(fault) || mine.signal.aborted) return;
      const why = fault instanceof Refused ? fault.message : 'the line was cut';
      app.tell(`The seeds cannot be trained: ${why}`, 6000);
    } finally {
      if (under === mine) under = null;
    }
  }

  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      const count = state.luck;
      if (changedIn(before, state, 'luck')) select.value = String(count);
      if (before?.luck && !count) forget();
      if (!state.opened || !count) return;
      const until = reach(state.furthest);
      const now = `${state.opened.experiment} ${count}`;
      const anew = !asked.startsWith(`${now} `);
      if (!anew && (Number(asked.slice(now.length + 1)) >= until || under)) return;
      if (anew && before?.seeds) app.store.dispatch({ type: 'seeds', seeds: null });
      asked = `${now} ${until}`;
      train(state, count, until);
    },
  };
}
