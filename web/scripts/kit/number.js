/**
 * Number fields, one kind on every page: `0,8` and a true minus are read, and a field that was emptied goes back to what
 * it held. A field is one by `data-number`, or by an `inputmode` of decimal or numeric.
 */

const FIELDS = 'input[data-number], input[inputmode="decimal"], input[inputmode="numeric"]';

/** A number as people write it, as JavaScript writes it; any other text stays. @param {string} text */
export function plainNumber(text) {
  const plain = text.trim().replace(/^[\u2212\u2013]/, '-').replace(/(?<=\d)[\u202f\u2009\u00a0 ](?=\d{3}(?!\d))/g, '');
  return /^-?\d*,\d+(e-?\d+)?$/i.test(plain) ? plain.replace(',', '.') : plain;
}

/** @param {string} text @returns {number} NaN where it is none */
export function readNumber(text) {
  const plain = plainNumber(text);
  return plain === '' ? NaN : Number(plain);
}

/** Makes all number fields of a page that kind; asks nothing of who listens to them. @param {Document} page */
export function numberFields(page) {
  /** What a field held when it was entered. @type {WeakMap<HTMLInputElement, string>} */
  const held = new WeakMap();
  const field = (/** @type {Event} */ event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    return target.matches?.(FIELDS) ? /** @type {HTMLInputElement} */ (target) : null;
  };
  page.addEventListener('focusin', (event) => {
    const input = field(event);
    if (input) held.set(input, input.value);
  });
  // Before anybody else hears of the change.
  page.addEventListener('change', (event) => {
    const input = field(event);
    if (!input) return;
    const plain = plainNumber(input.value);
    const emptied = plain === '' && !input.matches('[data-empty]');
    if (emptied) event.stopImmediatePropagation();
    const next = emptied ? held.get(input) ?? input.defaultValue : plain;
    if (input.value !== next) input.value = next;
    held.set(input, input.value);
  }, true);
}
