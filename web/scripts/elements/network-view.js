/** The network: a canvas, and over it a button for every neuron and the controls of every layer. */
import { byId, find, findAll } from '../dom.js';
import { fit } from '../draw/canvas.js';
import { readTokens } from '../draw/colour.js';
import { layout, widthFor } from '../draw/layout.js';
import { copiesSaid, copyOf } from '../draw/marks.js';
import { network, reach, wedge } from '../draw/network.js';
import { html, render } from '../kit/html.js';
import { changedIn } from '../kit/store.js';
import { looked } from '../store.js';
import { figure } from '../numbers.js';
import { columnHeads } from './column-heads.js';

export class NetworkView extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    render(html`<canvas aria-hidden="true"></canvas><div class="heads"></div>
      <div class="neurons" role="group" aria-label="Neurons; the arrow keys move between them"></div>`, this);
    this.canvas = find(this, 'canvas');
    this.heads = find(this, '.heads');
    this.buttons = find(this, '.neurons');
    this.scale = 0;
    this.scrolled = false;
    this.tokens = readTokens();
    this.size = { width: 0, height: 0 };
    new ResizeObserver(() => {
      const box = /** @type {HTMLElement} */ (this.parentElement);
      this.size = { width: box.clientWidth, height: box.clientHeight };
      this.stale = true;
      app.redraw();
    }).observe(/** @type {HTMLElement} */ (this.parentElement));
    this.listen();
  }

  listen() {
    this.parentElement.addEventListener('scroll', () => {
      this.scrolled = true;
      this.app.redraw();
    }, { passive: true });
    const neuronOf = (event) => {
      const button = event.target.closest?.('.neuron');
      return button ? { layer: Number(button.dataset.layer), unit: Number(button.dataset.unit) } : null;
    };
    let leaving = 0;
    const hover = (neuron) => {
      clearTimeout(leaving);
      if (neuron) this.app.watch.hover(neuron);
      else leaving = window.setTimeout(() => this.app.watch.hover(null), 120);
    };
    this.buttons.addEventListener('pointerover', (event) => event.pointerType !== 'touch' && hover(neuronOf(event)));
    this.buttons.addEventListener('pointerleave', () => hover(null));
    this.buttons.addEventListener('focusin', (/** @type {any} */ event) => {
      if (event.target.matches(':focus-visible')) hover(neuronOf(event));
    });
    this.buttons.addEventListener('focusout', () => hover(null));
    this.buttons.addEventListener('click', (event) => {
      const neuron = neuronOf(event);
      if (neuron) this.app.watch.pin(neuron);
    });
    this.buttons.addEventListener('keydown', (event) => this.move(event, neuronOf(event)));
  }

  move(event, neuron) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step || !neuron) return;
    event.preventDefault();
    const columns = this.layout.columns;
    const layer = Math.min(columns.length - 1, Math.max(0, neuron.layer + step[0]));
    const from = columns[neuron.layer].nodes[neuron.unit];
    let unit = neuron.unit + step[1];
    if (step[0]) {
      const middle = from.y + from.size / 2;
      const far = columns[layer].nodes.map((node) => Math.abs(node.y + node.size / 2 - middle));
      unit = far.indexOf(Math.min(...far));
    }
    const field = step[1] > 0 && unit === columns[layer].nodes.length && find(this, `.more input[data-layer="${layer}"]`);
    if (field) {
      field.value ||= String(unit + 1);
      field.focus();
      field.dispatchEvent(new Event('input'));
      return;
    }
    unit = Math.min(columns[layer].nodes.length - 1, Math.max(0, unit));
    this.enter(layer, unit).focus();
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    const { opened, lane, picture } = state;
    if (!opened || !picture || !this.size.width || !picture.layers[0].shown) return;
    const themed = !before || before.theme !== state.theme;
    if (themed) this.tokens = readTokens();
    const { layers } = lane;
    const keeps = this.app.edit.now().layers;
    const shape = this.stale || this.keeps !== keeps || this.layoutOf !== lane || this.shownOf !== shownOf(picture);
    if (!shape && !themed && !this.scrolled && before?.picture === picture && looked(before) === looked(state)) return;
    this.keeps = keeps;
    if (shape) this.arrange(lane, picture);
    const most = reach(picture);
    const rescaled = this.rescale(most, this.scaleOf !== lane || this.linesOf !== picture.lines);
    [this.scaleOf, this.linesOf] = [lane, picture.lines];
    if (rescaled || themed) this.key();
    const left = this.parentElement.scrollLeft;
    this.scrolled = false;
    const target = fit(this.canvas, this.layout.width, this.layout.height);
    const sight = [left, left + this.size.width];
    network(target, this.tokens, { layout: this.layout, picture, layers, scale: this.scale, looked: looked(state), sight });
    this.say(state, picture, layers, before);
  }

  arrange(lane, picture) {
    const { layers } = lane;
    this.stale = false;
    this.layoutOf = lane;
    this.copiesOf = '';
    this.shownOf = shownOf(picture);
    const shown = layers.map((layer, l) => ({ units: layer.units, shown: picture.layers[l].shown }));
    const width = widthFor(layers.length, this.size.width);
    this.style.width = `${width}px`;
    this.layout = layout(shown, width, this.size.height);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${this.size.height}px`;
    columnHeads(this.heads, this.layout, layers, { ...this.app.edit, lookAt: this.app.watch.lookAt });
    this.place(layers);
    this.join();
    this.dispatchEvent(new CustomEvent('arranged', { detail: this.layout }));
  }

  /** One button a tile; the one in the tab order stays where it was if it can. */
  place(layers) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest('.neuron'));
    const wanted = focused && this.buttons.contains(focused) ? [focused.dataset.layer, focused.dataset.unit] : null;
    const first = layers.length > 1 ? 1 : 0;
    const button = (layer) => ({ unit, x, y, size }) => html`<button type="button" class="neuron" data-layer=${layer} data-unit=${unit}
      tabindex="-1" aria-label=${nameOf(layers, layer, unit)}
      .style=${`left: ${x}px; top: ${y}px; width: ${size}px; height: ${size + 8}px`}></button>`;
    render(this.layout.columns.map(({ layer, nodes }) => nodes.map(button(layer))), this.buttons);
    this.enter(first, 0);
    if (wanted) find(this.buttons, `[data-layer="${wanted[0]}"][data-unit="${wanted[1]}"]`)?.focus();
  }

  /** The neuron that is in the tab order. @returns {HTMLElement} */
  enter(layer, unit) {
    const next = find(this.buttons, `[data-layer="${layer}"][data-unit="${unit}"]`);
    findAll(this.buttons, '[tabindex="0"]').forEach((button) => (button.tabIndex = -1));
    if (next) next.tabIndex = 0;
    return next;
  }

  /** The line from the output to the plot, where all of the network is in sight. */
  join() {
    const line = byId('link-line');
    const { nodes } = this.layout.columns[this.layout.columns.length - 1];
    line.hidden = nodes.length !== 1 || this.layout.width > this.size.width || matchMedia('(max-width: 899px)').matches;
    line.style.left = `${nodes[0].x + nodes[0].size}px`;
    line.style.top = `${this.parentElement.offsetTop + nodes[0].y + nodes[0].size / 2 - 1}px`;
  }

  /** The widest line's number moves seldom: only when lines would be cut or all of them thin. */
  rescale(most, anew) {
    const round = (x) => Number(x.toPrecision(2));
    if (!anew && most <= this.scale && most > 0.55 * this.scale) return false;
    this.scale = most > 0 ? round(most * (anew ? 1 : 1.06)) || most : 0;
    return true;
  }

  key() {
    const canvas = byId('wedge');
    const width = canvas.clientWidth || 96;
    wedge(fit(canvas, width, 14), this.tokens, width, 14);
    byId('wedge-low').textContent = this.scale ? `−${figure(this.scale)}` : '0';
    byId('wedge-high').textContent = this.scale ? `+${figure(this.scale)}` : '0';
  }

  /** Dead units beside the heads, and which neuron is kept. */
  say(state, picture, layers, before) {
    picture.layers.forEach((layer, l) => {
      const note = this.heads.children[l]?.querySelector('.dead');
      const some = layer.shown < layer.units ? ` of ${layer.shown}` : '';
      const dead = layer.dead?.length ? `${layer.dead.length}${some} dead` : '';
      const text = [dead, copiesSaid(layer.copies)].filter(Boolean).join(', ');
      if (note && note.textContent !== text) note.textContent = text;
    });
    this.sayCopies(picture, layers);
    if (!changedIn(before, state, 'pinned') && this.pressed === this.layout) return;
    this.pressed = this.layout;
    for (const button of findAll(this.buttons, '.neuron')) {
      const { layer, unit } = button.dataset;
      button.ariaPressed = String(state.pinned?.layer === Number(layer) && state.pinned?.unit === Number(unit));
    }
  }

  /** A copy is named as such; names change seldom. */
  sayCopies(picture, layers) {
    const groups = JSON.stringify(picture.layers.map((layer) => layer.copies));
    if (this.copiesOf === groups + this.shownOf + layers.length) return;
    this.copiesOf = groups + this.shownOf + layers.length;
    for (const button of findAll(this.buttons, '.neuron')) {
      const { layer, unit } = button.dataset;
      const copy = copyOf(picture.layers[layer].copies, Number(unit));
      button.ariaLabel = nameOf(layers, Number(layer), Number(unit)) + (copy ? `: ${copy}` : '');
    }
  }
}

function shownOf(picture) {
  return picture.layers.map((layer) => layer.shown).join();
}

/** @param {any[]} layers @param {number} layer @param {number} unit */
export function nameOf(layers, layer, unit) {
  if (layer === 0) return `Input ${layers[0].labels[unit]}`;
  if (layer === layers.length - 1) return layers[layer].units > 1 ? `Output ${unit}` : 'Output';
  return `Layer ${layer}, neuron ${unit + 1}`;
}

customElements.define('network-view', NetworkView);
