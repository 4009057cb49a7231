/** What stands around every page: places, sharing, colours, the projector, the list of keys, and how words are said. */
import { createActions } from './actions.js';
import { openDialog } from './dialog.js';
import { html } from './html.js';
import { numberFields } from './number.js';
import { PLACES, hrefOf } from './places.js';
import { isProjected, project } from './projector.js';
import { notice, tell } from './say.js';
import { typesetMarkup } from './tex.js';
import { isDark, onLook, switchTheme } from './theme.js';

/** @typedef {import('./actions.js').Action} Action */

/**
 * @param {object} page
 * @param {string} page.title of its list of keys
 * @param {Action[]} page.actions
 * @param {unknown} [page.about] said above the list of keys, a template
 * @param {() => string} [page.link] what sharing copies; the address as it stands otherwise
 * @param {() => string} [page.copied] said when it is copied: what that link holds
 * @param {() => void} [page.projector] a page's own way to the projector view and back
 */
export function chrome({ title, actions, about, link = () => location.href, copied = () => 'Link copied', projector }) {
  const registry = createActions();
  const help = () => openDialog('help-dialog', title, html`${about}${registry.list()}`);
  registry.add(...actions,
    {
      id: 'projector', keys: ['v'], title: 'large type for a projector, and back',
      run: projector ?? (() => project(!isProjected(), true)),
    },
    { id: 'skip', title: 'to the content', run: skip },
    { id: 'theme', title: 'dark colours, or light', run: switchTheme },
    { id: 'share', title: 'copy the link of what is shown', run: () => share(link(), copied()) },
    { id: 'help', keys: ['?'], title: 'this list', run: help },
  );
  registry.listen();
  numberFields(document);
  typesetMarkup(document);
  const pressed = () => {
    mark('theme', isDark());
    mark('projector', isProjected());
  };
  onLook(pressed);
  pressed();
  document.addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('[data-close]');
    /** @type {HTMLDialogElement | null | undefined} */ (button?.closest('dialog'))?.close();
  });
  for (const fault of document.querySelectorAll('.problem-of-address')) notice(fault.textContent ?? '');
  return registry;
}

/** @param {string} id @param {boolean} on */
function mark(id, on) {
  const button = document.getElementById(id);
  if (button) button.ariaPressed = String(on);
}

/** Past the header, for whoever goes by keys. */
function skip() {
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  main.tabIndex = -1;
  main.focus();
}

/** @param {string} link @param {string} copied */
async function share(link, copied) {
  try {
    await navigator.clipboard.writeText(link);
    tell(copied);
  } catch {
    tell('The address bar holds the link');
  }
}

/** Writes the links to all pages: each opens the same experiment at the same place. @param {import('./places.js').Where} where */
export function linkPlaces(where) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[data-place]'))) {
    const page = link.dataset.place ?? '';
    if (!PLACES[page]) continue;
    const href = hrefOf(page, where);
    if (link.getAttribute('href') !== href) link.setAttribute('href', href);
  }
}
