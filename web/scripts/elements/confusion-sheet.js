/** Which class is taken for which: counts, precision and recall. */
import { findAll } from '../dom.js';
import { fit } from '../draw/canvas.js';
import { readTokens } from '../draw/colour.js';
import { colourOf, point } from '../draw/points.js';
import { percent, whole } from '../numbers.js';

export class ConfusionSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.table = document.createElement('table');
    this.querySelector('.matrix').append(this.table);
    findAll(this, 'input').forEach((radio) => radio.addEventListener('change', () => app.confuse(radio.value)));
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    const { opened, picture } = state;
    if (!opened || !this.offsetParent) return;
    const spec = `${opened.run} ${state.focus} ${state.theme}`;
    if (this.spec !== spec) this.make(opened);
    this.spec = spec;
    const told = picture?.confusion;
    if (!told || (before?.picture === picture && this.told === told)) return;
    this.told = told;
    this.write(told);
  }

  make({ task, classes, points }) {
    for (const label of findAll(this, '.segments label')) label.hidden = !points[label.firstElementChild.value].y.length;
    const tokens = readTokens();
    const table = document.createElement('table');
    table.classList.toggle('dense', classes > 4);
    const head = table.createTHead().insertRow();
    head.append(document.createElement('td'));
    const mark = (k) => {
      const cell = document.createElement('th');
      const canvas = document.createElement('canvas');
      canvas.ariaHidden = 'true';
      point(fit(canvas, 20, 20), tokens, colourOf(tokens, task, k), k, 'train', 10, 10, 4.2);
      cell.append(canvas);
      cell.append(String(k));
      return cell;
    };
    for (let k = 0; k < classes; k++) head.append(Object.assign(mark(k), { scope: 'col' }));
    head.append(heading('recall', 'col'));
    const body = table.createTBody();
    this.cells = [];
    this.recalls = [];
    for (let k = 0; k < classes; k++) {
      const row = body.insertRow();
      row.append(Object.assign(mark(k), { scope: 'row' }));
      this.cells.push(Array.from({ length: classes }, (_, j) => Object.assign(row.insertCell(), { className: j === k ? 'right' : 'wrong' })));
      this.recalls.push(row.insertCell());
    }
    const foot = table.createTFoot().insertRow();
    foot.append(heading('precision', 'row'));
    this.precisions = Array.from({ length: classes }, () => foot.insertCell());
    foot.insertCell();
    this.table.replaceWith(table);
    this.table = table;
  }

  write({ counts, precision, recall }) {
    counts.forEach((row, k) => {
      const all = row.reduce((sum, count) => sum + count, 0) || 1;
      row.forEach((count, j) => {
        const cell = this.cells[k]?.[j];
        if (!cell) return;
        cell.textContent = whole(count);
        cell.style.setProperty('--share', `${Math.round(100 * count / all)}%`);
      });
    });
    recall.forEach((share, k) => this.recalls[k] && (this.recalls[k].textContent = share === null ? '–' : percent(share)));
    precision.forEach((share, k) => this.precisions[k] && (this.precisions[k].textContent = share === null ? '–' : percent(share)));
  }
}

function heading(text, scope) {
  return Object.assign(document.createElement('th'), { textContent: text, scope });
}

customElements.define('confusion-sheet', ConfusionSheet);
