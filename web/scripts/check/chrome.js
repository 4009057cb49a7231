/** Share, colours, help, dialogs, short words. */
import { byId, find, findAll } from '../dom.js';

export function tell(words) {
  const message = byId('message');
  message.textContent = words;
  message.hidden = false;
  setTimeout(() => (message.hidden ||= message.textContent === words), 4000);
}

async function share() {
  try {
    await navigator.clipboard.writeText(location.href);
    tell('Link copied');
  } catch {
    tell('The address bar holds the link');
  }
}

function recolour() {
  const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Not remembered then.
  }
  sayTheme();
}

function sayTheme() {
  byId('theme').ariaPressed = String(document.documentElement.dataset.theme === 'dark');
}

/** Large type and heavy strokes, to be read from the last row. */
function project() {
  const on = document.documentElement.dataset.view !== 'projector';
  if (on) document.documentElement.dataset.view = 'projector';
  else delete document.documentElement.dataset.view;
  try {
    localStorage.setItem('projector', on ? '1' : '0');
  } catch {
    // Not remembered then.
  }
  sayProjector();
}

function sayProjector() {
  byId('projector').ariaPressed = String(document.documentElement.dataset.view === 'projector');
}

export function chrome() {
  byId('share').addEventListener('click', share);
  byId('theme').addEventListener('click', recolour);
  byId('projector').addEventListener('click', project);
  sayProjector();
  byId('help').addEventListener('click', () => byId('help-dialog').showModal());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', sayTheme);
  sayTheme();
  findAll(document, '[data-close]').forEach((button) => button.addEventListener('click', () => button.closest('dialog').close()));
  findAll(document, '[data-tex]').forEach((span) => katex.render(span.dataset.tex, span, { throwOnError: false }));
  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || find(document, 'dialog[open]') || target.matches('input, select')) return;
    if (event.key === '?') byId('help').click();
    else if (event.key === 'v' || event.key === 'V') byId('projector').click();
    else if ((event.key === 'b' || event.key === 'B') && byId('plant')?.offsetParent) {
      event.preventDefault();
      byId('plant').click();
    }
  });
}
