/** One example on its way through the network: z and a of every neuron, its target and its loss. */
import { find } from '../../dom.js';
import { icon } from '../../kit/dialog.js';
import { html, nothing, render } from '../../kit/html.js';
import { pace } from '../../kit/pace.js';
import { figure, fixed, loss } from '../../numbers.js';

const PAUSE = 120;
const MOST = 16;
const SETS = ['train', 'dev', 'test'];

export class ExampleSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.pace = pace(PAUSE, app.redraw);
  }

  /** To another example of the set, round and round. @param {number} index */
  go(index) {
    const { shown: { points }, example: { set } } = this.app.store.state;
    const size = points[set].y.length;
    if (Number.isInteger(index)) this.app.watch.follow(set, ((index % size) + size) % size);
  }

  /** To the number in the field; one that there is not leaves the field as it was. */
  number(input) {
    const { shown: { points }, example: { set, index } } = this.app.store.state;
    const wanted = Number(input.value) - 1;
    if (wanted >= 0 && wanted < points[set].y.length) this.go(wanted);
    else input.value = String(index + 1);
  }

  /** @param {import('../../store.js').State} state */
  draw(state) {
    const { shown: opened, picture, example, lane } = state;
    if (!opened || !this.offsetParent) return;
    const told = picture?.example;
    const fits = told?.set === example.set && told.index === example.index ? told : null;
    const key = `${opened.run} ${state.focus} ${example.set} ${example.index}`;
    if (this.key === key && this.told === fits && this.points === opened) return;
    if (!this.pace.due(this.key !== key || !this.told)) return;
    Object.assign(this, { told: fits ?? this.told, key: fits ? key : '', points: opened });
    render(this.sheet(opened, example, this.told, lane.layers), this);
    const field = find(this, '[name="example-number"]');
    if (field !== document.activeElement) field.value = String(example.index + 1);
  }

  sheet({ points, task }, { set, index }, told, layers) {
    const size = points[set].y.length;
    const shape = told && told.layers.length === layers.length ? told : null;
    const step = (by, name, label) => html`<button class="stepper" type="button" aria-label=${label}
      @click=${() => this.go(this.app.store.state.example.index + by)}>${icon(name)}</button>`;
    const option = (name) => {
      const none = !points[name].y.length;
      return html`<option ?hidden=${none} ?disabled=${none} .selected=${name === set}>${name}</option>`;
    };
    return html`<div class="choice"><div class="which">
      <label class="blank"><select name="example-set" aria-label="Set of the example"
        @change=${(event) => this.app.watch.follow(event.target.value, 0)}>${SETS.map(option)}</select></label>
      ${step(-1, 'minus', 'Example before')}
      <label class="blank"><input name="example-number" inputmode="numeric" size="4" aria-label="Number of the example" autocomplete="off"
        @change=${(event) => this.number(event.target)}><span class="of">of ${size}</span></label>
      ${step(1, 'plus', 'Example after')}</div>
      <dl class="facts">${shape ? facts(task, shape).map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`) : nothing}</dl>
      <p class="note">A click on a point in the plot takes that one.</p></div>
    <div class="steps" tabindex="0" role="group" aria-label="The example through every layer">
      ${shape ? layers.map((layer, l) => this.layer(layers, l, shape.layers[l])) : nothing}</div>`;
  }

  layer(layers, l, { z, a }) {
    const { units } = layers[l];
    const shown = Math.min(MOST, units);
    const row = (unit) => html`<tr><th scope="row">${this.name(layers, l, unit)}</th>
      ${z ? number(z[unit]) : nothing}${number(a[unit])}</tr>`;
    return html`<table><caption>${l === 0 ? 'Inputs' : l === layers.length - 1 ? 'Output' : `Layer ${l}`}</caption>
      <thead><tr><td></td>${(l ? ['z', 'a'] : ['x']).map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${Array.from({ length: shown }, (_, unit) => row(unit))}</tbody>
      ${shown < units ? html`<tfoot><tr><td colspan="3">the first ${shown} of ${units}</td></tr></tfoot>` : nothing}</table>`;
  }

  /** A neuron's number leads to its equation at this example. */
  name(layers, l, unit) {
    if (l === 0) return layers[0].labels[unit];
    const { watch, store } = this.app;
    const open = () => {
      watch.follow(store.state.example.set, store.state.example.index);
      watch.lookAt({ layer: l, unit });
    };
    return html`<button class="link" type="button" aria-label=${`Equation of neuron ${unit + 1} of layer ${l} at this example`}
      @click=${open}>${unit + 1}</button>`;
  }
}

const number = (x) => html`<td class=${x < 0 ? 'minus' : x > 0 ? 'plus' : 'none'}>${x === 0 ? '0' : figure(x)}</td>`;

function facts(task, { at, y, layers, loss: lost }) {
  const { a } = layers[layers.length - 1];
  return [
    ['x', `(${fixed(at[0], 3)}, ${fixed(at[1], 3)})`], ['target', task === 'regression' ? figure(y) : `class ${y}`],
    ...said(task, a, y), ['loss', lost === null ? 'infinite' : loss(lost)],
  ];
}

/** What the network makes of it. @param {string} task @param {Float32Array} a @param {number} y */
function said(task, a, y) {
  if (task === 'regression') return [['output', figure(a[0])]];
  const taken = a.length === 1 ? (a[0] > 0.5 ? 1 : 0) : a.indexOf(Math.max(...a));
  const p = a.length === 1 ? (taken ? a[0] : 1 - a[0]) : a[taken];
  return [['taken for', `class ${taken}, ${taken === y ? 'right' : 'wrong'}`], ['probability', fixed(p, 3)]];
}

customElements.define('example-sheet', ExampleSheet);
