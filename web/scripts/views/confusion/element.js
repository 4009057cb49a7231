/** Which class is taken for which: counts, precision and recall. */
import { fit } from '../../draw/canvas.js';
import { readTokens } from '../../draw/colour.js';
import { colourOf, point } from '../../draw/points.js';
import { html, render } from '../../kit/html.js';
import { percent, whole } from '../../numbers.js';

const SETS = ['train', 'dev', 'test'];

export class ConfusionSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
  }

  /** @param {import('../../store.js').State} state */
  draw(state) {
    const { opened, picture, confusion, focus, theme } = state;
    if (!opened || !this.offsetParent) return;
    const told = picture?.confusion;
    const spec = `${opened.run} ${focus} ${theme} ${confusion}`;
    if (this.spec === spec && (!told || this.told === told)) return;
    if (this.spec !== spec) this.marks = [marks(opened), marks(opened)];
    Object.assign(this, { spec, told });
    render(this.sheet(opened, confusion, told), this);
  }

  sheet({ classes, points }, chosen, told) {
    const all = Array.from({ length: classes }, (_, k) => k);
    const [across, down] = this.marks;
    return html`<div class="choice"><div class="segments" role="radiogroup" aria-label="Which examples are counted">
        ${SETS.map((set) => html`<label ?hidden=${!points[set].y.length}><input type="radio" name="confusion" value=${set}
          .checked=${set === chosen} @change=${() => this.app.watch.show({ confusion: set })}>
          <span data-text=${set}>${set}</span></label>`)}
      </div><p class="note">A row holds what is of a class, a column what is taken for it.</p></div>
      <div class="matrix" tabindex="0" role="group" aria-label="Confusion matrix"><table class=${classes > 4 ? 'dense' : ''}>
        <thead><tr><td></td>${all.map((k) => html`<th scope="col">${across[k]}${k}</th>`)}<th scope="col">recall</th></tr></thead>
        <tbody>${all.map((k) => html`<tr><th scope="row">${down[k]}${k}</th>${all.map((j) => cell(told?.counts[k], j, k))}
          <td>${share(told?.recall[k])}</td></tr>`)}</tbody>
        <tfoot><tr><th scope="row">precision</th>${all.map((k) => html`<td>${share(told?.precision[k])}</td>`)}<td></td></tr></tfoot>
      </table></div>`;
  }
}

/** @param {number[] | undefined} row the counts of class k @param {number} j */
function cell(row, j, k) {
  const all = row?.reduce((sum, count) => sum + count, 0) || 1;
  const part = row ? `${Math.round((100 * row[j]) / all)}%` : '0%';
  return html`<td class=${j === k ? 'right' : 'wrong'} .style=${`--share: ${part}`}>${row ? whole(row[j]) : ''}</td>`;
}

const share = (x) => (x === null || x === undefined ? '–' : percent(x));

function marks({ task, classes }) {
  const tokens = readTokens();
  return Array.from({ length: classes }, (_, k) => {
    const canvas = document.createElement('canvas');
    canvas.ariaHidden = 'true';
    point(fit(canvas, 20, 20), tokens, colourOf(tokens, task, k), k, 'train', 10, 10, 4.2);
    return canvas;
  });
}

customElements.define('confusion-sheet', ConfusionSheet);
