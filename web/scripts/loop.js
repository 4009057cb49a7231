/** One animation frame draws the newest state; states between two frames are never drawn. */

/**
 * @typedef {{draw(state: import('./store.js').State, before: import('./store.js').State | null): void}} View
 * @param {() => import('./store.js').State} state
 * @param {(state: import('./store.js').State) => void} drawn
 */
export function createLoop(state, drawn) {
  /** @type {View[]} */
  const views = [];
  /** @type {import('./store.js').State | null} */
  let before = null;
  let asked = false;

  const frame = () => {
    asked = false;
    const now = state();
    for (const view of views) view.draw(now, before);
    before = now;
    drawn(now);
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(frame);
  };
  return {
    ask,
    /** @param {View} view */
    add(view) {
      views.push(view);
    },
  };
}
