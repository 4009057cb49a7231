/**
 * The way of an experiment through the address bar: what runs stands there, and each experiment of the visitor's is a step to go
 * back along.
 */

const BETWEEN_SLIDES = 70;
/** One slide, by pointer or by keys, ends when nothing has moved for so long. */
const REST = 800;

/** @param {(experiment: string) => void} openIt */
export function createTrail(openIt) {
  /** Whether the next `opened` is a step of the visitor's way, or a correction of the address. */
  let visited = false;
  let query = '';
  let newest = '';
  let slide = 0;
  let sliding = false;
  let rest = 0;

  function openNewest() {
    clearTimeout(slide);
    slide = 0;
    openIt(newest);
  }
  const addressOf = (/** @type {string} */ experiment) => (experiment ? `?${experiment}` : location.pathname) + location.hash;

  window.addEventListener('popstate', () => {
    // Another # only: the run stays.
    if (location.search.slice(1) === query) return;
    query = location.search.slice(1);
    visited = false;
    openIt(query);
  });

  return {
    /** What the page was opened with, as the server reads it. @param {string} experiment */
    begin(experiment) {
      query = experiment;
      if (location.search.slice(1) !== query) history.replaceState(null, '', addressOf(query));
    },
    /**
     * Opens an experiment; what slides opens the newest a dozen times a second and leaves no trail.
     * @param {string} next @param {boolean} [slides]
     */
    open(next, slides = false) {
      visited ||= !slides || !sliding;
      sliding = slides;
      newest = next;
      if (!slides) openNewest();
      else slide ||= window.setTimeout(openNewest, BETWEEN_SLIDES);
    },
    slid() {
      clearTimeout(rest);
      rest = window.setTimeout(() => (sliding = false), REST);
    },
    /** A wrong key in an address: the page opens without it. @param {string} key @returns {boolean} whether the address had it */
    mend(key) {
      const values = new URLSearchParams(query);
      const known = values.has(key);
      values.delete(key);
      query = known ? values.toString() : '';
      openIt(query);
      return known;
    },
    /** The address bar follows the experiment that runs; what is changed on the way is no step of the visitor's way. */
    follow(/** @type {import('./store.js').State} */ state, /** @type {import('./store.js').State | null} */ before) {
      if (!state.opened) return;
      const anew = before?.opened !== state.opened;
      if (!anew && before?.experiment === state.experiment) return;
      const next = state.experiment;
      const step = anew && visited && next !== query;
      if (next !== query || location.search.slice(1) !== next) history[step ? 'pushState' : 'replaceState'](null, '', addressOf(next));
      query = next;
      if (anew) visited = false;
    },
  };
}
