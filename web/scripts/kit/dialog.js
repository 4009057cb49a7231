/** Dialogs: a title, a way to close, and whatever is in them. */
import { html, render } from './html.js';

/** @param {string} name */
export const icon = (name) => html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><use href=${`#i-${name}`} /></svg>`;

/**
 * Opens a dialog that the page makes when it is first needed.
 * @param {string} id @param {string} title @param {unknown} content a template
 */
export function openDialog(id, title, content) {
  let dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById(id));
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.id = id;
    dialog.setAttribute('aria-labelledby', `${id}-title`);
    document.body.append(dialog);
  }
  render(html`<div class="head"><h2 id=${`${id}-title`}>${title}</h2>
    <form method="dialog"><button class="icon" aria-label="Close">${icon('close')}</button></form></div>${content}`, dialog);
  if (!dialog.open) dialog.showModal();
  return dialog;
}

/** Whether a dialog has the keys. */
export const dialogOpen = () => document.querySelector('dialog[open]') !== null;
