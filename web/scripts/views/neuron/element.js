/** The looked-at neuron's equation with its numbers put in, and what each term adds to z. */
import { find, findAll } from '../../dom.js';
import { fit } from '../../draw/canvas.js';
import { readTokens } from '../../draw/colour.js';
import { waterfall } from '../../draw/waterfall.js';
import { copyOf } from '../../draw/marks.js';
import { html, render } from '../../kit/html.js';
import { readNumber } from '../../kit/number.js';
import { pace } from '../../kit/pace.js';
import { showTable } from '../../kit/table.js';
import { typeset } from '../../kit/tex.js';
import { looked } from '../../store.js';
import { figure } from '../../numbers.js';
import { equation, inputEquation } from './equation.js';

/** Typesetting costs more than drawing: a few times a second is as fast as one reads. */
const PAUSE = 90;

export class NeuronSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    const at = (/** @type {number} */ d, /** @type {string} */ name) => html`<label class="blank"><span>${name}</span>
      <input inputmode="decimal" size="5" @change=${(event) => this.point(d, event.target)}></label>`;
    render(html`<div class="equation"><div class="said"><div class="tex" role="group" aria-label="Equation" tabindex="0"></div>
      <p class="note"></p>
      <div class="at">${at(0, 'at x₁')} ${at(1, 'x₂')} <span class="note">or point into the plot</span></div></div>
      <div class="fall"><h3>What each term adds to <i>z</i> at the pointed place</h3><canvas role="img"></canvas></div></div>`, this);
    this.tex = find(this, '.tex');
    this.note = find(this, '.note');
    this.canvas = find(this, 'canvas');
    this.tokens = readTokens();
    /** What is written now, and of which neuron. @type {any} */
    this.told = null;
    /** @type {import('../../store.js').Neuron | null} */
    this.neuron = null;
    this.pace = pace(PAUSE, () => this.renew());
    new ResizeObserver(() => {
      this.size = { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
      this.renew();
    }).observe(this.canvas);
  }

  renew() {
    this.stale = true;
    this.app.redraw();
  }

  /** @param {number} d which coordinate @param {HTMLInputElement} input */
  point(d, input) {
    const at = [...this.app.store.state.at];
    const value = readNumber(input.value);
    if (Number.isFinite(value)) at[d] = value;
    this.app.watch.point(at, false);
    input.value = this.app.store.state.at[d].toFixed(2);
  }

  /** @param {import('../../store.js').State} state @param {import('../../store.js').State | null} before */
  draw(state, before) {
    if (before && before.theme !== state.theme) [this.tokens, this.stale] = [readTokens(), true];
    const neuron = looked(state);
    const told = state.picture?.neuron;
    if (!neuron || !told || told.layer !== neuron.layer || told.unit !== neuron.unit || !this.offsetParent) return;
    if (this.told === told && !this.stale) return;
    if (!this.pace.due(this.neuron !== neuron)) return;
    Object.assign(this, { told, neuron, stale: false });
    this.write(state, told, copyOf(state.picture.layers[told.layer].copies, told.unit));
  }

  /** The terms one by one. */
  table() {
    const { told } = this;
    if (!told || told.layer === 0) return;
    const rows = told.weights.map((w, j) => [String(j + 1), figure(w), figure(told.inputs[j]), figure(w * told.inputs[j])]);
    const sums = [['bias', told.b], ['z', told.z], ['a', told.a]].map(([name, value]) => [name, '', '', figure(value)]);
    const head = ['input', 'weight', 'value', 'adds'];
    showTable(`Layer ${told.layer}, neuron ${told.unit + 1}: what each term adds`, [{ head, rows: [...rows, ...sums] }]);
  }

  write({ lane, at }, told, copy) {
    const { layers } = lane;
    const { activation, labels } = layers[told.layer];
    const inputs = told.layer === 1 ? layers[0].labels : null;
    const { tex, note } = told.layer === 0 ? inputEquation(labels[told.unit], told.a) : equation(told, activation, inputs, this.tokens);
    typeset(tex, this.tex, true);
    const said = [note, copy && `It has ${copy}.`].filter(Boolean).join(' ');
    if (this.note.textContent !== said) this.note.textContent = said;
    findAll(this, 'input').forEach((input, d) => {
      if (input !== document.activeElement) input.value = at[d].toFixed(2);
    });
    find(this, '.fall').hidden = told.layer === 0;
    if (!this.size?.width || told.layer === 0) return;
    const terms = told.weights.map((w, j) => ({ name: 'Wa', index: String(j + 1), value: w * told.inputs[j] }));
    terms.push({ name: 'b', value: told.b });
    const target = fit(this.canvas, this.size.width, this.size.height);
    waterfall(target, this.tokens, { terms: shortened(terms), z: told.z }, this.size.width, this.size.height);
    const adds = told.weights.map((w, j) => `term ${j + 1} ${(w * told.inputs[j]).toFixed(2)}`);
    this.canvas.ariaLabel = `z is ${told.z.toFixed(2)}, the bias ${told.b.toFixed(2)}; ${adds.join(', ')}`;
  }
}

/** At most two dozen bars: the smallest terms are added up into one. */
function shortened(terms) {
  if (terms.length <= 24) return terms;
  const sizes = terms.slice(0, -1).map((term) => Math.abs(term.value)).sort((a, b) => b - a);
  const least = sizes[21];
  const rest = terms.slice(0, -1).filter((term) => Math.abs(term.value) < least);
  const kept = terms.slice(0, -1).filter((term) => Math.abs(term.value) >= least);
  return [...kept, { name: '…', value: rest.reduce((sum, term) => sum + term.value, 0) }, terms[terms.length - 1]];
}

customElements.define('neuron-sheet', NeuronSheet);
