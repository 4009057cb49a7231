/** The formula with its matrices, as on the blackboard: cells with numbers, coloured by sign and size. */
import { byId, findAll } from '../dom.js';
import { enter, gridKeys } from '../kit/grid.js';
import { html, render } from '../kit/html.js';
import { typeset } from '../kit/tex.js';
import { css, readTokens } from '../draw/colour.js';
import { fixed, raised, whole } from '../numbers.js';
import { windows } from './windows.js';

/** @typedef {import('./explain.js').Cell} Cell */

/** @param {(cell: Cell) => void} choose told the number that was clicked or focused */
export function blackboard(choose) {
  const place = byId('terms');
  /** @type {{moment: any, figure: any, axes: any, one: number | null, step: any} | null} */
  let shown = null;
  /** @type {Record<string, number>} where the window on each long axis begins */
  let from = {};
  let tokens = readTokens();
  /** @type {{cell: Cell | null, sources: (cell: Cell) => boolean}} */
  let lit = { cell: null, sources: () => false };

  const cellOf = (target) => {
    const box = target.closest?.('[data-name]');
    return box && { name: box.dataset.name, i: Number(box.dataset.i), j: Number(box.dataset.j) };
  };
  place.addEventListener('click', (event) => {
    const cell = cellOf(event.target);
    if (cell) choose(cell);
  });
  place.addEventListener('focusin', (/** @type {any} */ event) => {
    const cell = event.target.matches(':focus-visible') && cellOf(event.target);
    if (cell) choose(cell);
  });
  gridKeys(place);
  new ResizeObserver(() => draw()).observe(byId('terms'));

  function draw() {
    if (!shown || !place.clientWidth) return;
    const { moment, figure, axes, one } = shown;
    const figures = moment.terms.filter((term) => term.name).map((term) => ({ ...figure(term.name), transposed: term.transposed }));
    let view = windows(figures, axes, from, one, place, 0);
    const focused = /** @type {any} */ (document.activeElement)?.closest?.('#terms') ? cellOf(document.activeElement) : null;
    const alone = moment.sums && one !== null;
    const fill = () => place.replaceChildren(...moment.terms.map((term, k) => (term.name
      ? matrix(figure(term.name), !!term.transposed, view, k === moment.terms.length - 1 || moment.terms.length < 4 && term.name === moment.result)
      : between(alone && term.endsWith('=') ? `${term.slice(0, -1)}+\\cdots\\;=` : term))));
    fill();
    // What stands between may be wide: then a column less.
    for (let less = 1; less < 8 && place.clientWidth >= 640 && wraps(place); less++) {
      view = windows(figures, axes, from, one, place, less);
      fill();
    }
    controls(view);
    mark();
    if (focused) box(focused)?.focus();
  }

  function matrix(figure, transposed, view, result) {
    const section = document.createElement('section');
    section.className = result ? 'matrix result' : 'matrix';
    const title = document.createElement('h3');
    typeset(transposed ? figure.transposed : figure.tex, title, { spoken: false });
    title.setAttribute('aria-hidden', 'true');
    const scale = document.createElement('span');
    scale.className = 'times';
    scale.textContent = figure.exponent ? `×10${raised(figure.exponent)}` : '';
    title.append(scale);
    const [rowAxis, columnAxis] = transposed ? [figure.columns, figure.rows] : [figure.rows, figure.columns];
    const grid = document.createElement('div');
    grid.className = 'grid';
    grid.setAttribute('role', 'grid');
    grid.setAttribute('aria-label', `${figure.name}${transposed ? ' transposed' : ''}, ${view.length(rowAxis)} by ${view.length(columnAxis)}`);
    grid.append(...view.indices(rowAxis).map((r, y) => {
      const row = document.createElement('div');
      row.className = 'row';
      row.setAttribute('role', 'row');
      row.append(...view.indices(columnAxis).map((c, x) => {
        const [i, j] = transposed ? [c, r] : [r, c];
        return number(figure, i, j, x + y === 0);
      }));
      return row;
    }));
    const body = document.createElement('div');
    body.className = 'brackets';
    body.classList.toggle('cut-right', view.cut(columnAxis));
    body.classList.toggle('cut-below', view.cut(rowAxis));
    body.append(grid);
    const shape = document.createElement('p');
    shape.textContent = `${whole(view.length(rowAxis))} × ${whole(view.length(columnAxis))}`;
    section.append(title, body, shape);
    return section;
  }

  function number(figure, i, j, first) {
    const x = figure.value(i, j);
    const box = document.createElement('div');
    box.className = 'cell';
    box.setAttribute('role', 'gridcell');
    box.setAttribute('aria-selected', 'false');
    box.tabIndex = first ? 0 : -1;
    Object.assign(box.dataset, { name: figure.name, i: String(i), j: String(j) });
    box.textContent = x === null ? '∞' : print(x, figure);
    if (x !== null) box.style.backgroundColor = css(tokens.surface, figure.most ? 0.5 + 0.46 * (x / figure.most) : 0.5);
    box.setAttribute('aria-label', `${figure.name}, row ${i + 1}, column ${j + 1}: ${x === null ? 'not finite' : Number(x.toPrecision(4))}`);
    return box;
  }

  /** Which part of a long axis is in sight, said and moved. */
  function controls(view) {
    const { step, moment, one } = shown;
    const move = (axis, to, label) => {
      from = { ...from, [axis]: to };
      draw();
      const same = /** @type {HTMLButtonElement | null} */ (byId('axes').querySelector(`[aria-label="${label}"]:enabled`));
      (same ?? /** @type {HTMLElement | null} */ (byId('axes').querySelector('button:enabled')))?.focus();
    };
    const way = (axis, label, text, to, length) => html`<button type="button" class="link" aria-label=${label} ?disabled=${to < 0 || to >= length}
      @click=${() => move(axis, to, label)}>${text}</button>`;
    render([
      view.long().map(({ axis, start, count, length, said }) => html`<p><span>${said} ${whole(start + 1)}–${whole(start + count)} of ${whole(length)}</span>
        ${way(axis, `Earlier ${said}`, '← earlier', start === 0 ? -1 : Math.max(0, start - count), length)}
        ${way(axis, `Later ${said}`, 'later →', start + count, length)}</p>`),
      one !== null && moment.sums ? html`<p>This example’s share is written out; the dots are the other ${whole(step.m - 1)}.</p>` : '',
      step.columns < step.m && one === null
        ? html`<p>Of the ${whole(step.m)} examples the first ${whole(step.columns)} are told number by number; sums are over all.</p>` : '',
    ], byId('axes'));
  }

  function mark() {
    const { cell, sources } = lit;
    for (const other of findAll(place, '.cell')) {
      const own = cellOf(other);
      const selected = !!cell && own.name === cell.name && own.i === cell.i && own.j === cell.j;
      other.setAttribute('aria-selected', String(selected));
      other.classList.toggle('source', !selected && sources(own));
    }
    const chosen = cell && box(cell);
    if (chosen) {
      enter(chosen);
    }
  }

  function box(cell) {
    return /** @type {any} */ (place.querySelector(`[data-name="${CSS.escape(cell.name)}"][data-i="${cell.i}"][data-j="${cell.j}"]`));
  }

  return {
    /** @param {any} next */
    draw(next) {
      if (shown?.step !== next.step) from = {};
      shown = next;
      draw();
    },
    /** @param {Cell | null} cell @param {(cell: Cell) => boolean} sources */
    light(cell, sources) {
      lit = { cell, sources };
      mark();
    },
    recolour() {
      tokens = readTokens();
      draw();
    },
    /** Moves the windows so that a number is in sight. @param {Cell} cell */
    reveal(cell) {
      if (!shown || box(cell)) return;
      const figure = shown.figure(cell.name);
      from = { ...from, [figure.rows]: cell.i, [figure.columns]: cell.j };
      draw();
    },
    /** The numbers of a matrix that are in sight, down its first column. @param {string} name @returns {Cell[]} */
    inSight(name) {
      const cells = findAll(place, `.result [data-name="${CSS.escape(name)}"]`).map(cellOf);
      const own = cells.length ? cells : findAll(place, `[data-name="${CSS.escape(name)}"]`).map(cellOf);
      return own.filter(({ j }) => j === own[0].j);
    },
  };
}

/** Whether the terms need more than one line. @param {HTMLElement} place */
function wraps(place) {
  const boxes = [...place.children].map((child) => child.getBoundingClientRect());
  return boxes.some((box, k) => k > 0 && box.left < boxes[k - 1].left);
}

function between(source) {
  const span = document.createElement('span');
  span.className = 'between';
  typeset(source, span, { spoken: false });
  return span;
}

const MINUS = '\u2212';

/** At most five signs and a minus; what is small as 4e−5, by the matrix's own power of ten. @param {number} x @param {import('./figures.js').Figure} figure */
function print(x, { exponent, most }) {
  const scaled = x / 10 ** exponent;
  if (scaled === 0) return '0';
  if (Number.isInteger(x) && Math.abs(x) < 1000 && exponent === 0) return fixed(x, 0);
  const top = most / 10 ** exponent;
  const decimals = top >= 1000 ? 0 : top >= 100 ? 1 : top >= 1 ? 2 : 3;
  if (Math.abs(scaled) >= 0.5 * 10 ** -decimals) return fixed(scaled, decimals);
  return Math.abs(scaled) >= 0.0005 ? fixed(scaled, 3) : scaled.toExponential(0).replace('-', MINUS).replace('e-', `e${MINUS}`);
}
