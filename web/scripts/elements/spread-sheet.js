/** How the numbers of each layer are spread and how that changed: kept by the page from the pictures it was sent. */
import { byId } from '../dom.js';
import { fit } from '../draw/canvas.js';
import { mix, readTokens } from '../draw/colour.js';
import { linesOf } from '../draw/network.js';
import { ridges } from '../draw/ridges.js';

const ROWS = 12;
const TITLES = { weight: 'Weights', gradient: 'Gradients', update: 'Updates' };

export class SpreadSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.tokens = readTokens();
    this.panels = [];
    /** @type {any} */
    this.opened = null;
    this.lines = '';
    this.tabIndex = 0;
    this.role = 'group';
    this.ariaLabel = 'How the numbers of each layer are spread';
    this.forget();
    new ResizeObserver(() => {
      this.stale = true;
      app.redraw();
    }).observe(this);
  }

  forget() {
    this.rows = [];
    this.every = 1;
    this.reach = [];
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    const { picture, opened } = state;
    if (!picture) return;
    if (before && before.theme !== state.theme) [this.tokens, this.stale] = [readTokens(), true];
    if (this.opened !== opened || this.lines !== picture.lines) {
      if (this.lines !== picture.lines) this.nameTab(picture.lines);
      Object.assign(this, { opened, lines: picture.lines, stale: true });
      this.forget();
    }
    if (this.picture !== picture) this.keep(picture);
    else if (!this.stale) return;
    this.picture = picture;
    if (!this.offsetParent) return;
    this.stale = false;
    this.show(picture);
  }

  nameTab(lines) {
    const tab = byId('tab-spread');
    tab.textContent = tab.dataset.text = TITLES[lines];
  }

  /** About a dozen moments of the whole run: when there are more, every other one goes. */
  keep(picture) {
    const values = picture.layers.slice(1).map(linesOf);
    const row = { epoch: picture.epoch, values };
    const last = this.rows[this.rows.length - 1];
    if (last && picture.epoch < last.epoch) this.forget();
    const kept = this.rows[this.rows.length - 2];
    if (this.rows.length > 1 && last.epoch - kept.epoch < this.every) this.rows[this.rows.length - 1] = row;
    else if (!last || picture.epoch > last.epoch) this.rows.push(row);
    else this.rows[this.rows.length - 1] = row;
    while (this.rows.length > ROWS) {
      this.rows = this.rows.filter((_, i) => i % 2 === 0 || i === this.rows.length - 1);
      this.every = Math.max(2 * this.every, Math.ceil(picture.epoch / ROWS));
    }
  }

  show(picture) {
    const layers = picture.layers.length - 1;
    if (this.panels.length !== layers) this.make(layers);
    const log = this.lines !== 'weight';
    this.panels.forEach((canvas, k) => {
      const { clientWidth: width, clientHeight: height } = canvas;
      if (!width || height < 40) return;
      const rows = this.rows.map(({ epoch, values }) => ({ epoch, values: log ? values[k].map((v) => Math.log10(Math.abs(v) + 1e-12)) : values[k] }));
      const [low, high] = log ? [-7, 1] : this.range(k, picture.layers[k + 1]);
      ridges(fit(canvas, width, height), this.tokens, { rows, low, high, colour: this.colour(k, layers), exponent: log }, width, height);
    });
  }

  /** A layer's own axis, grown by round numbers and never shrunk during a run. */
  range(k, layer) {
    let most = this.reach[k] ?? 0;
    for (const w of linesOf(layer)) if (Math.abs(w) > most) most = 1.25 * Math.abs(w);
    this.reach[k] = most || 1;
    const nice = Number((Math.ceil(this.reach[k] * 2) / 2).toPrecision(2));
    return [-nice, nice];
  }

  /** First layer darkest; of more than four layers the shades in between. */
  colour(k, layers) {
    const stops = [this.tokens.depth1, this.tokens.depth2, this.tokens.depth3, this.tokens.depth4];
    if (layers <= 4) return stops[k];
    const at = (k / (layers - 1)) * 3;
    const i = Math.min(2, Math.floor(at));
    return mix(stops[i], stops[i + 1], at - i);
  }

  make(layers) {
    this.className = 'ridges';
    this.panels = [];
    this.replaceChildren(...Array.from({ length: layers }, (_, k) => {
      const figure = document.createElement('figure');
      const head = document.createElement('figcaption');
      head.textContent = `Layer ${k + 1}`;
      const canvas = document.createElement('canvas');
      canvas.setAttribute('role', 'img');
      canvas.ariaLabel = `Spread of layer ${k + 1} over the epochs; the table of numbers holds the values`;
      figure.append(head, canvas);
      this.panels.push(canvas);
      return figure;
    }));
  }
}

customElements.define('spread-sheet', SpreadSheet);
