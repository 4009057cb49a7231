/** Loss, cost and accuracy over the epochs, drawn by Chart.js from few points that say the same as all of them. */
import { byId, find, findAll } from '../dom.js';
import { readTokens } from '../draw/colour.js';
import { decimate } from '../draw/decimate.js';
import { chartOptions, roundDown, roundUp } from './curve-axes.js';
import { bandPlugin, spreadOf } from './curve-band.js';
import { labelPlugin } from './curve-labels.js';
import { badges, parseWhole } from '../lanes.js';
import { rateVaries } from '../log.js';
import { marksOf } from '../changes.js';
import { looksBack } from '../store.js';
import { tableOfCurves } from './curve-table.js';
import { pace } from '../kit/pace.js';
import { changedIn } from '../kit/store.js';
import { showTable } from '../kit/table.js';

const COLUMNS = {
  loss: { train: 'trainLoss', dev: 'devLoss', test: 'testLoss' },
  cost: { cost: 'cost', rate: 'learningRate' },
  accuracy: { train: 'trainAccuracy', dev: 'devAccuracy', test: 'testAccuracy' },
};
const PAUSE = 50;
/** With more lanes only one set is named and drawn boldly: the others would be a thicket. */
const FEW = 3;
/** Names that are long beside a curve. */
const SHORT = { 'gradient descent': 'GD', 'batch norm': 'norm' };
const DASHES = { train: [], cost: [], rate: [], dev: [2, 3], test: [6, 4] };

export class CurvesView extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.measure = 'loss';
    this.scaleType = 'logarithmic';
    this.tokens = readTokens();
    this.rated = false;
    this.rateTicks = [0.001, 0.01];
    /** The epoch that early stopping found best. @type {number | undefined} */
    this.best = undefined;
    /** Where the pointer is, in the chart's pixels. @type {number | null} */
    this.pointed = null;
    /** The epoch of the past that is shown. @type {number | null} */
    this.past = null;
    /** @type {import('../log.js').Log | null} */
    this.log = null;
    this.pace = pace(PAUSE, app.redraw);
    const measure = (event) => app.watch.show({ measure: event.target.value });
    findAll(document, '[name="measure"]').forEach((radio) => radio.addEventListener('change', measure));
    byId('scale-of-curves').addEventListener('change', (event) => app.watch.show({ scale: event.target.value }));
    byId('table-open').addEventListener('click', () => this.table());
    this.make();
  }

  table() {
    showTable('The curves as a table', [tableOfCurves(this.app.store.state, this)], 'table-dialog');
  }

  /** What is chosen, where the run has it. @param {import('../store.js').State} state */
  choose({ measure, scale, opened }) {
    const next = opened.task === 'regression' && measure === 'accuracy' ? 'loss' : measure;
    if (next === this.measure && scale === this.scaleType) return;
    Object.assign(this, { measure: next, scaleType: scale });
    this.renew();
  }

  renew() {
    this.bounds = null;
    this.make();
    this.stale = true;
    this.app.redraw();
  }

  get type() {
    return this.measure === 'accuracy' ? 'linear' : this.scaleType;
  }

  make() {
    this.chart?.destroy();
    const { tokens } = this;
    find(document, `[name="measure"][value="${this.measure}"]`).checked = true;
    byId('scale-of-curves').value = this.scaleType;
    byId('curves-title').textContent = this.measure === 'cost' ? 'Cost' : `Train ${this.measure}`;
    Chart.defaults.font.family = tokens.fontUi;
    Chart.defaults.font.size = tokens.typeNote;
    this.chart = new Chart(find(this, 'canvas'), {
      type: 'line',
      data: { datasets: this.lanes().flatMap((lane) => this.names().map((name) => this.series(name, lane))) },
      options: chartOptions({
        tokens, type: this.type, room: this.room(), rate: this.rated && this.measure === 'cost' ? () => this.rateTicks : null,
      }),
      plugins: [bandPlugin(this), labelPlugin(this)],
    });
  }

  /** Whether it is read from the last row: one curve a lane, named in the title. */
  get far() {
    return document.documentElement.dataset.view === 'projector';
  }

  /** The curves of each lane. */
  names() {
    const all = Object.keys(COLUMNS[this.measure]).filter((name) => name !== 'rate' || this.rated);
    if (this.measure === 'cost') return this.far ? ['cost'] : all;
    if (this.far) return ['train'];
    return this.lanes().length <= FEW ? all : all.filter((name) => name === (this.hasTest ? 'test' : 'train'));
  }

  /** The set whose luck the band shows. */
  get bandSet() {
    return this.hasTest && !this.far ? 'test' : 'train';
  }

  /** The lanes whose curves are drawn: all of them, or the open one. */
  lanes() {
    const { opened, grid, focus } = this.app.store.state;
    return grid ? opened.lanes.map((_, k) => k) : [focus];
  }

  /** Beside the curves' ends there must be room for their names. */
  room() {
    const { typeLabel, fontUi } = this.tokens;
    // With little room a curve's end says its lane by its shape alone.
    this.nameless = this.far && this.clientWidth < 16 * typeLabel;
    if (!this.words) return (this.nameless ? 4.2 : this.far ? 6.5 : 8) * typeLabel;
    const target = find(this, 'canvas').getContext('2d');
    target.font = `500 ${typeLabel}px ${fontUi}`;
    const label = (word) => `${this.nameless ? '' : word}${this.far ? '' : ' train'} 0.0000`;
    const widest = Math.max(...this.words.map((word) => target.measureText(label(word)).width));
    return Math.min(widest + 24, this.clientWidth * 0.42);
  }

  series(name, lane) {
    const { tokens } = this;
    const { ink, lanes } = tokens;
    const one = !this.words;
    return {
      name, lane, word: one ? '' : this.words[lane], yAxisID: name === 'rate' ? 'rate' : 'y', data: [],
      borderColor: one ? ink : lanes[lane], borderWidth: name === 'train' || name === 'cost' ? tokens.strokeMark : tokens.strokeThin,
      borderDash: DASHES[name], pointRadius: 0, pointHoverRadius: 0, borderJoinStyle: 'round',
    };
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    if (!state.opened) return;
    if (before && before.theme !== state.theme) {
      this.tokens = readTokens();
      this.make();
      this.stale = true;
    }
    if (changedIn(before, state, 'opened', 'grid', 'focus')) this.begin(state);
    if (changedIn(before, state, 'opened', 'measure', 'scale')) this.choose(state);
    if (this.rated !== rateVaries(state.log)) {
      this.rated = rateVaries(state.log);
      if (this.measure === 'cost') this.renew();
    }
    if (before?.experiment !== state.experiment) this.stale = true;
    const past = looksBack(state) ? state.epoch : null;
    const moved = past !== this.past;
    this.past = past;
    if (before && before.seeds !== state.seeds) this.stale = true;
    if (!this.stale && this.log === state.log) {
      if (moved) this.chart.draw();
      return;
    }
    // A curve that grows twenty times a second is smooth; the network and the surface need the rest of the time.
    if (!this.pace.due(this.stale)) return;
    Object.assign(this, { log: state.log, stale: false });
    const { log } = state;
    const log10 = this.type === 'logarithmic';
    const shown = (y) => y === y && (!log10 || y > 0);
    const buckets = Math.max(60, Math.round(this.chart.width / 2));
    for (const dataset of this.chart.data.datasets) {
      const { columns } = log.lanes[dataset.lane];
      const column = columns[COLUMNS[this.measure][dataset.name]];
      decimate(columns.epoch, column, log.length, buckets, dataset.data, shown);
    }
    this.rescale(log);
    this.changes = marksOf(state.values);
    this.best = this.words ? undefined : log.stopped?.bestEpoch;
    this.chart.update('none');
  }

  rescaleRate() {
    const { rate } = this.chart.options.scales;
    const data = this.chart.data.datasets.find(({ yAxisID }) => yAxisID === 'rate')?.data;
    if (!rate || !data?.length) return;
    const strips = this.chart.data.datasets.filter(({ yAxisID }) => yAxisID === 'rate');
    const rates = strips.flatMap((one) => one.data.map(({ y }) => y));
    const high = rates.reduce((a, b) => Math.max(a, b));
    const low = Math.max(rates.reduce((a, b) => Math.min(a, b)), high / 1e4);
    const top = roundUp(high);
    this.rateTicks = [Math.min(roundDown(low), top / 2), top];
    rate.min = this.rateTicks[0];
    // Room above, so that the strip's numbers keep clear of the cost's.
    rate.max = top * (top / rate.min) ** 0.4;
  }

  begin(state) {
    this.bounds = null;
    this.stale = true;
    const regression = state.opened.task === 'regression';
    byId('accuracy-choice').hidden = regression;
    this.hasTest = state.opened.points.test.y.length > 0;
    const short = (words) => words.map(({ value }) => SHORT[value] ?? value).join(', ');
    this.words = state.grid ? badges(parseWhole(state.opened.experiment)).map(short) : null;
    this.make();
  }

  /** Axes go by round numbers and only grow, so that they stand still most of the time. */
  rescale(log) {
    const { x, y } = this.chart.options.scales;
    const epochs = log.length ? log.columns.epoch[log.length - 1] : 0;
    x.max = roundUp(Math.max(10, epochs));
    let low = Infinity;
    let high = -Infinity;
    this.rescaleRate();
    for (const { data, yAxisID } of this.chart.data.datasets) {
      if (yAxisID === 'rate') continue;
      for (const point of data) {
        if (point.y < low) low = point.y;
        if (point.y > high) high = point.y;
      }
    }
    for (const lane of this.app.store.state.seeds?.lanes ?? []) for (const row of lane) {
      const { q1, q3 } = spreadOf(row, this);
      if (q1 > 0 && q1 < low) low = q1;
      if (q3 > high) high = q3;
    }
    if (this.measure === 'accuracy') {
      y.min = low < 0.5 ? 0 : 0.5;
      y.max = 1;
    } else if (low <= high) {
      const next = this.type === 'linear' ? { min: 0, max: roundUp(high) } : { min: 10 ** -9, max: 1 };
      const least = roundDown(low * 0.9);
      if (this.type !== 'linear') Object.assign(next, { min: least, max: Math.max(roundUp(high), 2 * least) });
      const { min, max } = this.bounds ?? next;
      this.bounds = { min: Math.min(min, next.min), max: Math.max(max, next.max) };
      Object.assign(y, this.bounds);
    }
  }
}

customElements.define('curves-view', CurvesView);
