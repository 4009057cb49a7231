/**
 * What the server says of the settings: the one place of their names, ranges, defaults and choices. Functions take the
 * parsed schema first; without one they use the page's own, which stands in the data block `#schema`.
 *
 * @typedef {{title: string, usual: string, low: number, high: number, whole: boolean, optional: boolean}} Part a number that follows a decay's name
 * @typedef {{key: string, title: string, brief: string, alias?: string, tex?: string, uses: string[], usual: Record<string, string>, task?: string, numbers?: Part[]}} Option
 * @typedef {{kind: string, low?: number, high?: number, lowOpen?: boolean, highOpen?: boolean, word?: string, step?: string, choices?: Option[]}} Form
 * @typedef {{key: string, title: string, brief: string, symbol?: string, tex?: string, group: string, unit?: string, usual: string, idle?: string, example?: string,
 *   lane: boolean, onTheWay: boolean, restarts: boolean, user?: string, form: Form, allowed: string, says: string}} Setting
 * @typedef {{settings: Setting[], groups: {key: string, title: string}[]}} Schema
 * @typedef {Record<string, string>} Values texts by key, as the query string has them
 */

/** @type {Schema | null} */
let own = null;

/** Takes another schema for the page's own, where there is no page. @param {Schema} given */
export function use(given) {
  own = given;
}

/** The page's own schema. @returns {Schema} */
export function schema() {
  own ??= JSON.parse(document.getElementById('schema')?.textContent ?? 'null');
  return /** @type {Schema} */ (own);
}

/** @param {string} key @param {Schema} [of] @returns {Setting | undefined} */
export function setting(key, of = schema()) {
  return of.settings.find((one) => one.key === key);
}

/**
 * The choices of a setting: of `layers` the activations, of `decay` the decays.
 * @param {string} key @param {Schema} [of] @returns {Option[]}
 */
export function choices(key, of = schema()) {
  return setting(key, of)?.form.choices ?? [];
}

/** @param {string} key @param {string} value @param {Schema} [of] @returns {Option | undefined} */
export function choice(key, value, of = schema()) {
  return choices(key, of).find((one) => one.key === value);
}

/** The name of a choice; what is none is its own name. @param {string} key @param {string} value @param {Schema} [of] */
export function titleOf(key, value, of = schema()) {
  return choice(key, value, of)?.title ?? value;
}

/** The keys that may be changed during a run. @param {Schema} [of] */
export function onTheWay(of = schema()) {
  return of.settings.filter((one) => one.onTheWay).map(({ key }) => key);
}

/**
 * Whether a setting means something with the choices that are made.
 * @param {string} key @param {Values} given @param {Schema} [of] @returns {boolean}
 */
export function isUsed(key, given, of = schema()) {
  const user = setting(key, of)?.user;
  if (!user) return true;
  return isUsed(user, given, of) && !!choice(user, valueOf(user, given, of), of)?.uses.includes(key);
}

/**
 * A setting's value; what it usually is where none is given.
 * @param {string} key @param {Values} given @param {Schema} [of] @returns {string}
 */
export function valueOf(key, given, of = schema()) {
  return given[key] ?? usualOf(key, given, of);
}

/**
 * What a setting is where it is not given: a choice that is made may have its own usual.
 * @param {string} key @param {Values} given @param {Schema} [of] @returns {string}
 */
export function usualOf(key, given, of = schema()) {
  for (const chooser of of.settings) {
    if (chooser.key === key || chooser.form.kind !== 'choice') continue;
    if (!chooser.form.choices?.some(({ usual }) => key in usual) || !isUsed(chooser.key, given, of)) continue;
    const usual = choice(chooser.key, valueOf(chooser.key, given, of), of)?.usual[key];
    if (usual !== undefined) return usual;
  }
  return setting(key, of)?.usual ?? '';
}

/** What another choice makes of the rest: what has a usual value of its own with it has that; what means nothing with it is as usual. @param {Values} values @param {string} key @param {string} value @param {Schema} [of] */
export function withChoice(values, key, value, of = schema()) {
  /** @type {Values} */
  const next = { ...values, [key]: value };
  for (const { usual } of choices(key, of)) for (const other of Object.keys(usual)) delete next[other];
  for (const one of of.settings) if (one.user === key && !isUsed(one.key, next, of)) delete next[one.key];
  return complete(next, of);
}

/** Every setting with its value, in order. @param {Values} given @param {Schema} [of] @returns {Values} */
export function complete(given, of = schema()) {
  return Object.fromEntries(of.settings.map(({ key }) => [key, valueOf(key, given, of)]));
}

/**
 * What an arrow key makes of a number: one step further, or the next round one; within its range.
 * @param {Setting} one @param {number} x @param {boolean} up
 */
export function stepped({ form }, x, up) {
  const next = form.step === 'log' ? nextRound(x, up) : x + (up ? 1 : -1) * Number(form.step ?? 1);
  const { low = -Infinity, high = Infinity, lowOpen, highOpen } = form;
  const inside = (lowOpen ? next > low : next >= low) && (highOpen ? next < high : next <= high);
  return inside ? Number(next.toPrecision(6)) : x;
}

/** 0.001, 0.003, 0.01, 0.03 …; 0 is below 0.001. @param {number} x @param {boolean} up */
function nextRound(x, up) {
  if (x === 0) return up ? 0.001 : 0;
  const half = Math.round(Math.log10(x) * 2) + (up ? 1 : -1);
  return Number((10 ** Math.floor(half / 2) * (half % 2 === 0 ? 1 : 3)).toPrecision(1));
}
