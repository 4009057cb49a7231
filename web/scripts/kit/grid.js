/** Grids of numbers: the arrow keys, Home and End go from cell to cell, and one cell of a grid is in the tab order. */

const CELL = '[role="gridcell"]';
/** @type {Record<string, number[]>} */
const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

/**
 * Whatever grids stand in a place, now and later: rows are the grid's children, cells the rows'.
 * @param {HTMLElement} place
 * @param {(cell: HTMLElement) => void} [chosen] told every cell that gets the focus or is clicked
 */
export function gridKeys(place, chosen) {
  const cellOf = (/** @type {Event} */ event) => /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(CELL));
  place.addEventListener('keydown', (event) => {
    const cell = cellOf(event);
    const next = cell && !event.ctrlKey && !event.metaKey && !event.altKey && nextOf(cell, event.key);
    if (!next) return;
    event.preventDefault();
    enter(next);
    next.focus();
  });
  if (!chosen) return;
  const choose = (/** @type {Event} */ event) => {
    const cell = cellOf(event);
    if (cell) chosen(cell);
  };
  place.addEventListener('focusin', choose);
  place.addEventListener('click', choose);
}

/** @param {Element} cell @param {string} key @returns {HTMLElement | null} */
function nextOf(cell, key) {
  const row = /** @type {Element} */ (cell.parentElement);
  const cells = [...row.children];
  if (key === 'Home' || key === 'End') return /** @type {HTMLElement} */ (cells.at(key === 'Home' ? 0 : -1));
  const [down, right] = STEPS[key] ?? [0, 0];
  if (!down && !right) return null;
  const rows = [.../** @type {Element} */ (row.parentElement).children];
  return /** @type {HTMLElement | null} */ (rows[rows.indexOf(row) + down]?.children[cells.indexOf(cell) + right] ?? null);
}

/** Of its grid, this cell is the one in the tab order. @param {HTMLElement} cell */
export function enter(cell) {
  const others = /** @type {NodeListOf<HTMLElement> | undefined} */ (cell.closest('[role="grid"]')?.querySelectorAll('[tabindex="0"]'));
  others?.forEach((other) => (other.tabIndex = -1));
  cell.tabIndex = 0;
}
