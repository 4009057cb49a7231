/** How tensors, activations and inputs are typeset: one table of names for every page. */

/** @type {Record<string, string>} */
const LETTERS = { gamma: '\\gamma', beta: '\\beta' };

export const ACTIVATIONS = {
  relu: '\\operatorname{relu}',
  leaky: '\\operatorname{leaky}',
  tanh: '\\tanh', sigmoid: '\\sigma', softmax: '\\operatorname{softmax}', linear: '',
};

export const INPUTS = {
  x1: 'x_1', x2: 'x_2', x1x1: 'x_1^2', x2x2: 'x_2^2', x1x2: 'x_1 x_2', sinx1: '\\sin x_1', sinx2: '\\sin x_2',
};

const NAME = /^(d?)(W|b|gamma|beta|Z|A)(\d*)$/;

/** `dW2` → dW^{[2]}; a name that is none stays. @param {string} name with or without its d */
export function tex(name) {
  const [, d, letter, layer] = NAME.exec(name) ?? [null, '', name, ''];
  return `${d}${LETTERS[letter] ?? letter}${layer ? `^{[${layer}]}` : ''}`;
}

/**
 * @param {string} source @param {HTMLElement} [into]
 * @param {boolean | {display?: boolean, spoken?: boolean}} [how] `display` for a line of its own; `spoken` adds MathML for listeners
 */
export function typeset(source, into = document.createElement('span'), how = {}) {
  const { display = false, spoken = true } = typeof how === 'boolean' ? { display: how } : how;
  katex.render(source, into, { throwOnError: false, displayMode: display, output: spoken ? 'htmlAndMathml' : 'html' });
  return into;
}

/** Plain words with the names of tensors typeset. @param {string} text @returns {(string | HTMLElement)[]} */
export function words(text) {
  return text.split(/\b(d?(?:W|b|gamma|beta|Z)\d+)\b/).map((part, i) => (i % 2 ? typeset(tex(part)) : part));
}

/** Typesets what the page's markup has as `data-tex`. @param {ParentNode} page */
export function typesetMarkup(page) {
  for (const span of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll('[data-tex]'))) {
    typeset(span.dataset.tex ?? '', span, { spoken: span.closest('[aria-label]') === null });
  }
}

/** In a template: `<x-tex .source=${'W^{[1]}'}></x-tex>`; typeset anew only where the source is another. */
class Tex extends HTMLElement {
  /** @param {string} source */
  set source(source) {
    typeset(source, this, { display: this.hasAttribute('display'), spoken: !this.ariaHidden });
  }
}
customElements.define('x-tex', Tex);
