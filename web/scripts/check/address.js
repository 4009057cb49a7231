/** The address: an experiment, and what is asked of its check. */

/** What each key has when the address leaves it out. @type {Record<string, string>} */
export const USUAL = { epochs: '0', step: '1e-7', bug: '', hunt: '', element: '', view: '', x: '2', theta: '4' };
/** Keys that the server's check knows; the rest is the page's. */
const ASKED = ['epochs', 'step', 'bug', 'hunt'];

/** @typedef {{experiment: string, epochs: string, step: string, bug: string, hunt: string, element: string, view: string, x: string, theta: string}} State */

/** @param {string} search @param {string} experiment as the server read it @returns {State} */
export function parse(search, experiment) {
  const given = new URLSearchParams(search.replace(/\+/g, '%2B'));
  const own = Object.fromEntries(Object.entries(USUAL).map(([key, usual]) => [key, given.get(key) ?? usual]));
  return /** @type {any} */ ({ experiment, ...own });
}

const encode = (text) => encodeURIComponent(text).replace(/%(2C|3A|2A)/g, decodeURIComponent);

/** @param {Partial<State>} state @param {string[]} keys */
function join(state, keys) {
  const own = keys.filter((key) => (state[key] ?? USUAL[key]) !== USUAL[key]).map((key) => `${key}=${encode(state[key])}`);
  return [state.experiment, ...own].filter(Boolean).join('&');
}

/** The page's own address. @param {Partial<State>} state */
export function href(state) {
  const query = join(state, Object.keys(USUAL));
  return query ? `/gradient-check?${query}` : '/gradient-check';
}

/** What the server is asked. @param {State} state @param {Record<string, string>} more */
export function api(state, more) {
  const asked = Object.entries(more).map(([key, value]) => `${key}=${encode(value)}`);
  return `/api/gradient-check?${[join(state, ASKED), ...asked].filter(Boolean).join('&')}`;
}

/** What decides the curve of error against ε: all but ε. @param {State} state */
export function curveOf(state) {
  return join(state, ['epochs', 'bug', 'hunt']);
}

/** @param {State} state @returns {string[]} */
export function bugs(state) {
  return state.bug ? state.bug.split(',') : [];
}
