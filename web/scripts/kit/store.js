/** One immutable state, and one pure function that makes the next. */

/**
 * @template S, A
 * @param {S} initial
 * @param {(state: S, action: A) => S} reduce the same state where nothing changes
 * @param {(state: S) => void} changed
 */
export function createStore(initial, reduce, changed) {
  let state = initial;
  return {
    get state() {
      return state;
    },
    /** @param {A} action */
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      changed(state);
    },
  };
}

/**
 * Tells whether any of some parts differs between two states; true where there is none before.
 * @template S
 * @param {S | null} before @param {S} now @param {(keyof S)[]} parts
 */
export function changedIn(before, now, ...parts) {
  return !before || parts.some((part) => before[part] !== now[part]);
}
