/** How an experiment is looked at stands behind its address, after the #: `#projector&seeds=20`. */

/** @param {string} key @returns {string | null} */
export function read(key) {
  return new URLSearchParams(location.hash.slice(1)).get(key);
}

/** @param {string} key @param {string | null} value null takes it out */
export function write(key, value) {
  const all = new URLSearchParams(location.hash.slice(1));
  if (value === null) all.delete(key);
  else all.set(key, value);
  const text = all.toString().replace(/=(?=&|$)/g, '');
  history.replaceState(history.state, '', location.pathname + location.search + (text ? `#${text}` : ''));
}
