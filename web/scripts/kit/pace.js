/** Doing something often, but not too often. */

/**
 * A pace for drawing: `due` tells whether it is time; where it is not yet, `later` is called when it will be.
 * @param {number} pause the least time between two, in ms
 * @param {() => void} later
 */
export function pace(pause, later) {
  let last = -Infinity;
  let timer = 0;
  return {
    /** @param {boolean} [now] whether it can't wait */
    due(now = false) {
      const wait = last + pause - performance.now();
      if (wait > 0 && !now) {
        timer ||= window.setTimeout(() => ((timer = 0), later()), wait);
        return false;
      }
      clearTimeout(timer);
      timer = 0;
      last = performance.now();
      return true;
    },
  };
}

/**
 * Calls `act` at once, then at most every `pause` ms; the newest call is never lost.
 * @template {any[]} T
 * @param {number} pause @param {(...newest: T) => void} act
 */
export function throttle(pause, act) {
  /** @type {T | null} */
  let newest = null;
  const beat = pace(pause, go);
  function go() {
    if (!newest || !beat.due()) return;
    const given = newest;
    newest = null;
    act(...given);
  }
  return (/** @type {T} */ ...given) => {
    newest = given;
    go();
  };
}

/**
 * Calls `act` once it has been quiet for `pause` ms.
 * @template {any[]} T
 * @param {number} pause @param {(...newest: T) => void} act
 */
export function debounce(pause, act) {
  let timer = 0;
  return (/** @type {T} */ ...given) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => act(...given), pause);
  };
}
