/** Looks into the layers: how their numbers are spread over the epochs, and one line a layer; of deep networks, layer by layer. */
import { fit } from '../draw/canvas.js';
import { mix, readTokens } from '../draw/colour.js';
import { logLines } from '../draw/lines.js';
import { ridges } from '../draw/ridges.js';
import { ceilingOf, shares } from '../draw/shares.js';
import { emptyHistory, keep, upTo } from '../history.js';
import { figure, percent, whole } from '../numbers.js';
import { DEEP, LOOKS, canIdle, depthOf, idleName, trendOf, remarks } from '../inside.js';
import { insideTables } from './inside-table.js';
import { showTable } from './table.js';

export class InsideSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.tokens = readTokens();
    this.tabIndex = 0;
    this.role = 'group';
    this.ariaLabel = 'Inside the layers';
    this.forget();
    new ResizeObserver(() => {
      this.stale = true;
      app.redraw();
    }).observe(this);
  }

  forget() {
    this.history = emptyHistory();
    /** The part of it that is drawn: while looking back, up to there. */
    this.drawn = this.history;
    this.first = null;
    this.last = -1;
    this.axes = {};
    this.made = '';
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    const { lane, picture, sheet } = state;
    if (before && before.theme !== state.theme) [this.tokens, this.stale] = [readTokens(), true];
    if (!lane) return;
    if (this.lane !== lane) this.forget();
    this.lane = lane;
    if (state.furthest < this.last) [this.history, this.last] = [upTo(this.history, state.furthest), state.furthest];
    if (picture?.inside && this.picture !== picture) {
      const ahead = picture.epoch >= this.last;
      this.drawn = ahead ? this.history : upTo(this.history, picture.epoch);
      keep(this.drawn, picture.epoch, picture.inside);
      if (ahead) this.last = picture.epoch;
      this.stale = true;
    }
    this.picture = picture;
    const look = LOOKS[sheet];
    if (!look || !this.offsetParent || (!this.stale && before?.sheet === sheet)) return;
    const { layers } = lane;
    const quantity = layers.length - 1 > DEEP ? look.deep : look.inside;
    const seen = this.drawn.spreads[quantity];
    if (!seen) return;
    this.stale = false;
    if (layers.length - 1 > DEEP) this.showDepth(sheet, look, seen, layers);
    else this.showSpreads(sheet, look, seen, layers);
  }

  showSpreads(sheet, look, { rows }, layers) {
    const now = rows[rows.length - 1].layers;
    if (this.made !== sheet) this.makeSpreads(sheet, look, now.length, layers);
    const range = now[0].axis === 'log' ? this.decades(sheet, rows) : null;
    now.forEach((layer, k) => {
      const { note, canvas } = this.panels[k];
      write(note, remarks(layer, layers[k + 1].units, look.inside));
      const { clientWidth: width, clientHeight: height } = canvas;
      if (!width || height < 40) return;
      const [low, high] = range ?? this.reach(sheet, k, layer);
      const spreads = rows.map(({ epoch, layers }) => ({ epoch, counts: layers[k].counts, low: layers[k].low, high: layers[k].high }));
      ridges(fit(canvas, width, height), this.tokens, { rows: spreads, low, high, colour: this.colour(k, now.length), exponent: !!range }, width, height);
    });
    const { canvas, note } = this.panels[now.length];
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || height < 40) return;
    const { epochs, values } = this.drawn.lines[look.line];
    const series = now.map((_, k) => ({ name: `layer ${k + 1}`, colour: this.colour(k, now.length), xs: epochs, ys: values.map((row) => row[k]) }));
    const y = this.height(`${sheet} lines`, values.flat(), look.band);
    logLines(fit(canvas, width, height), this.tokens, { series, x: [0, Math.max(10, epochs[epochs.length - 1])], y, band: look.band }, width, height);
    canvas.ariaLabel = `${look.title}: ` + series.map(({ name, ys }) => `${name} ${figure(ys[ys.length - 1])}`).join(', ');
    write(note, trendOf(look, values[values.length - 1]));
    if (this.idle) this.showIdle(now, layers);
  }

  /** Which share of each layer's units is dead or saturated, over the epochs. */
  showIdle(now, layers) {
    const { canvas } = this.idle;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || height < 40) return;
    const { epochs, values } = this.history.lines.idle;
    const series = layers.slice(1, -1).flatMap((layer, k) => (canIdle(layer) ? [{ name: `layer ${k + 1}`, colour: this.colour(k, now.length), xs: epochs, ys: values.map((row) => row[k]) }] : []));
    this.axes.idle = Math.max(this.axes.idle ?? 0, ceilingOf(Math.max(...series.flatMap(({ ys }) => ys))));
    shares(fit(canvas, width, height), this.tokens, { series, x: [0, Math.max(10, epochs[epochs.length - 1])], top: this.axes.idle }, width, height);
    canvas.ariaLabel = `${idleName(layers)}: ` + series.map(({ name, ys }) => `${name} ${percent(ys[ys.length - 1])}`).join(', ');
  }

  /** The numbers behind what is shown. */
  table() {
    const { lane, sheet } = this.app.store.state;
    const look = LOOKS[sheet];
    const layers = lane?.layers;
    const deep = layers?.length - 1 > DEEP;
    const seen = look && this.history.spreads[deep ? look.deep : look.inside];
    if (seen) showTable(`Inside the layers at epoch ${whole(this.last)}`, insideTables(this.history, seen.rows, look, layers, deep));
  }

  /** Of many layers one figure: against the layer's number, at the start and now. */
  showDepth(sheet, look, { rows }, layers) {
    if (this.made !== sheet) this.makeDepth(sheet, look, layers);
    const { canvas, note } = this.panels[0];
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || height < 40) return;
    const now = rows[rows.length - 1];
    const start = rows[0];
    const xs = now.layers.map((_, k) => k + 1);
    const colours = { activations: this.tokens.depth3, gradients: this.tokens.depth1 };
    const series = look.depth.flatMap(({ name, of }) => {
      const line = (moment, more) => ({ name, colour: colours[name] ?? this.tokens.depth1, xs, ys: moment.layers.map(of), ...more });
      return [...(start !== now ? [line(start, { quiet: true, dash: [1.5, 3], width: 1.25 })] : []), line(now, { width: 2 })];
    });
    const y = this.height(`${sheet} depth`, series.flatMap(({ ys }) => ys), look.band);
    logLines(fit(canvas, width, height), this.tokens, { series, x: [1, xs.length], y, band: look.band, unit: 'layer' }, width, height);
    canvas.ariaLabel = `${look.title} of layers 1 to ${xs.length}: ` + depthOf(now.layers, layers);
    const before = start !== now ? ` Dotted: at epoch ${start.epoch}.` : '';
    write(note, depthOf(now.layers, layers) + before);
    if (this.idle) this.showIdleDepth(now, start, layers);
  }

  showIdleDepth(now, start, layers) {
    const { canvas } = this.idle;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || height < 40) return;
    const hidden = layers.slice(1, -1);
    const xs = hidden.map((_, k) => k + 1);
    const of = (moment) => hidden.map((_, k) => moment.layers[k].dead + moment.layers[k].saturated);
    const line = (moment, more) => ({ name: 'share', colour: this.tokens.depth1, xs, ys: of(moment), ...more });
    const series = [...(start !== now ? [line(start, { quiet: true, dash: [1.5, 3], width: 1.25 })] : []), line(now, { width: 2 })];
    this.axes.idle = Math.max(this.axes.idle ?? 0, ceilingOf(Math.max(...series.flatMap(({ ys }) => ys))));
    shares(fit(canvas, width, height), this.tokens, { series, x: [1, xs.length], top: this.axes.idle, unit: 'layer' }, width, height);
    canvas.ariaLabel = `${idleName(layers)} share of layers 1 to ${xs.length}, from ${percent(Math.min(...of(now)))} to ${percent(Math.max(...of(now)))}`;
  }

  /** Whole decades that hold what was counted, only ever growing. */
  decades(name, rows) {
    const axis = (this.axes[name] ??= [Infinity, -Infinity]);
    for (const { layers } of rows) {
      for (const { counts, low, high } of layers) {
        const width = (high - low) / counts.length;
        // The least of all may be anywhere; an axis that held them would show nothing else.
        let few = 0.02 * counts.reduce((sum, count) => sum + count, 0);
        const first = counts.findIndex((count) => (few -= count) < 0);
        const last = counts.findLastIndex((count) => count > 0);
        if (first < 0) continue;
        axis[0] = Math.min(axis[0], Math.floor(low + first * width));
        axis[1] = Math.max(axis[1], Math.ceil(low + (last + 1) * width));
      }
    }
    return axis[0] < axis[1] ? axis : [-6, 0];
  }

  /** A layer's own axis, about 0, only ever growing. */
  reach(name, k, { high }) {
    const key = `${name} ${k}`;
    this.axes[key] = Math.max(this.axes[key] ?? 0, high);
    return [-this.axes[key], this.axes[key]];
  }

  /** Exponents between which all values lie, with a band that is always in sight. */
  height(name, values, band) {
    const axis = (this.axes[name] ??= band ? [band.from - 0.5, band.to + 1] : [Infinity, -Infinity]);
    for (const value of values) {
      if (!(value > 0)) continue;
      const exponent = Math.log10(value);
      axis[0] = Math.min(axis[0], Math.floor(exponent));
      axis[1] = Math.max(axis[1], Math.ceil(exponent));
    }
    if (axis[0] >= axis[1]) return axis[0] === axis[1] ? [axis[0] - 1, axis[1] + 1] : [-4, 0];
    return axis;
  }

  /** First layer darkest; of more than four layers the shades in between. */
  colour(k, layers) {
    const stops = [this.tokens.depth1, this.tokens.depth2, this.tokens.depth3, this.tokens.depth4];
    if (layers <= 4) return stops[k];
    const at = (k / (layers - 1)) * 3;
    const i = Math.min(2, Math.floor(at));
    return mix(stops[i], stops[i + 1], at - i);
  }

  makeSpreads(sheet, look, layers, described) {
    this.made = sheet;
    this.className = 'ridges';
    this.style.setProperty('--layers', String(layers));
    this.panels = Array.from({ length: layers }, (_, k) => panel(`Layer ${k + 1}`, look.symbol.replace('L', String(k + 1)), `Spread of layer ${k + 1} over the epochs`));
    this.panels.push(panel(look.title, '', look.title));
    this.idle = look.idle && idleName(described) ? panel(idleName(described), '', idleName(described)) : null;
    this.toggleAttribute('data-idle', !!this.idle);
    this.replaceChildren(...this.panels.map(({ figure }) => figure), ...(this.idle ? [this.idle.figure] : []));
  }

  makeDepth(sheet, look, described) {
    this.made = sheet;
    this.className = 'deep';
    this.panels = [panel(look.title, '', look.title)];
    this.idle = look.idle && idleName(described) ? panel(idleName(described), '', idleName(described)) : null;
    this.toggleAttribute('data-idle', !!this.idle);
    this.replaceChildren(this.panels[0].figure, ...(this.idle ? [this.idle.figure] : []));
  }
}

function panel(title, symbol, label) {
  const figure = document.createElement('figure');
  const head = document.createElement('figcaption');
  const name = document.createElement('b');
  name.textContent = title;
  const note = document.createElement('span');
  note.className = 'note';
  head.append(name, note);
  if (symbol) {
    const tex = document.createElement('span');
    tex.className = 'symbol';
    katex.render(symbol, tex, { throwOnError: false, output: 'html' });
    head.append(tex);
  }
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.ariaLabel = label;
  figure.append(head, canvas);
  return { figure, note, canvas };
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

customElements.define('inside-sheet', InsideSheet);
