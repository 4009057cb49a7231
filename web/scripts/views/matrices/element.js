/** Weights and biases as on the blackboard, a row a neuron, a column an input; every number under the pointer or the focus. */
import { find, findAll } from '../../dom.js';
import { css, readTokens } from '../../draw/colour.js';
import { enter, gridKeys } from '../../kit/grid.js';
import { html, nothing, render } from '../../kit/html.js';
import { pace } from '../../kit/pace.js';
import { tex } from '../../kit/tex.js';
import { figure, fixed, raised } from '../../numbers.js';
import { manyCells } from '../../one-by-one.js';

const PAUSE = 250;
const NUMBERED = 27;
const ONE = 32;
const OF_EACH = 16;
const BY = '\u202f×\u202f';
const NAMES = { weight: '', gradient: 'd', update: '\\Delta ' };
const SPOKEN = { weight: '', gradient: 'gradient of ', update: 'update of ' };
const KINDS = { weight: 'W, b', gradient: 'gradient', update: 'update' };
const INVITATION = 'Point at a number, or reach it with Tab and the arrow keys. '
  + 'Orange is negative, blue positive, the scale each layer’s own.';

export class MatricesSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.controls(app.store.state.matrices, []);
    this.boards = find(this, '.boards');
    this.reading = find(this, '.cell-reading');
    this.tokens = readTokens();
    this.pace = pace(PAUSE, app.redraw);
    /** @type {any[]} */
    this.cells = [];
    /** @type {HTMLElement | null} */
    this.read = null;
    new ResizeObserver(() => {
      this.shape = '';
      this.picture = null;
      app.redraw();
    }).observe(this.boards);
    this.boards.addEventListener('pointerover', (event) => this.readAt(event.target));
    this.boards.addEventListener('focusin', (event) => this.readAt(event.target));
    gridKeys(this.boards);
  }

  /** What is written out, and where not everything is in sight, from which row and column on. */
  controls({ of, layer, row, column }, layers) {
    const { watch } = this.app;
    const kind = ([value, text]) => html`<label><input type="radio" name="matrices" value=${value} .checked=${value === of}
      @change=${() => watch.writeOut({ of: value })}><span data-text=${text}>${text}</span></label>`;
    const most = layer && layers.length ? { row: layers[layer].units, column: layers[layer - 1].units } : { row: 0, column: 0 };
    const from = (side, text, at) => html`<label class="blank" ?hidden=${most[side] <= ONE}><span>${text}</span>
      <input name=${`matrix-${side}`} inputmode="numeric" .value=${String(at + 1)} autocomplete="off"
        @change=${(event) => this.move(side, event.target, most[side])}></label>`;
    const option = (value, text) => html`<option value=${value} .selected=${value === layer}>${text}</option>`;
    const choose = (event) => watch.writeOut({ layer: Number(event.target.value), row: 0, column: 0 });
    render(html`<div class="choice"><div class="segments" role="radiogroup" aria-label="What the matrices hold">
        ${Object.entries(KINDS).map(kind)}</div>
      <div class="pick" ?hidden=${layer === 0 && layers.every(({ units }) => units <= OF_EACH)}>
        <label class="blank"><span>layer</span><select name="matrix-layer" @change=${choose}>
          ${manyCells(layers) ? nothing : option(0, 'all')}${layers.slice(1).map((_, k) => option(k + 1, k + 1))}</select></label>
        ${from('row', 'from row', row)}${from('column', 'column', column)}</div>
      <p class="cell-reading"></p></div>
      <div class="boards" tabindex="-1"></div>`, this);
  }

  /** The window goes on from a row or column, as far as there are any. */
  move(side, input, most) {
    const wanted = Math.round(Number(input.value)) || 1;
    const from = Math.max(1, Math.min(wanted, Math.max(1, most - ONE + 1)));
    input.value = String(from);
    this.app.watch.writeOut({ [side]: from - 1 });
  }

  /** @param {import('../../store.js').State} state @param {import('../../store.js').State | null} before */
  draw(state, before) {
    if (before && before.theme !== state.theme) [this.tokens, this.picture] = [readTokens(), null];
    const { picture, opened } = state;
    if (!picture?.matrices || !this.offsetParent || this.picture === picture) return;
    const blocks = picture.matrices.layers.map(({ layer, row, column, rows, columns }) => [layer, row, column, rows, columns]);
    const shape = [opened.run, state.focus, state.matrices.layer, picture.matrices.of, blocks].join();
    if (!this.pace.due(shape !== this.shape)) return;
    this.picture = picture;
    if (shape !== this.shape) this.make(state, picture.matrices);
    this.shape = shape;
    this.write(picture.matrices);
  }

  make({ lane, matrices }, told) {
    const { layers } = lane;
    const focused = this.boards.contains(document.activeElement) ? /** @type {any} */ (document.activeElement).dataset.at : null;
    this.controls(matrices, layers);
    this.of = told.of;
    const all = told.layers.reduce((sum, block) => sum + block.columns + 1 + (block.gamma ? 1 : 0), 0);
    const gaps = told.layers.length * 45;
    const most = Math.max(...told.layers.map((block) => block.rows));
    const width = Math.floor((this.boards.clientWidth - gaps) / all) - 1;
    const height = Math.floor((this.boards.clientHeight - 26) / most) - 1;
    const coarse = matchMedia('(pointer: coarse)').matches;
    const least = coarse ? 31 : told.layers.length === 1 ? 20 : 14;
    const wide = width < NUMBERED && width <= 22 ? Math.min(width, 18) : width;
    this.style.setProperty('--cell-width', `${Math.max(least, Math.min(44, wide))}px`);
    this.style.setProperty('--cell-height', `${Math.max(14, Math.min(24, height))}px`);
    this.numbered = coarse || width >= NUMBERED;
    render(told.layers.map((block) => this.board(block, layers, told)), this.boards);
    this.cells = told.layers.flatMap((block) => this.cellsOf(block));
    for (const grid of this.boards.querySelectorAll('[role="grid"]')) enter(grid.querySelector('.number'));
    this.powers = Object.fromEntries(told.layers.map(({ layer }) => [layer, find(this.boards, `[data-layer="${layer}"] .power`)]));
    if (focused) find(this.boards, `[data-at="${focused}"]`)?.focus();
  }

  board(block, layers, told) {
    const { layer, rows, columns, row, column } = block;
    const [units, inputs] = [layers[layer].units, layers[layer - 1].units];
    const some = told.layers.length > 1 ? `${rows}${BY}${columns} of ${units}${BY}${inputs}`
      : `rows ${row + 1}–${row + rows} of ${units}, columns ${column + 1}–${column + columns} of ${inputs}`;
    const part = rows === units && columns === inputs ? '' : some;
    const tensor = ([name, wide]) => html`<div class="tensor">
      <div class="letter"><x-tex aria-hidden="true" .source=${NAMES[this.of] + tex(`${name}${layer}`)}></x-tex>
        ${name === 'W' ? html`<span class="note power"></span><span class="note">${part}</span>` : nothing}</div>
      <div class="bracket" role="grid"
        aria-label=${`${SPOKEN[this.of]}${name} ${layer}, a row a neuron${name === 'W' ? ', a column an input' : ''}`}>
        ${Array.from({ length: rows }, (_, i) => html`<div role="row">${Array.from({ length: wide }, (__, k) => html`<div class="number"
          role="gridcell" tabindex="-1" data-at=${[name, layer, row + i, name === 'W' ? column + k : 0].join(':')}></div>`)}</div>`)}
      </div></div>`;
    return html`<section class="board" data-layer=${layer}><h3 class="aside">Layer ${layer}</h3>
      <div class="pair">${tensorsOf(block).map(tensor)}</div></section>`;
  }

  /** The cells of a block with what is to be written into them. */
  cellsOf(block) {
    const { layer, rows, columns, row, column } = block;
    const boxes = findAll(this.boards, `[data-layer="${layer}"] .number`).values();
    const list = [];
    for (const [name, wide] of tensorsOf(block)) {
      for (let at = 0; at < rows * wide; at++) {
        const cell = boxes.next().value;
        cell.textContent = '';
        list.push({ cell, name, layer, at, row: row + Math.floor(at / wide), column: column + (at % wide), text: '', value: NaN });
      }
    }
    return list;
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
      const scaled = () => (value === 0 ? '0' : fixed(value / 10 ** exponents.get(entry.layer), 1));
      const text = this.numbered ? scaled() : value < 0 ? '−' : '';
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
    this.said = '';
    render(layers.length ? INVITATION : nothing, this.reading);
  }

  /** The number under the pointer or the focus, in full. */
  readAt(target) {
    const cell = target.closest?.('.number');
    if (!cell) return;
    this.read = cell;
    const entry = this.cells.find((one) => one.cell === cell);
    const { layer, row, column, value, name } = entry;
    const key = `${this.of} ${cell.dataset.at} ${value}`;
    if (this.said === key) return;
    this.said = key;
    const index = name === 'W' ? `${row + 1},${column + 1}` : String(row + 1);
    const { layers } = this.app.store.state.lane;
    const source = layer === 1 ? `input ${layers[0].labels[column]}` : `neuron ${column + 1} of layer ${layer - 1}`;
    const words = name === 'W' ? `from ${source} to neuron ${row + 1} of layer ${layer}` : `of neuron ${row + 1} of layer ${layer}`;
    render(html`<x-tex .source=${`${NAMES[this.of]}${tex(`${name}${layer}`)}_{${index}}`}></x-tex> =
      <b class=${value < 0 ? 'minus' : value > 0 ? 'plus' : ''}>${figure(value)}</b><span class="note">${words}</span>`, this.reading);
  }
}

/** The tensors of a block and how many columns each has. @returns {[string, number][]} */
function tensorsOf({ columns, gamma }) {
  return gamma ? [['W', columns], ['gamma', 1], ['beta', 1]] : [['W', columns], ['b', 1]];
}

/** The power of ten outside the matrix: none for numbers that are read as they stand. @param {number} largest */
function exponentOf(largest) {
  if (!(largest > 0) || !Number.isFinite(largest)) return 0;
  const exponent = Math.floor(Math.log10(largest) + 0.0022);
  return exponent === 0 || exponent === 1 ? 0 : exponent;
}

customElements.define('matrices-sheet', MatricesSheet);
