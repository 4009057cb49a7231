/** The dialog with the table behind a chart. */
import { byId, find } from '../dom.js';

/** @param {string} title @param {{caption?: string, head: string[], rows: string[][]}[]} tables the first entry of a row names it */
export function showTable(title, tables) {
  const dialog = byId('chart-dialog');
  find(dialog, 'h2').textContent = title;
  find(dialog, '.table').replaceChildren(...tables.map(({ caption, head, rows }) => {
    const table = document.createElement('table');
    if (caption) table.createCaption().textContent = caption;
    const top = table.createTHead().insertRow();
    head.forEach((text) => top.append(text ? cell('th', text, 'col') : document.createElement('td')));
    const body = table.createTBody();
    for (const row of rows) body.insertRow().append(...row.map((text, k) => (k ? cell('td', text) : cell('th', text, 'row'))));
    return table;
  }));
  dialog.showModal();
}

function cell(name, text, scope) {
  const element = document.createElement(name);
  element.textContent = text;
  if (scope) element.setAttribute('scope', scope);
  return element;
}
