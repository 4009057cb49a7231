/** One example on its way through the network: z and a of every neuron, its target and its loss. */
import { find, findAll } from '../dom.js';
import { figure, fixed, loss } from '../numbers.js';

const PAUSE = 120;
const MOST = 16;

export class ExampleSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.steps = find(this, '.steps');
    this.facts = find(this, '.facts');
    this.set = find(this, '[name="example-set"]');
    this.number = find(this, '[name="example-number"]');
    this.last = 0;
    this.set.addEventListener('change', () => app.follow(this.set.value, 0));
    this.number.addEventListener('change', () => this.go(Number(this.number.value) - 1));
    findAll(this, '[data-step]').forEach((button) => button.addEventListener('click', () => this.go(app.store.state.example.index + Number(button.dataset.step))));
    this.steps.addEventListener('click', (event) => {
      const button = event.target.closest('button[data-unit]');
      if (!button) return;
      const { set, index } = app.store.state.example;
      app.follow(set, index);
      app.lookAt({ layer: Number(button.dataset.layer), unit: Number(button.dataset.unit) });
    });
  }

  /** To another example of the set, round and round. */
  go(index) {
    const { shown: opened, example } = this.app.store.state;
    const size = opened.points[example.set].y.length;
    if (Number.isInteger(index)) this.app.follow(example.set, ((index % size) + size) % size);
    else this.number.value = String(example.index + 1);
  }

  /** @param {import('../store.js').State} state */
  draw(state) {
    const { shown: opened, picture, example } = state;
    if (!opened || !this.offsetParent) return;
    this.controls(opened, example);
    const told = picture?.example;
    if (!told || this.told === told || told.set !== example.set || told.index !== example.index) return;
    const key = `${told.set} ${told.index}`;
    const wait = this.last + PAUSE - performance.now();
    if (wait > 0 && key === this.key) {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.app.redraw(), wait);
      return;
    }
    Object.assign(this, { last: performance.now(), told, key });
    const { layers } = state.lane;
    const shape = `${opened.run} ${state.focus}`;
    if (this.shape !== shape) this.make(layers);
    this.shape = shape;
    this.write(opened, told, layers);
  }

  controls({ points }, { set, index }) {
    for (const option of this.set.options) option.hidden = option.disabled = !points[option.value].y.length;
    this.set.value = set;
    this.number.max = String(points[set].y.length);
    if (document.activeElement !== this.number) this.number.value = String(index + 1);
    find(this, '.of').textContent = `of ${points[set].y.length}`;
  }

  make(layers) {
    this.cells = [];
    const focused = this.steps.contains(document.activeElement) ? /** @type {any} */ (document.activeElement).dataset : null;
    this.steps.replaceChildren(...layers.map((layer, l) => {
      const table = document.createElement('table');
      const caption = table.createCaption();
      caption.textContent = l === 0 ? 'Inputs' : l === layers.length - 1 ? 'Output' : `Layer ${l}`;
      const head = table.createTHead().insertRow();
      head.append(document.createElement('td'), ...(l ? [heading('z', 'col'), heading('a', 'col')] : [heading('x', 'col')]));
      const body = table.createTBody();
      const shown = Math.min(MOST, layer.units);
      for (let unit = 0; unit < shown; unit++) {
        const row = body.insertRow();
        row.append(this.name(layers, l, unit));
        this.cells.push({ l, unit, z: l ? row.insertCell() : null, a: row.insertCell() });
      }
      if (shown < layer.units) {
        const foot = table.createTFoot().insertRow().insertCell();
        foot.colSpan = 3;
        foot.textContent = `the first ${shown} of ${layer.units}`;
      }
      return table;
    }));
    if (focused?.unit) find(this.steps, `[data-layer="${focused.layer}"][data-unit="${focused.unit}"]`)?.focus();
  }

  /** A neuron's number leads to its equation at this example. */
  name(layers, l, unit) {
    const cell = heading('', 'row');
    if (l === 0) {
      cell.textContent = layers[0].labels[unit];
      return cell;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = String(unit + 1);
    button.ariaLabel = `Equation of neuron ${unit + 1} of layer ${l} at this example`;
    button.dataset.layer = String(l);
    button.dataset.unit = String(unit);
    cell.append(button);
    return cell;
  }

  write(opened, told, layers) {
    for (const { l, unit, z, a } of this.cells) {
      const step = told.layers[l];
      put(a, step.a[unit]);
      if (z) put(z, step.z[unit]);
    }
    const facts = [['x', `(${fixed(told.at[0], 3)}, ${fixed(told.at[1], 3)})`], ['target', opened.task === 'regression' ? figure(told.y) : `class ${told.y}`]];
    const { a } = told.layers[layers.length - 1];
    facts.push(...said(opened.task, a, told.y), ['loss', told.loss === null ? 'infinite' : loss(told.loss)]);
    const text = JSON.stringify(facts);
    if (this.facted === text) return;
    this.facted = text;
    this.facts.replaceChildren(...facts.flatMap(([term, value]) => {
      const [dt, dd] = [document.createElement('dt'), document.createElement('dd')];
      dt.textContent = term;
      dd.textContent = value;
      return [dt, dd];
    }));
  }
}

/** What the network makes of it. @param {string} task @param {Float32Array} a @param {number} y */
function said(task, a, y) {
  if (task === 'regression') return [['output', figure(a[0])]];
  const taken = a.length === 1 ? (a[0] > 0.5 ? 1 : 0) : a.indexOf(Math.max(...a));
  const p = a.length === 1 ? (taken ? a[0] : 1 - a[0]) : a[taken];
  return [['taken for', `class ${taken}, ${taken === y ? 'right' : 'wrong'}`], ['probability', fixed(p, 3)]];
}

function put(cell, value) {
  const text = value === 0 ? '0' : figure(value);
  if (cell.textContent === text) return;
  cell.textContent = text;
  cell.className = value < 0 ? 'minus' : value > 0 ? 'plus' : 'none';
}

function heading(text, scope) {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}

customElements.define('example-sheet', ExampleSheet);
