/** A dialog that opens an address of TensorFlow Playground as an experiment of ours, and says what has no counterpart. */
import { byId } from '../dom.js';

/** @param {any} app */
export function translation(app) {
  const dialog = byId('translate-dialog');
  const field = byId('translate-url');
  const said = byId('say-translate');
  const lost = byId('translate-lost');
  byId('translate-open').addEventListener('click', () => {
    said.textContent = '';
    lost.hidden = true;
    dialog.showModal();
    field.select();
  });
  byId('translate-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    said.textContent = '';
    field.removeAttribute('aria-invalid');
    const answer = await ask(field.value.trim());
    if (answer.detail) {
      said.textContent = answer.detail;
      field.setAttribute('aria-invalid', 'true');
      return field.focus();
    }
    app.open(answer.experiment);
    if (!answer.lost.length) {
      dialog.close();
      return app.tell('Opened');
    }
    lost.hidden = false;
    lost.lastElementChild.replaceChildren(...answer.lost.map((sentence) => Object.assign(document.createElement('li'), { textContent: sentence })));
    return undefined;
  });
}

/** @param {string} url @returns {Promise<{experiment: string, lost: string[], detail?: string}>} */
async function ask(url) {
  try {
    const response = await fetch(`/api/translate?url=${encodeURIComponent(url)}`);
    return await response.json();
  } catch {
    return { experiment: '', lost: [], detail: 'The server did not answer; try again.' };
  }
}
