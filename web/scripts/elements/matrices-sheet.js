/** Weights and biases as on the blackboard, a row a neuron, a column an input; every number under the pointer or the focus. */
import { find, findAll } from '../dom.js';
import { css, readTokens } from '../draw/colour.js';
import { figure, fixed, raised } from '../numbers.js';
import { manyCells } from '../one-by-one.js';

const PAUSE = 250;
const NUMBERED = 27;
const ONE = 32;
const OF_EACH = 16;
const THIN = '\u202f';
const NAMES = { weight: '', gradient: 'd', update: '\\Delta ' };
const SPOKEN = { weight: '', gradient: 'gradient of ', update: 'update of ' };

export class MatricesSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.boards = find(this, '.boards');
    this.reading = find(this, '.cell-reading');
    this.pick = find(this, '.pick');
    this.tokens = readTokens();
    this.last = 0;
    /** @type {any[]} */
    this.cells = [];
    /** @type {HTMLElement | null} */
    this.read = null;
    new ResizeObserver(() => {
      this.shape = '';
      this.picture = null;
      app.redraw();
    }).observe(this.boards);
    findAll(this, '[name="matrices"]').forEach((radio) => radio.addEventListener('change', () => app.writeOut({ of: radio.value })));
    find(this, '[name="matrix-layer"]').addEventListener('change', (event) => app.writeOut({ layer: Number(event.target.value), row: 0, column: 0 }));
    for (const side of ['row', 'column']) find(this, `[name="matrix-${side}"]`).addEventListener('change', (event) => this.move(side, event.target));
    this.boards.addEventListener('pointerover', (event) => this.readAt(event.target));
    this.boards.addEventListener('focusin', (event) => this.readAt(event.target));
    this.boards.addEventListener('keydown', (event) => this.step(event));
  }

  /** The window goes on from a row or column, as far as there are any. */
  move(side, input) {
    const most = side === 'row' ? this.rows : this.columns;
    const wanted = Math.round(Number(input.value)) || 1;
    const from = Math.max(1, Math.min(wanted, Math.max(1, most - ONE + 1)));
    input.value = String(from);
    this.app.writeOut({ [side]: from - 1 });
  }

  step(event) {
    const cell = event.target.closest('.number');
    const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] ?? [0, 0];
    if (!cell || (!down && !right)) return;
    event.preventDefault();
    const row = cell.parentElement;
    const next = row.parentElement.children[[...row.parentElement.children].indexOf(row) + down]?.children[[...row.children].indexOf(cell) + right];
    if (!next) return;
    cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    if (before && before.theme !== state.theme) [this.tokens, this.picture] = [readTokens(), null];
    const { picture, opened } = state;
    if (!picture?.matrices || !this.offsetParent || this.picture === picture) return;
    const shape = opened.run + state.focus + state.matrices.layer + picture.matrices.of + picture.matrices.layers.map(({ layer, row, column, rows, columns }) => [layer, row, column, rows, columns]);
    const wait = this.last + PAUSE - performance.now();
    if (wait > 0 && shape === this.shape) {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.app.redraw(), wait);
      return;
    }
    this.last = performance.now();
    this.picture = picture;
    if (shape !== this.shape) this.make(state, picture.matrices);
    this.shape = shape;
    this.write(picture.matrices);
  }

  make({ lane, matrices }, told) {
    const { layers } = lane;
    const focused = this.boards.contains(document.activeElement) ? /** @type {any} */ (document.activeElement).dataset.at : null;
    this.choose(layers, matrices);
    this.of = told.of;
    const all = told.layers.reduce((sum, block) => sum + block.columns + 1 + (block.gamma ? 1 : 0), 0);
    const gaps = told.layers.length * 45;
    const most = Math.max(...told.layers.map((block) => block.rows));
    const width = Math.floor((this.boards.clientWidth - gaps) / all) - 1;
    const height = Math.floor((this.boards.clientHeight - 26) / most) - 1;
    const coarse = matchMedia('(pointer: coarse)').matches;
    this.style.setProperty('--cell-width', `${Math.max(coarse ? 31 : told.layers.length === 1 ? 20 : 14, Math.min(44, width < NUMBERED ? (width > 22 ? width : Math.min(width, 18)) : width))}px`);
    this.style.setProperty('--cell-height', `${Math.max(14, Math.min(24, height))}px`);
    this.numbered = coarse || width >= NUMBERED;
    this.cells = [];
    this.powers = {};
    this.boards.replaceChildren(...told.layers.map((block) => this.board(block, layers, told)));
    if (focused) find(this.boards, `[data-at="${focused}"]`)?.focus();
  }

  /** Layer and window, where not everything is in sight. */
  choose(layers, { layer }) {
    this.pick.hidden = layer === 0 && layers.every(({ units }) => units <= OF_EACH);
    const select = find(this, '[name="matrix-layer"]');
    const choices = [...(manyCells(layers) ? [] : [new Option('all', '0')]), ...layers.slice(1).map((_, k) => new Option(String(k + 1), String(k + 1)))];
    if (select.length !== choices.length) select.replaceChildren(...choices);
    select.value = String(layer);
    this.rows = layer ? layers[layer].units : 0;
    this.columns = layer ? layers[layer - 1].units : 0;
    for (const [side, most] of [['row', this.rows], ['column', this.columns]]) find(this, `[name="matrix-${side}"]`).closest('label').hidden = most <= ONE;
  }

  board(block, layers, told) {
    const { layer, rows, columns, row, column } = block;
    const section = document.createElement('section');
    section.className = 'board';
    const title = document.createElement('h3');
    title.className = 'aside';
    title.textContent = `Layer ${layer}`;
    const tensors = [['W', columns], ...(block.gamma ? [['gamma', 1], ['beta', 1]] : [['b', 1]])];
    const whole = rows === layers[layer].units && columns === layers[layer - 1].units;
    const part = document.createElement('span');
    part.className = 'note';
    part.textContent = whole ? '' : told.layers.length > 1 ? `${rows}${THIN}×${THIN}${columns} of ${layers[layer].units}${THIN}×${THIN}${layers[layer - 1].units}` : `rows ${row + 1}–${row + rows} of ${layers[layer].units}, columns ${column + 1}–${column + columns} of ${layers[layer - 1].units}`;
    const power = document.createElement('span');
    power.className = 'note';
    const pair = document.createElement('div');
    pair.className = 'pair';
    for (const [name, wide] of tensors) {
      const grid = document.createElement('div');
      grid.className = 'bracket';
      grid.setAttribute('role', 'grid');
      grid.setAttribute('aria-label', `${SPOKEN[this.of]}${name} ${layer}, a row a neuron${name === 'W' ? ', a column an input' : ''}`);
      for (let i = 0; i < rows; i++) {
        const line = document.createElement('div');
        line.setAttribute('role', 'row');
        for (let k = 0; k < wide; k++) {
          const cell = document.createElement('div');
          cell.className = 'number';
          cell.setAttribute('role', 'gridcell');
          cell.tabIndex = i + k === 0 ? 0 : -1;
          cell.dataset.at = [name, layer, row + i, name === 'W' ? column + k : 0].join(':');
          line.append(cell);
          this.cells.push({ cell, name, layer, i, k, at: name === 'W' ? i * columns + k : i, row: row + i, column: column + k, text: '', value: NaN });
        }
        grid.append(line);
      }
      const stack = document.createElement('div');
      stack.className = 'tensor';
      const letter = document.createElement('div');
      letter.className = 'letter';
      const symbol = document.createElement('span');
      symbol.ariaHidden = 'true';
      katex.render(`${NAMES[this.of]}${TEX[name]}^{[${layer}]}`, symbol, { throwOnError: false, output: 'html' });
      letter.append(symbol, ...(name === 'W' ? [power, part] : []));
      stack.append(letter, grid);
      pair.append(stack);
    }
    section.append(title, pair);
    section.dataset.layer = String(layer);
    this.powers[layer] = power;
    return section;
  }

  write({ layers }) {
    const byLayer = new Map(layers.map((block) => [block.layer, block]));
    const exponents = new Map(layers.map(({ layer, largest }) => [layer, exponentOf(largest)]));
    for (const [layer, exponent] of exponents) {
      const text = exponent ? `× 10${raised(exponent)}` : '';
      if (this.powers[layer] && this.powers[layer].textContent !== text) this.powers[layer].textContent = text;
    }
    for (const entry of this.cells) {
      const block = byLayer.get(entry.layer);
      const values = entry.name === 'W' ? block.W : entry.name === 'gamma' ? block.gamma : block.b;
      const value = values[entry.at];
      const text = this.numbered ? (value === 0 ? '0' : fixed(value / 10 ** exponents.get(entry.layer), 1)) : value < 0 ? '−' : '';
      if (entry.text !== text) entry.cell.textContent = entry.text = text;
      if (entry.value === value && !this.recoloured) continue;
      entry.value = value;
      const share = block.largest > 0 ? Math.max(-1, Math.min(1, value / block.largest)) : 0;
      entry.cell.style.background = css(this.tokens.surface, 0.5 + 0.44 * share);
      entry.cell.setAttribute('aria-label', this.nameOf(entry));
    }
    this.recoloured = false;
    if (this.read?.isConnected) this.readAt(this.read);
    else this.invite(layers);
  }

  nameOf({ name, layer, row, column, value }) {
    const where = name === 'W' ? `row ${row + 1}, column ${column + 1}` : `row ${row + 1}`;
    return `${SPOKEN[this.of]}${name} ${layer}, ${where}: ${figure(value)}`;
  }

  invite(layers) {
    this.read = null;
    const text = layers.length ? 'Point at a number, or reach it with Tab and the arrow keys. Orange is negative, blue positive, the scale each layer’s own.' : '';
    if (this.reading.textContent !== text) this.reading.textContent = text;
  }

  /** The number under the pointer or the focus, in full. */
  readAt(target) {
    const cell = target.closest?.('.number');
    if (!cell) return;
    this.read = cell;
    const entry = this.cells.find((one) => one.cell === cell);
    const { layer, row, column, value, name } = entry;
    const key = `${this.of} ${cell.dataset.at} ${value}`;
    if (this.told === key && this.reading.childElementCount) return;
    this.told = key;
    const symbol = document.createElement('span');
    const index = name === 'W' ? `${row + 1},${column + 1}` : String(row + 1);
    katex.render(`${NAMES[this.of]}${TEX[name]}^{[${layer}]}_{${index}}`, symbol, { throwOnError: false, output: 'html' });
    const number = document.createElement('b');
    number.textContent = figure(value);
    number.className = value < 0 ? 'minus' : value > 0 ? 'plus' : '';
    const words = document.createElement('span');
    words.className = 'note';
    const { layers } = this.app.store.state.lane;
    const source = layer === 1 ? `input ${layers[0].labels[column]}` : `neuron ${column + 1} of layer ${layer - 1}`;
    words.textContent = name === 'W' ? `from ${source} to neuron ${row + 1} of layer ${layer}` : `of neuron ${row + 1} of layer ${layer}`;
    this.reading.replaceChildren(symbol, ' = ', number, words);
  }
}

const TEX = { W: 'W', b: 'b', gamma: '\\gamma', beta: '\\beta' };

/** The power of ten outside the matrix: none for numbers that are read as they stand. @param {number} largest */
function exponentOf(largest) {
  if (!(largest > 0) || !Number.isFinite(largest)) return 0;
  const exponent = Math.floor(Math.log10(largest) + 0.0022);
  return exponent === 0 || exponent === 1 ? 0 : exponent;
}

customElements.define('matrices-sheet', MatricesSheet);
