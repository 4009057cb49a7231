/** The same lanes over many seeds, trained by the server beside the run and drawn as a band: luck is not method. */
import { byId } from '../dom.js';
import { read, write } from '../hash.js';
import { whole } from '../numbers.js';

const CHOICES = ['5', '10', '20', '50'];
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
  const wanted = read('seeds');
  select.value = wanted && CHOICES.includes(wanted) ? wanted : '0';
  select.addEventListener('change', () => {
    write('seeds', select.value === '0' ? null : select.value);
    app.redraw();
    if (select.value === '0') forget();
  });

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
      const answer = await fetch(`/api/run?${query}${query.size ? '&' : ''}epochs=${until}&every=${every}&seeds=${count}`, { signal: mine.signal });
      if (!answer.ok) {
        const { detail } = await answer.json();
        app.tell(`The seeds cannot be trained: ${detail}`, 6000);
        return;
      }
      let rest = '';
      let shown = 0;
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const lines = (rest + part.value).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const row = JSON.parse(line);
          lanes[row.lane].push(row);
        }
        if (performance.now() - shown < 150) continue;
        shown = performance.now();
        app.store.dispatch({ type: 'seeds', seeds: { count, until, lanes: lanes.map((rows) => [...rows]) } });
      }
      app.store.dispatch({ type: 'seeds', seeds: { count, until, lanes } });
      const lost = lanes.map((rows) => rows.at(-1)?.diverged ?? 0).reduce((sum, one) => sum + one, 0);
      byId('live').textContent = `${count} seeds trained to epoch ${whole(until)}${lost ? `, ${lost} of them left the finite numbers` : ''}`;
    } catch (fault) {
      if (!mine.signal.aborted) app.tell('The seeds could not be trained: the line was cut');
    } finally {
      if (under === mine) under = null;
    }
  }

  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      const count = Number(select.value);
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
