/** Tables: behind a chart, in a dialog; and as CSV. */
import { openDialog } from './dialog.js';
import { html, nothing } from './html.js';

/** @typedef {{caption?: string, head: string[], rows: (string | number)[][]}} Table the first entry of a row names it */

/** @param {Table} table */
export const tableOf = ({ caption, head, rows }) => html`<table>
  ${caption ? html`<caption>${caption}</caption>` : nothing}
  <thead><tr>${head.map((text) => (text ? html`<th scope="col">${text}</th>` : html`<td></td>`))}</tr></thead>
  <tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map(cell)}</tr>`)}</tbody>
</table>`;

const cell = (/** @type {string | number} */ text) => html`<td>${text}</td>`;

/** @param {string} title @param {Table[]} tables @param {string} [id] of the dialog */
export function showTable(title, tables, id = 'chart-dialog') {
  openDialog(id, title, html`
    <div class="table" tabindex="0" role="group" aria-labelledby=${`${id}-title`}>${tables.map(tableOf)}</div>`);
}

/** @param {(string | number)[][]} rows the first of them the heads */
export function csv(rows) {
  return rows.map((row) => `${row.map((value) => quoted(String(value))).join(',')}\r\n`).join('');
}

/** @param {string} text */
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/** Hands a file to the visitor. @param {string} name @param {string} text @param {string} type */
export function save(name, text, type = 'text/csv') {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
