/** Lanes as a table: settings, figures, the race; it sorts and goes out as CSV. */
import { byId, find, findAll } from '../dom.js';
import { badge } from '../draw/badge.js';
import { newestAt } from '../log.js';
import { badges, differing, parseWhole, printWhole, valuesOf } from '../lanes.js';
import { figure, loss, percent, whole as digits } from '../numbers.js';
import { race } from '../race.js';

const PAUSE = 200;

export class LanesSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.sort = { key: 'lane', down: false };
    this.last = 0;
    byId('race-target').addEventListener('change', () => {
      this.stale = true;
      app.store.dispatch({ type: 'theme' });
    });
    byId('lanes-csv').addEventListener('click', () => this.save());
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    const { opened, log } = state;
    if (!opened || opened.lanes.length < 2 || !this.offsetParent) return;
    if (this.opened !== opened) this.make(opened);
    if (!this.stale && this.log === log && this.epoch === state.epoch && before?.theme === state.theme) return;
    const wait = this.last + PAUSE - performance.now();
    if (wait > 0 && !this.stale) {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.app.redraw(), wait);
      return;
    }
    Object.assign(this, { last: performance.now(), log, epoch: state.epoch, stale: false });
    this.write(state);
  }

  columns(opened) {
    const regression = opened.task === 'regression';
    const sets = ['train', 'dev', 'test'].filter((set) => opened.points[set].y.length);
    const measures = sets.map((set) => ({ key: set, name: regression ? `${set} loss` : `${set} acc.`, of: (log, k) => newestAt(log, set + (regression ? 'Loss' : 'Accuracy'), this.epoch, k), write: regression ? loss : percent }));
    return [
      { key: 'lane', name: 'lane', of: (_, k) => k, write: String },
      { key: 'cost', name: 'cost', of: (log, k) => newestAt(log, 'cost', this.epoch, k), write: loss },
      ...measures,
      ...(regression ? [] : [{ key: 'race', name: 'reached', of: (_, k, run) => run.epochs[k] ?? NaN, write: (epoch) => (epoch === epoch ? digits(epoch) : '–') }]),
      { key: 'ms', name: 'ms / epoch', of: (_, k) => this.app.store.state.pictures[k]?.ms || NaN, write: figure },
    ];
  }

  make(opened) {
    this.opened = opened;
    this.stale = true;
    this.all = parseWhole(opened.experiment);
    this.words = badges(this.all);
    this.shape = this.columns(opened);
    const regression = opened.task === 'regression';
    find(this, '.lanes-head .blank').hidden = regression;
    byId('race-of').textContent = regression ? '' : `${opened.points.test.y.length ? 'test' : 'train'} accuracy`;
    const row = document.createElement('tr');
    row.append(...this.shape.map(({ key, name }) => {
      const cell = document.createElement('th');
      cell.scope = 'col';
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name;
      button.addEventListener('click', () => {
        this.sort = { key, down: this.sort.key === key ? !this.sort.down : !['lane', 'cost', 'race', 'ms'].includes(key) };
        this.stale = true;
        this.app.redraw();
      });
      cell.append(button);
      return cell;
    }));
    find(this, 'thead').replaceChildren(row);
    this.rows = this.words.map((words, k) => this.row(words, k));
  }

  row(words, k) {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    const button = document.createElement('button');
    button.type = 'button';
    button.append(badge(k), words.map(({ value }) => value).join(', '));
    button.ariaLabel = `Open lane ${k + 1}: ${words.map(({ name, value }) => `${name} ${value}`).join(', ')}`;
    button.addEventListener('click', () => this.app.openLane(k));
    head.append(button);
    row.append(head, ...this.shape.slice(1).map(() => document.createElement('td')));
    return row;
  }

  figures({ log, opened }) {
    const run = race(log, byId('race-target').value, opened);
    return { run, figures: this.words.map((_, k) => this.shape.map(({ of }) => of(log, k, run))) };
  }

  write(state) {
    const { run, figures } = this.figures(state);
    this.rows.forEach((row, k) => {
      this.shape.forEach(({ key, write }, c) => {
        if (!c) return;
        const cell = row.children[c];
        const text = write(figures[k][c]);
        if (cell.textContent !== text) cell.textContent = text;
        cell.classList.toggle('first', key === 'race' && run.first === k);
      });
    });
    const column = this.shape.findIndex(({ key }) => key === this.sort.key);
    const sign = this.sort.down ? -1 : 1;
    const at = (k) => (Number.isNaN(figures[k][column]) ? Infinity : sign * figures[k][column]);
    const order = this.words.map((_, k) => k).sort((a, b) => at(a) - at(b) || a - b);
    if (order.join() !== this.order) {
      const body = find(this, 'tbody');
      const focused = body.contains(document.activeElement) ? document.activeElement : null;
      body.replaceChildren(...order.map((k) => this.rows[k]));
      focused?.focus();
    }
    this.order = order.join();
    findAll(this, 'thead th').forEach((cell, c) => {
      cell.ariaSort = c === column ? (this.sort.down ? 'descending' : 'ascending') : 'none';
    });
  }

  /** Every setting in which lanes differ, then the figures, one row a lane. */
  save() {
    const { state } = this.app.store;
    const keys = differing(this.all);
    const { figures } = this.figures(state);
    const rows = [['lane', ...keys, 'epoch', ...this.shape.slice(1).map(({ name }) => name), 'address']];
    this.words.forEach((_, k) => {
      const alone = printWhole({ shared: valuesOf(this.all, k), lanes: [{}] });
      rows.push([k + 1, ...keys.map((key) => valuesOf(this.all, k)[key]), state.epoch, ...figures[k].slice(1).map((x) => (Number.isFinite(x) ? x : '')), `${location.origin}/?${alone}`]);
    });
    const csv = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv + '\r\n'], { type: 'text/csv' }));
    link.download = 'lanes.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}

function quoted(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

customElements.define('lanes-sheet', LanesSheet);
