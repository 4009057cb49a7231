/** Looks into the layers: how their numbers are spread over the epochs, and one line a layer; of deep networks, layer by layer. */
import { fit } from '../../draw/canvas.js';
import { mix, readTokens } from '../../draw/colour.js';
import { logLines } from '../../draw/lines.js';
import { ridges } from '../../draw/ridges.js';
import { ceilingOf, shares } from '../../draw/shares.js';
import { emptyHistory, keep, upTo } from './history.js';
import { figure, percent, whole } from '../../numbers.js';
import { DEEP, LOOKS, canIdle, depthOf, idleName, trendOf, remarks } from './quantities.js';
import { insideTables } from './table.js';
import { showTable } from '../../kit/table.js';
import { html, nothing, render } from '../../kit/html.js';
import '../../kit/tex.js';

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

  /** @param {import('../../store.js').State} state @param {import('../../store.js').State | null} before */
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
      const spreads = rows.map(({ epoch, layers: all }) => ({ epoch, counts: all[k].counts, low: all[k].low, high: all[k].high }));
      const shape = { rows: spreads, low, high, colour: this.colour(k, now.length), exponent: !!range };
      ridges(fit(canvas, width, height), this.tokens, shape, width, height);
    });
    const { canvas, note } = this.panels[now.length];
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || height < 40) return;
    const { epochs, values } = this.drawn.lines[look.line];
    const series = now.map((_, k) => this.line(k, now.length, epochs, values));
    const y = this.height(`${sheet} lines`, values.flat(), look.band);
    const shape = { series, x: [0, Math.max(10, epochs[epochs.length - 1])], y, band: look.band };
    logLines(fit(canvas, width, height), this.tokens, shape, width, height);
    canvas.ariaLabel = `${look.title}: ` + series.map(({ name, ys }) => `${name} ${figure(ys[ys.length - 1])}`).join(', ');
    write(note, trendOf(look, values[values.length - 1]));
    if (this.idle) this.showIdle(now, layers);
  }

  /** A layer's own line over the epochs. */
  line(k, layers, epochs, values) {
    return { name: `layer ${k + 1}`, colour: this.colour(k, layers), xs: epochs, ys: values.map((row) => row[k]) };
  }

  /** The top of an axis of shares, only ever growing. */
  ceiling(series) {
    return (this.axes.idle = Math.max(this.axes.idle ?? 0, ceilingOf(Math.max(...series.flatMap(({ ys }) => ys)))));
  }

  /** Which share of each layer's units is dead or saturated, over the epochs. */
  showIdle(now, layers) {
    const { canvas } = this.idle;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || height < 40) return;
    const { epochs, values } = this.history.lines.idle;
    const series = layers.slice(1, -1).flatMap((layer, k) => (canIdle(layer) ? [this.line(k, now.length, epochs, values)] : []));
    const shape = { series, x: [0, Math.max(10, epochs[epochs.length - 1])], top: this.ceiling(series) };
    shares(fit(canvas, width, height), this.tokens, shape, width, height);
    canvas.ariaLabel = `${idleName(layers)}: ` + series.map(({ name, ys }) => `${name} ${percent(ys[ys.length - 1])}`).join(', ');
  }

  /** The numbers behind what is shown. */
  table() {
    const { lane, sheet } = this.app.store.state;
    const look = LOOKS[sheet];
    const layers = lane?.layers;
    const deep = layers?.length - 1 > DEEP;
    const seen = look && this.history.spreads[deep ? look.deep : look.inside];
    if (!seen) return;
    showTable(`Inside the layers at epoch ${whole(this.last)}`, insideTables(this.history, seen.rows, look, layers, deep));
  }

  /** Of many layers one figure: against the layer's number, at the start and now. */
  showDepth(sheet, look, { rows }, layers) {
    if (this.made !== sheet) this.make('deep', sheet, look, layers, [panel(look.title)]);
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
    shares(fit(canvas, width, height), this.tokens, { series, x: [1, xs.length], top: this.ceiling(series), unit: 'layer' }, width, height);
    const [least, most] = [Math.min(...of(now)), Math.max(...of(now))].map(percent);
    canvas.ariaLabel = `${idleName(layers)} share of layers 1 to ${xs.length}, from ${least} to ${most}`;
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
    this.style.setProperty('--layers', String(layers));
    const spread = (_, k) => panel(`Layer ${k + 1}`, look.symbol.replace('L', String(k + 1)), `Spread of layer ${k + 1} over the epochs`);
    this.make('ridges', sheet, look, described, [...Array.from({ length: layers }, spread), panel(look.title)]);
  }

  /** @param {string} kind @param {string} sheet @param {any} look @param {any[]} described @param {unknown[]} panels */
  make(kind, sheet, look, described, panels) {
    const idle = look.idle && idleName(described);
    Object.assign(this, { made: sheet, className: kind });
    this.toggleAttribute('data-idle', !!idle);
    render(html`${panels}${idle ? panel(idle) : nothing}`, this);
    const figures = [...this.children].map((figure) => ({ note: figure.querySelector('.note'), canvas: figure.querySelector('canvas') }));
    this.panels = figures.slice(0, panels.length);
    this.idle = idle ? figures[panels.length] : null;
  }
}

/** @param {string} title @param {string} [symbol] as TeX @param {string} [label] */
const panel = (title, symbol = '', label = title) => html`<figure>
  <figcaption><b>${title}</b><span class="note"></span>
    ${symbol ? html`<x-tex class="symbol" .source=${symbol}></x-tex>` : nothing}</figcaption>
  <canvas role="img" aria-label=${label}></canvas></figure>`;

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

customElements.define('inside-sheet', InsideSheet);
