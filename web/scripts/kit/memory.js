/** What the browser keeps for the visitor; where its storage is closed, nothing is kept. */

/** @param {string} key @param {string} value @param {Storage} [where] */
export function keep(key, value, where) {
  try {
    (where ?? localStorage).setItem(key, value);
  } catch {
    // Not kept then.
  }
}

/** @param {string} key @param {() => Storage} [where] @returns {string | null} */
export function kept(key, where = () => localStorage) {
  try {
    return where().getItem(key);
  } catch {
    return null;
  }
}
