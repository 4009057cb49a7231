/** What sets a lane apart, as it stands beside its badge and as it is spoken. */
import { html } from '../kit/html.js';

/** @typedef {{name: string, value: string}[]} Words */

/** @param {Words} words */
export const typed = (words) => words.map(({ name, value }, i) => html`${i ? ', ' : ''}${name} <b>${value}</b>`);

/** @param {Words} words */
export const spoken = (words) => words.map(({ name, value }) => `${name} ${value}`).join(', ');
