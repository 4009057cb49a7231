/** What can be done on a page, each once: keys, buttons and the list of keys are drawn from this. */
import { dialogOpen } from './dialog.js';
import { html } from './html.js';

/**
 * @typedef {object} Action
 * @property {string} id a button with it as `data-action` runs it
 * @property {string} title what it does, in the list of keys
 * @property {string[]} [keys] as KeyboardEvent.key has them; letters match in either case
 * @property {string[]} [shown] what the list of keys shows instead of `keys`
 * @property {(event?: Event) => void} [run] without it only listed: somebody else listens
 * @property {(event?: Event) => boolean} [when] whether it can be done now
 */

/** @type {Record<string, string>} */
const SHOWN = {
  ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓',
  Escape: 'Esc', PageUp: 'Page up', PageDown: 'Page down',
};
/** Where letters are letters. */
const TYPING = 'select, textarea, input:not([type="radio"], [type="checkbox"], [type="range"])';
/** What the space bar presses, where the keyboard has brought the focus there. */
const PRESSED = 'button, a, summary, [type="checkbox"], [type="radio"]:not(:checked)';

export function createActions() {
  /** @type {Action[]} */
  const all = [];
  /** What the pointer pressed last: the focus is there, but not by the keyboard. @type {Element | null} */
  let pointed = null;

  const can = (/** @type {Action} */ action, /** @type {Event} */ event) => !!action.run && (action.when?.(event) ?? true);
  const matches = (/** @type {Action} */ { keys }, /** @type {string} */ key) =>
    !!keys?.some((one) => one === key || (one.length === 1 && one === key.toLowerCase()));

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key === 'Tab') pointed = null;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || dialogOpen()) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== 'Escape' && target.matches(TYPING)) return;
    if (event.key === ' ' && (target.closest(PRESSED) ?? pointed) !== pointed) return;
    const action = all.find((one) => matches(one, event.key) && can(one, event));
    if (!action) return;
    event.preventDefault();
    action.run?.(event);
  }

  return {
    /** @param {Action[]} actions */
    add(...actions) {
      all.push(...actions);
    },
    /** @param {string} id */
    run(id) {
      all.find((action) => action.id === id)?.run?.();
    },
    /** Listens to keys and to buttons. */
    listen() {
      document.addEventListener('keydown', press);
      // A button that the pointer pressed has the focus, and its key would press it again instead of playing.
      document.addEventListener('keyup', (event) => {
        if (event.key === ' ' && pointed?.contains(/** @type {Node} */ (event.target))) event.preventDefault();
      });
      document.addEventListener('pointerdown', (event) => {
        pointed = /** @type {Element} */ (event.target).closest(PRESSED);
      }, true);
      document.addEventListener('click', (event) => {
        const id = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-action]'))?.dataset.action;
        const action = all.find((one) => one.id === id);
        if (action && can(action, event)) action.run?.(event);
      });
      for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-action]'))) {
        const keys = all.find(({ id }) => id === button.dataset.action)?.keys;
        if (keys) button.setAttribute('aria-keyshortcuts', keys.map((key) => (key === ' ' ? 'Space' : key.toUpperCase())).join(' '));
      }
    },
    /** The list of keys. */
    list: () => html`<dl class="keys">${all.filter(({ keys, shown }) => keys || shown).map(row)}</dl>`,
  };
}

/** @param {Action} action */
function row({ title, keys = [], shown = keys.map((key) => SHOWN[key] ?? key.toUpperCase()) }) {
  return html`<dt>${shown.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${title}</dd>`;
}
