/** Words for the visitor: short ones that go by themselves, notices that stay until they are dismissed, complaints beside a field. */
import { html, render } from './html.js';

const SHORT = 2500;

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** A short word that goes by itself. @param {string} text @param {number} [time] ms */
export function tell(text, time = SHORT) {
  const message = byId('message');
  message.textContent = text;
  message.hidden = false;
  setTimeout(() => (message.hidden ||= message.textContent === text), time);
}

/** @type {string[]} */
let told = [];

/** Something that has to be read: it stays until it is dismissed. @param {string} text */
export function notice(text) {
  if (!told.includes(text)) show([...told, text]);
}

/** @param {string[]} next */
function show(next) {
  told = next;
  const place = byId('notices');
  place.hidden = !told.length;
  const dismiss = (/** @type {string} */ text) => show(told.filter((other) => other !== text));
  render(told.map((text) => html`<p><span>${text}</span>
    <button class="link" type="button" @click=${() => dismiss(text)}>Dismiss</button></p>`), place);
}

/**
 * What is wrong with a value, said beside the control that can mend it; without one, as a notice.
 * @param {string} key the control's name @param {string} words what is allowed, or a whole sentence
 */
export function complain(key, words) {
  const output = document.getElementById(`say-${key}`);
  const text = /^(at least|must|[A-Z])/.test(words) ? words : `must be ${words}`;
  if (!output) return notice(`${key}: ${text}`);
  output.textContent = text;
  field(key)?.setAttribute('aria-invalid', 'true');
}

/** Takes a complaint back. @param {string} key */
export function forgive(key) {
  const output = document.getElementById(`say-${key}`);
  if (output) output.textContent = '';
  field(key)?.removeAttribute('aria-invalid');
}

/** Takes all complaints of a form back. @param {Element} form */
export function forgiveAll(form) {
  form.querySelectorAll('.say').forEach((output) => (output.textContent = ''));
  form.querySelectorAll('[aria-invalid]').forEach((control) => control.removeAttribute('aria-invalid'));
}

/** Whatever can be typed into. @param {string} key */
const field = (key) => document.querySelector(`[name="${CSS.escape(key)}"]:not([type="radio"], [type="checkbox"], [type="hidden"], meta)`);
