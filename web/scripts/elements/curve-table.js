/** The table behind the curves: at most a hundred epochs, the newest first. */
import { byId, find } from '../dom.js';
import { figure, percent, whole } from '../numbers.js';
import { spreadOf } from './curve-band.js';

const HEADS = ['epoch', 'rate', 'cost', 'train loss', 'dev loss', 'test loss', 'train acc.', 'dev acc.', 'test acc.'];
const COLUMNS = ['epoch', 'learningRate', 'cost', 'trainLoss', 'devLoss', 'testLoss', 'trainAccuracy', 'devAccuracy', 'testAccuracy'];

/** @param {import('../store.js').State} state @param {import('./curves-view.js').CurvesView} view */
export function fillTable({ log, grid, focus, seeds }, view) {
  const dialog = byId('table-dialog');
  if (grid || seeds) {
    fillLanes(dialog, log, grid ? log.lanes.map((_, k) => k) : [focus], seeds, view);
    return;
  }
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

const SPREAD = ['least', 'q1', 'median', 'q3', 'most'];

/** Of several lanes, or of one over many seeds: what the curves show now. */
function fillLanes(dialog, log, lanes, seeds, view) {
  const { measure } = view;
  const write = measure === 'accuracy' ? percent : figure;
  const names = view.names().filter((name) => name !== 'rate');
  const of = (name) => (name === 'cost' ? 'cost' : name + measure[0].toUpperCase() + measure.slice(1));
  const lead = (k) => (lanes.length > 1 ? `${k + 1} ${view.words[k]}: ` : '');
  const heads = lanes.flatMap((k) => [...names.map((name) => `${lead(k)}${name}`), ...(seeds ? SPREAD.map((part) => `${lead(k)}${seeds.count} seeds, ${part}`) : [])]);
  find(dialog, 'thead').replaceChildren(rowOf(['epoch', ...heads].map((head) => cell('th', head, 'col'))));
  const step = Math.max(1, Math.floor(log.length / 100));
  const rows = [];
  for (let i = log.length - 1; i >= 0; i -= step) rows.push(i);
  find(dialog, 'tbody').replaceChildren(...rows.map((i) => {
    const epoch = log.columns.epoch[i];
    const cells = lanes.flatMap((k) => {
      const told = seeds?.lanes[k].findLast((row) => row.epoch <= epoch);
      const spread = told ? spreadOf(told, view) : {};
      return [...names.map((name) => write(log.lanes[k].columns[of(name)][i])), ...(seeds ? SPREAD.map((part) => write(spread[part] ?? NaN)) : [])];
    });
    return rowOf([cell('th', whole(epoch), 'row'), ...cells.map((text) => cell('td', text, undefined))]);
  }));
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
