/** Every parameter as on the blackboard. A cell has the focus or is chosen: then it is worked out by hand. */
import { byId, findAll } from '../dom.js';
import { power } from '../numbers.js';
import { enter, gridKeys } from '../kit/grid.js';
import { tex, typeset } from '../kit/tex.js';
import { element, factor, print, stateOf } from './reading.js';

const MOST_CELLS = 1500;
const MOST_WORST = 120;
const SPOKEN = { calm: 'agrees', doubt: 'look twice', wrong: 'wrong', zero: 'both 0' };
const MARKS = { right: '✓', doubt: '≈', wrong: '✕' };

/** @param {(name: string) => void} choose told an element as `W2:0:5` */
export function matrices(choose) {
  const place = byId('tensors');
  /** @type {any} */
  let shown = null;
  let order = 'layers';

  findAll(document, '[name="order"]').forEach((radio) => radio.addEventListener('change', () => {
    order = radio.value;
    if (!shown) return;
    arrange();
    const [worst] = [...shown.parameters].sort(byWorst);
    if (order === 'worst' && worst.worst) choose(`${worst.name}:${worst.worst.index.join(':')}`);
  }));
  gridKeys(place, (cell) => cell.dataset.element && choose(cell.dataset.element));

  function arrange() {
    const sorted = order === 'worst' ? [...shown.parameters].sort(byWorst) : shown.parameters;
    for (const tensor of sorted) place.append(byId(`tensor-${tensor.name}`));
    annotate();
  }

  /** What is said stands in the free corner under the smaller matrices, where there is one. */
  function annotate() {
    const said = byId('said');
    delete said.dataset.beside;
    said.style.cssText = '';
    const frame = place.getBoundingClientRect();
    const boxes = [...place.children].map((child) => child.getBoundingClientRect());
    if (!boxes.length || new Set(boxes.map(({ top }) => Math.round(top))).size > 1) return;
    for (let k = 1; k < boxes.length; k++) {
      const left = boxes[k].left - frame.left + 8;
      const top = Math.max(...boxes.slice(k).map(({ bottom }) => bottom)) - frame.top + 14;
      const width = Math.min(560, frame.width - left);
      if (width < 320) break;
      said.dataset.beside = '';
      Object.assign(said.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
      if (top + said.offsetHeight <= frame.height) return;
    }
    delete said.dataset.beside;
    said.style.cssText = '';
  }
  new ResizeObserver(annotate).observe(byId('blackboard'));

  return {
    /** @param {any} check @param {boolean} veiled whether nothing may be seen yet */
    draw(check, veiled) {
      const focused = /** @type {any} */ (document.activeElement)?.dataset?.element;
      shown = check;
      place.replaceChildren(...check.parameters.map((tensor) => matrix(check, tensor, veiled)));
      arrange();
      byId('order').hidden = veiled;
      annotate();
      if (focused) find(focused)?.focus();
    },
    /** @param {string} name */
    select(name) {
      findAll(place, '[aria-selected="true"]').forEach((cell) => cell.setAttribute('aria-selected', 'false'));
      const cell = find(name);
      if (!cell) return;
      cell.setAttribute('aria-selected', 'true');
      enter(cell);
    },
  };

  function find(name) {
    return place.querySelector(`[data-element="${CSS.escape(name)}"]`);
  }
}

const byWorst = (p, q) => (q.difference ?? 0) - (p.difference ?? 0);

/** A large tensor is only shown where it is worst. */
function indices(check, tensor, veiled) {
  const [rows, columns] = tensor.shape;
  if (rows * columns <= MOST_CELLS) {
    return { whole: true, rows: Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => r * columns + c)) };
  }
  const all = Array.from({ length: rows * columns }, (_, i) => i);
  if (!veiled) {
    const errors = all.map((i) => element(check, tensor, i)).map(({ kind, error }) => (kind === 'zero' ? -1 : kind === 'wrong' ? 1 + error : error));
    all.sort((p, q) => errors[q] - errors[p]);
  }
  const some = all.slice(0, MOST_WORST);
  return { whole: false, rows: Array.from({ length: Math.ceil(some.length / 12) }, (_, r) => some.slice(12 * r, 12 * r + 12)) };
}

function matrix(check, tensor, veiled) {
  const figure = document.createElement('section');
  figure.className = tensor.shape[1] === 1 ? 'tensor column' : 'tensor';
  figure.id = `tensor-${tensor.name}`;
  const title = document.createElement('h3');
  title.id = `title-${tensor.name}`;
  const [spoken, typed] = [document.createElement('span'), typeset(tex(`d${tensor.name}`))];
  spoken.className = 'aside';
  spoken.textContent = `d${tensor.name}`;
  typed.setAttribute('aria-hidden', 'true');
  title.append(spoken, typed);
  const grid = document.createElement('div');
  grid.className = 'grid';
  const columns = tensor.shape[1];
  const shown = indices(check, tensor, veiled);
  const rows = shown.rows.map((cells, r) => {
    const row = document.createElement('div');
    row.append(...cells.map((i, c) => (veiled ? veil() : cell(check, tensor, i, columns, r + c === 0))));
    row.className = 'row';
    if (!veiled) row.setAttribute('role', 'row');
    return row;
  });
  if (veiled) {
    grid.setAttribute('role', 'img');
    grid.setAttribute('aria-label', `d${tensor.name}, hidden until you have predicted`);
    grid.append(...rows);
    figure.append(title, grid);
    return figure;
  }
  grid.setAttribute('role', 'grid');
  grid.setAttribute('aria-label', `d${tensor.name}, ${tensor.shape[0]} by ${columns}`);
  grid.append(...rows);
  const state = stateOf(check, tensor);
  figure.dataset.state = state;
  const caption = document.createElement('p');
  const difference = tensor.difference === null ? 'J is infinite' : tensor.difference >= 1e-3 ? tensor.difference.toFixed(3) : tensor.difference === 0 ? '0' : power(tensor.difference, columns === 1 ? 0 : 1).replace(/\u202f/g, columns === 1 ? '' : '\u202f');
  caption.textContent = `${MARKS[state]} ${difference}${shown.whole ? '' : `, the ${MOST_WORST} worst of ${tensor.shape[0] * columns}`}`;
  figure.append(title, grid, caption);
  return figure;
}

function veil() {
  const box = document.createElement('span');
  box.className = 'cell veiled';
  return box;
}

function cell(check, tensor, i, columns, first) {
  const told = element(check, tensor, i);
  const box = document.createElement('div');
  const [row, column] = [Math.floor(i / columns), i % columns];
  box.className = `cell ${told.kind}${told.kinks ? ' kinked' : ''}`;
  box.setAttribute('role', 'gridcell');
  box.setAttribute('aria-selected', 'false');
  box.tabIndex = first ? 0 : -1;
  box.dataset.element = `${tensor.name}:${row}:${column}`;
  box.textContent = print(told);
  const where = columns > 1 ? `row ${row + 1}, column ${column + 1}` : `row ${row + 1}`;
  const size = told.kind === 'zero' ? '' : told.kind === 'wrong' ? `, ${factor(told.ratio)} times too large` : Number.isFinite(told.error) ? `, error ${told.error.toExponential(0)}` : ', no quotient';
  box.setAttribute('aria-label', `${where}: ${SPOKEN[told.kind]}${size}${told.kinks ? `, ${told.kinks} kinks` : ''}`);
  return box;
}
