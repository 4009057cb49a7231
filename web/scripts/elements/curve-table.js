/** The table behind the curves: at most a hundred epochs, the newest first. */
import { figure, percent, whole } from '../numbers.js';
import { spreadOf } from './curve-band.js';

const HEADS = ['epoch', 'rate', 'cost', 'train loss', 'dev loss', 'test loss', 'train acc.', 'dev acc.', 'test acc.'];
const COLUMNS = [
  'epoch', 'learningRate', 'cost', 'trainLoss', 'devLoss', 'testLoss', 'trainAccuracy', 'devAccuracy', 'testAccuracy',
];
const MOST = 100;
const SPREAD = ['least', 'q1', 'median', 'q3', 'most'];

/** Which reports stand in the table. @param {number} length of the log */
function picked(length) {
  const step = Math.max(1, Math.floor(length / MOST));
  const rows = [];
  for (let i = length - 1; i >= 0; i -= step) rows.push(i);
  if (length && rows[rows.length - 1] !== 0) rows.push(0);
  return rows;
}

/**
 * @param {import('../store.js').State} state @param {import('./curves-view.js').CurvesView} view
 * @returns {import('../kit/table.js').Table}
 */
export function tableOfCurves({ log, grid, focus, seeds }, view) {
  if (grid || seeds) return ofLanes(log, grid ? log.lanes.map((_, k) => k) : [focus], seeds, view);
  const said = (name) => log.columns[name].subarray(0, log.length).some((v) => !Number.isNaN(v) && v !== 0);
  const used = COLUMNS.map((_, c) => c).filter((c) => c < 2 || said(COLUMNS[c]));
  const write = (c) => (c === 0 ? whole : c > 5 ? percent : figure);
  return { head: used.map((c) => HEADS[c]), rows: picked(log.length).map((i) => used.map((c) => write(c)(log.columns[COLUMNS[c]][i]))) };
}

/** Of several lanes, or of one over many seeds: what the curves show now. */
function ofLanes(log, lanes, seeds, view) {
  const { measure } = view;
  const write = measure === 'accuracy' ? percent : figure;
  const names = view.names().filter((name) => name !== 'rate');
  const column = (name) => (name === 'cost' ? 'cost' : name + measure[0].toUpperCase() + measure.slice(1));
  const lead = (k) => (lanes.length > 1 ? `${k + 1} ${view.words[k]}: ` : '');
  const parts = seeds ? SPREAD : [];
  const heads = (k) => [...names, ...parts.map((part) => `${seeds.count} seeds, ${part}`)].map((name) => lead(k) + name);
  const cells = (k, i) => {
    const told = seeds?.lanes[k].findLast((row) => row.epoch <= log.columns.epoch[i]);
    const spread = told ? spreadOf(told, view) : {};
    return [...names.map((name) => write(log.lanes[k].columns[column(name)][i])), ...parts.map((part) => write(spread[part] ?? NaN))];
  };
  const row = (i) => [whole(log.columns.epoch[i]), ...lanes.flatMap((k) => cells(k, i))];
  return { head: ['epoch', ...lanes.flatMap(heads)], rows: picked(log.length).map(row) };
}
