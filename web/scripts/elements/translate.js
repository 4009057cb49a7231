/** A dialog that opens an address of TensorFlow Playground as an experiment of ours, and says what has no counterpart. */
import { byId, find } from '../dom.js';
import { Refused, json } from '../kit/fetch.js';
import { html, render } from '../kit/html.js';

/** @param {any} app */
export function translation(app) {
  const dialog = byId('translate-dialog');
  const field = byId('translate-url');
  const said = byId('say-translate');
  const lost = byId('translate-lost');

  /** @param {string} complaint */
  function say(complaint) {
    said.textContent = complaint;
    if (complaint) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
    if (complaint) field.focus();
  }

  byId('translate-open').addEventListener('click', () => {
    say('');
    lost.hidden = true;
    dialog.showModal();
    field.select();
  });
  byId('translate-form').addEventListener('submit', async (/** @type {Event} */ event) => {
    event.preventDefault();
    say('');
    try {
      const answer = await json(`/api/translate?url=${encodeURIComponent(field.value.trim())}`);
      app.edit.open(answer.experiment);
      lost.hidden = !answer.lost.length;
      render(answer.lost.map((/** @type {string} */ sentence) => html`<li>${sentence}</li>`), find(lost, 'ul'));
      if (!lost.hidden) return;
      dialog.close();
      app.tell('Opened');
    } catch (fault) {
      say(fault instanceof Refused ? fault.message : 'The server did not answer; try again.');
    }
  });
}
