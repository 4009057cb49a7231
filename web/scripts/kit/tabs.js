/** Tab lists: a click or the arrow keys choose; what is chosen is marked, and one tab is in the tab order. */

const TAB = '[role="tab"]';

/** @param {Element} list @param {(tab: HTMLElement) => void} chosen */
export function tabs(list, chosen) {
  const all = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll(`${TAB}:not([hidden])`)]);
  list.addEventListener('click', (event) => {
    const tab = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(TAB));
    if (tab) chosen(tab);
  });
  list.addEventListener('keydown', (given) => {
    const event = /** @type {KeyboardEvent} */ (given);
    const those = all();
    const at = those.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: those.length - 1 }[event.key];
    if (next === undefined || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const tab = those[(next + those.length) % those.length];
    tab.focus();
    chosen(tab);
  });
}

/** Marks the chosen tab. @param {Element} list @param {Element | null} chosen */
export function markTab(list, chosen) {
  for (const tab of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(TAB))) {
    tab.ariaSelected = String(tab === chosen);
    tab.tabIndex = tab === chosen ? 0 : -1;
  }
  chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
