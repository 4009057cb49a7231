/**
 * How a page is looked at stands behind its address, after the #: `#tab=matrices&neuron=2:1&at=120`. A page has one table
 * of fields, one a key; it reads and prints all of them. Whatever is as usual is left out, and what can't be read is told
 * and left as usual. A changed # changes the view and never the run.
 */
import { throttle } from './pace.js';

/**
 * @template V
 * @typedef {object} Field
 * @property {V} usual what holds where the address says nothing
 * @property {(text: string) => V | undefined} read undefined for a text that says nothing sensible
 * @property {(value: V) => string} [print]
 */

/** On or off; on is the bare key. @type {Field<boolean>} */
export const flag = { usual: false, read: (text) => (text === '' || text === '1' ? true : undefined), print: () => '' };

/** One of some words. @template {string} W @param {W} usual @param {readonly W[]} words @returns {Field<W>} */
export const oneOf = (usual, words) => ({ usual, read: (text) => words.find((word) => word === text) });

/** A whole number. @param {number} usual @param {number} low @param {number} [high] @returns {Field<number>} */
export const whole = (usual, low, high = Number.MAX_SAFE_INTEGER) => ({
  usual,
  read: (text) => (/^\d+$/.test(text) && Number(text) >= low && Number(text) <= high ? Number(text) : undefined),
});

/**
 * Several parts with a colon between: `2:1`.
 * @template V
 * @param {V} usual @param {(parts: string[]) => V | undefined} read @param {(value: V) => (string | number)[]} print
 * @returns {Field<V>}
 */
export const parts = (usual, read, print) => ({
  usual, read: (text) => read(text.split(':')), print: (value) => print(value).join(':'),
});

/** A place in a run: `120`, or `120:3` within its epoch; null for none. @type {Field<{epoch: number, batch: number} | null>} */
export const place = {
  usual: null,
  read(text) {
    const found = /^(\d{1,9})(?::(\d{1,9}))?$/.exec(text);
    return found ? { epoch: Number(found[1]), batch: Number(found[2] ?? 0) } : undefined;
  },
  print: (value) => (value ? `${value.epoch}${value.batch ? `:${value.batch}` : ''}` : ''),
};

/** As URLSearchParams writes it, but that what needs no escape behind a # stays readable. @param {string} text */
const escaped = (text) => encodeURIComponent(text).replace(/%(2C|3A|2F|40)/g, decodeURIComponent);

/** @param {Record<string, Field<any>>} fields in the order in which they are printed */
export function codec(fields) {
  const keys = Object.keys(fields);
  const printed = (/** @type {string} */ key, /** @type {any} */ value) => (fields[key].print ?? String)(value);
  const usual = Object.fromEntries(keys.map((key) => [key, fields[key].usual]));
  return {
    /** What holds where the address says nothing. @type {Record<string, any>} */
    usual,
    /** @param {string} hash with or without its # @returns {{view: Record<string, any>, wrong: {key: string, value: string}[]}} */
    read(hash) {
      /** @type {Record<string, any>} */
      const view = { ...usual };
      const wrong = [];
      for (const [key, text] of new URLSearchParams(hash.replace(/^#/, '').replace(/\+/g, '%2B'))) {
        const value = fields[key]?.read(text);
        if (value !== undefined) view[key] = value;
        else if (fields[key]) wrong.push({ key, value: text });
      }
      return { view, wrong };
    },
    /** @param {Record<string, any>} view @returns {string} with its #, or nothing */
    print(view) {
      const differs = (/** @type {string} */ key) => view[key] === true || printed(key, view[key]) !== printed(key, usual[key]);
      const some = keys.filter((key) => view[key] !== undefined && differs(key));
      const text = some.map((key) => {
        const value = printed(key, view[key]);
        return value === '' ? key : `${key}=${escaped(value)}`;
      });
      return text.length ? `#${text.join('&')}` : '';
    },
  };
}

/** A browser refuses an address that changes too often, ms. */
const BETWEEN = 250;

/**
 * Keeps the # and the view the same: `say` writes the view's text into the address, and a # that somebody typed, or went
 * back to, is handed to `look`.
 * @param {(hash: string) => void} look
 */
export function follow(look) {
  let said = location.hash;
  const write = throttle(BETWEEN, () => {
    if (location.hash !== said) history.replaceState(history.state, '', location.pathname + location.search + said);
  });
  window.addEventListener('hashchange', () => {
    if (location.hash === said) return;
    said = location.hash;
    look(said);
  });
  return {
    /** @param {string} hash with its #, or nothing */
    say(hash) {
      if (hash === said) return;
      said = hash;
      write();
    },
    /** What the address holds, or is about to. */
    get hash() {
      return said;
    },
  };
}
