/** Light or dark: the visitor's choice, or else the system's. The first of it runs before the first paint, in /scripts/theme.js. */
import { keep } from './memory.js';

const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

export const isDark = () => root.dataset.theme === 'dark';

export function switchTheme() {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  keep('theme', root.dataset.theme);
}

/** Calls when colours or sizes are others: the theme, the projector, a font that has come. @param {() => void} changed */
export function onLook(changed) {
  new MutationObserver(changed).observe(root, { attributeFilter: ['data-theme', 'data-view'] });
  system.addEventListener('change', changed);
  document.fonts.addEventListener('loadingdone', changed);
}
