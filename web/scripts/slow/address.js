/** The address: an experiment, the step, the example shown alone; behind the # the moment and the number. */

export const USUAL = { epochs: '0', batches: '0', example: '' };

/** @typedef {{experiment: string, epochs: string, batches: string, example: string}} Place */

/** @param {string} search @param {string} experiment as the server read it @returns {Place} */
export function parse(search, experiment) {
  const given = new URLSearchParams(search);
  const own = Object.fromEntries(Object.entries(USUAL).map(([key, usual]) => [key, given.get(key) ?? usual]));
  return /** @type {any} */ ({ experiment, ...own });
}

/** @param {Place} place @param {string[]} keys */
function join(place, keys) {
  const own = keys.filter((key) => place[key] !== USUAL[key]).map((key) => `${key}=${encodeURIComponent(place[key])}`);
  return [place.experiment, ...own].filter(Boolean).join('&');
}

/** The page's own address. @param {Place} place */
export function href(place) {
  const query = join(place, Object.keys(USUAL));
  return query ? `/slow-motion?${query}` : '/slow-motion';
}

/** What the server is asked. @param {Place} place @param {string} path */
export function api(place, path = '/api/step') {
  const query = join(place, ['epochs', 'batches']);
  return query ? `${path}?${query}` : path;
}

/** `#Z1/W1:0:2` → its moment and its number. @param {string} hash */
export function readHash(hash) {
  const [moment, cell = ''] = hash.slice(1).split('/');
  const found = /^(.+):(\d+):(\d+)$/.exec(cell);
  return { moment, cell: found ? { name: found[1], i: Number(found[2]), j: Number(found[3]) } : null };
}

/** @param {string} moment @param {{name: string, i: number, j: number} | null} cell */
export function printHash(moment, cell) {
  return cell ? `#${moment}/${cell.name}:${cell.i}:${cell.j}` : `#${moment}`;
}
