/** The table behind the curves: at most a hundred epochs, the newest first. */
import { byId, find } from '../dom.js';
import { figure, percent, whole } from '../numbers.js';

const HEADS = ['epoch', 'rate', 'cost', 'train loss', 'dev loss', 'test loss', 'train acc.', 'dev acc.', 'test acc.'];
const COLUMNS = ['epoch', 'learningRate', 'cost', 'trainLoss', 'devLoss', 'testLoss', 'trainAccuracy', 'devAccuracy', 'testAccuracy'];

/** @param {import('../store.js').State} state */
export function fillTable({ log }) {
  const dialog = byId('table-dialog');
  const used = COLUMNS.map((_, c) => c).filter((c) => c < 2 || log.columns[COLUMNS[c]].subarray(0, log.length).some((v) => v === v && v !== 0));
  const step = Math.max(1, Math.floor(log.length / 100));
  const rows = [];
  for (let i = log.length - 1; i >= 0; i -= step) rows.push(i);
  if (rows[rows.length - 1] !== 0 && log.length) rows.push(0);
  find(dialog, 'thead').replaceChildren(rowOf(used.map((c) => cell('th', HEADS[c], 'col'))));
  find(dialog, 'tbody').replaceChildren(...rows.map((i) => rowOf(used.map((c) => {
    const value = log.columns[COLUMNS[c]][i];
    const text = c === 0 ? whole(value) : c > 5 ? percent(value) : figure(value);
    return cell(c === 0 ? 'th' : 'td', text, c === 0 ? 'row' : undefined);
  }))));
}

function rowOf(cells) {
  const row = document.createElement('tr');
  row.append(...cells);
  return row;
}

function cell(name, text, scope) {
  const element = document.createElement(name);
  element.textContent = text;
  if (scope) element.setAttribute('scope', scope);
  return element;
}
