/** Weights, biases and what the lines stand for, as numbers: a table a layer. */
import { linesOf } from '../draw/network.js';
import { figure } from '../numbers.js';

const PAUSE = 250;
const MOST = 16;

export class NumbersSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.last = 0;
    this.tabIndex = 0;
    this.role = 'group';
    this.ariaLabel = 'Weights and biases';
  }

  /** @param {import('../store.js').State} state */
  draw(state) {
    const { picture, opened } = state;
    if (!picture?.layers[0].shown || !this.offsetParent || this.picture === picture) return;
    const wait = this.last + PAUSE - performance.now();
    if (wait > 0) {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.app.redraw(), wait);
      return;
    }
    this.last = performance.now();
    this.picture = picture;
    const shape = picture.layers.map((layer) => layer.shown) + opened.run + picture.lines;
    if (shape !== this.shape) this.make(opened, picture);
    this.shape = shape;
    this.write(picture);
  }

  make(opened, picture) {
    this.cells = [];
    this.replaceChildren(...picture.layers.slice(1).map((layer, k) => {
      const l = k + 1;
      const inputs = Math.min(MOST, picture.layers[l - 1].shown);
      const units = Math.min(MOST, layer.shown);
      const names = l === 1 ? opened.lanes[0].layers[0].labels : Array.from({ length: inputs }, (_, j) => `a${j + 1}`);
      const table = document.createElement('table');
      const caption = table.createCaption();
      const what = picture.lines === 'weight' ? ['W', 'b'] : picture.lines === 'gradient' ? ['dW', 'db'] : ['ΔW', 'Δb'];
      caption.textContent = `Layer ${l}: ${what[0]}, ${what[1]}`;
      const head = table.createTHead().insertRow();
      head.insertCell();
      [...names.slice(0, inputs), what[1]].forEach((name) => head.append(heading(name, 'col')));
      const body = table.createTBody();
      for (let i = 0; i < units; i++) {
        const row = body.insertRow();
        row.append(heading(String(i + 1), 'row'));
        for (let j = 0; j <= inputs; j++) this.cells.push({ cell: row.insertCell(), l, i, j, inputs });
      }
      return table;
    }));
  }

  write(picture) {
    for (const { cell, l, i, j, inputs } of this.cells) {
      const layer = picture.layers[l];
      const value = j < inputs ? linesOf(layer)[i * picture.layers[l - 1].shown + j] : (layer.linesB ?? layer.b)[i];
      cell.textContent = figure(value);
      cell.className = value < 0 ? 'minus' : value > 0 ? 'plus' : '';
    }
  }
}

function heading(text, scope) {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}

customElements.define('numbers-sheet', NumbersSheet);
