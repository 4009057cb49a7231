/** Lanes as a table: settings, figures, the race; it sorts and goes out as CSV. */
import { badge } from '../../draw/badge.js';
import { html, render } from '../../kit/html.js';
import { pace } from '../../kit/pace.js';
import { csv, save } from '../../kit/table.js';
import { badges, differing, parseWhole, printWhole, valuesOf } from '../../lanes.js';
import { newestAt } from '../../log.js';
import { figure, loss, percent, whole as digits } from '../../numbers.js';
import { race } from './race.js';

const PAUSE = 200;
/** Columns that begin with the least. */
const UPWARD = ['lane', 'cost', 'race', 'ms'];

export class LanesSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.sort = { key: 'lane', down: false };
    this.pace = pace(PAUSE, app.redraw);
  }

  /** @param {import('../../store.js').State} state */
  draw(state) {
    const { opened, log, epoch, theme, race: target } = state;
    if (!opened || opened.lanes.length < 2 || !this.offsetParent) return;
    if (this.opened !== opened) this.make(opened);
    const anew = this.stale || this.theme !== theme || this.target !== target;
    if (!anew && this.log === log && this.epoch === epoch) return;
    if (!this.pace.due(anew)) return;
    Object.assign(this, { log, epoch, theme, target, stale: false });
    render(this.sheet(state), this);
  }

  make(opened) {
    this.opened = opened;
    this.stale = true;
    this.all = parseWhole(opened.experiment);
    this.words = badges(this.all);
    this.badges = this.words.map((_, k) => badge(k));
    this.shape = this.columns(opened);
  }

  columns({ task, points }) {
    const regression = task === 'regression';
    const measure = (set) => ({
      key: set, name: `${set} ${regression ? 'loss' : 'acc.'}`, write: regression ? loss : percent,
      of: (log, k) => newestAt(log, set + (regression ? 'Loss' : 'Accuracy'), this.epoch, k),
    });
    const reached = {
      key: 'race', name: 'reached', of: (_, k, run) => run.epochs[k] ?? NaN,
      write: (epoch) => (Number.isNaN(epoch) ? '–' : digits(epoch)),
    };
    return [
      { key: 'lane', name: 'lane', of: (_, k) => k, write: String },
      { key: 'cost', name: 'cost', of: (log, k) => newestAt(log, 'cost', this.epoch, k), write: loss },
      ...['train', 'dev', 'test'].filter((set) => points[set].y.length).map(measure),
      ...(regression ? [] : [reached]),
      { key: 'ms', name: 'ms / epoch', of: (_, k) => this.app.store.state.pictures[k]?.ms || NaN, write: figure },
    ];
  }

  figures({ log, opened, race: target }) {
    const run = race(log, target / 100, opened);
    return { run, figures: this.words.map((_, k) => this.shape.map(({ of }) => of(log, k, run))) };
  }

  sheet(state) {
    const { opened, race: target } = state;
    const { run, figures } = this.figures(state);
    const regression = opened.task === 'regression';
    const column = this.shape.findIndex(({ key }) => key === this.sort.key);
    const sign = this.sort.down ? -1 : 1;
    const at = (k) => (Number.isNaN(figures[k][column]) ? Infinity : sign * figures[k][column]);
    const order = this.words.map((_, k) => k).sort((a, b) => at(a) - at(b) || a - b);
    const option = (percents) => html`<option value=${percents} .selected=${percents === target}>${percents} %</option>`;
    const won = (key, k) => (key === 'race' && run.first === k ? 'first' : '');
    const cell = (k) => ({ key, write }, c) => html`<td class=${won(key, k)}>${write(figures[k][c + 1])}</td>`;
    return html`<div class="lanes-head">
        <label class="blank" ?hidden=${regression}><span>race to</span><select id="race-target"
          @change=${(event) => this.app.watch.show({ race: Number(event.target.value) })}>${[90, 95, 99].map(option)}</select></label>
        <span class="note" id="race-of">${regression ? '' : `${opened.points.test.y.length ? 'test' : 'train'} accuracy`}</span>
        <button class="link note push" type="button" id="lanes-csv" @click=${() => this.save()}>CSV</button></div>
      <div class="table" tabindex="0" role="group" aria-label="Lanes"><table>
        <thead><tr>${this.shape.map(({ key, name }, c) => html`<th scope="col"
          aria-sort=${c === column ? (this.sort.down ? 'descending' : 'ascending') : 'none'}>
          <button type="button" @click=${() => this.sortBy(key)}>${name}</button></th>`)}</tr></thead>
        <tbody>${order.map((k) => html`<tr><th scope="row">${this.name(k)}</th>${this.shape.slice(1).map(cell(k))}</tr>`)}</tbody>
      </table></div>`;
  }

  name(k) {
    const words = this.words[k];
    return html`<button type="button" aria-label=${`Open lane ${k + 1}: ${words.map(({ name, value }) => `${name} ${value}`).join(', ')}`}
      @click=${() => this.app.watch.openLane(k)}>${this.badges[k]}${words.map(({ value }) => value).join(', ')}</button>`;
  }

  sortBy(key) {
    this.sort = { key, down: this.sort.key === key ? !this.sort.down : !UPWARD.includes(key) };
    this.stale = true;
    this.app.redraw();
  }

  /** Every setting in which lanes differ, then the figures, one row a lane. */
  save() {
    const { state } = this.app.store;
    const keys = differing(this.all);
    const { figures } = this.figures(state);
    const rows = this.words.map((_, k) => {
      const values = valuesOf(this.all, k);
      const alone = printWhole({ shared: values, lanes: [{}] });
      const told = figures[k].slice(1).map((x) => (Number.isFinite(x) ? x : ''));
      return [k + 1, ...keys.map((key) => values[key]), state.epoch, ...told, `${location.origin}/?${alone}`];
    });
    save('lanes.csv', csv([['lane', ...keys, 'epoch', ...this.shape.slice(1).map(({ name }) => name), 'address'], ...rows]));
  }
}

customElements.define('lanes-sheet', LanesSheet);
