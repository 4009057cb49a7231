/** All lanes side by side: badge, surface, small network, accuracies. A click opens a lane. */
import { byId, find } from '../dom.js';
import { badge } from '../draw/badge.js';
import { readTokens } from '../draw/colour.js';
import { spare } from '../draw/canvas.js';
import { badges, parseWhole, sharing } from '../lanes.js';
import { fixed, loss, percent, whole as digits } from '../numbers.js';
import { newestAt } from '../log.js';
import { drawNetwork, drawPoints, drawSurface, Plate } from '../draw/lane-card.js';
import { race, raced } from '../race.js';

/** Of a frame, ms. */
const BUDGET = 6;
/** From so many lanes on there is no room for their networks. */
const MANY = 4;

export class LaneGrid extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.tokens = readTokens();
    this.cards = [];
    /** The lane that is drawn first. */
    this.first = 0;
    this.points = spare(1, 1);
    new ResizeObserver(() => {
      this.stale = true;
      app.redraw();
    }).observe(this);
  }

  /** Whether the neurons' maps are drawn. */
  get tiles() {
    return this.cards.length < MANY && !!this.cards[0]?.net.clientWidth;
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    const { opened, shown, grid, pictures } = state;
    if (!opened) return;
    if (before?.theme !== state.theme) [this.tokens, this.stale] = [readTokens(), true];
    this.hidden = !grid;
    if (!grid) return;
    const lanes = opened.lanes.length;
    if (this.opened !== opened) this.make(opened, lanes);
    const size = this.cards[0].surface.clientWidth;
    if (!size) return;
    if (this.stale || this.shown !== shown) {
      this.shown = shown;
      this.dots = drawPoints(this.points, this.tokens, shown, size);
      this.drawn = [];
    }
    this.drawCards(opened, pictures, size);
    if (this.stale || before?.log !== state.log || before?.epoch !== state.epoch || !before?.grid) this.say(state);
    this.stale = false;
  }

  /** A frame is short: lanes for which there is no time left come first in the next. */
  drawCards(opened, pictures, size) {
    const began = performance.now();
    const { length } = this.cards;
    for (let i = 0, k = this.first % length; i < length; i++, k = (k + 1) % length) {
      const picture = pictures[k];
      if (!picture || this.drawn[k] === picture) continue;
      if (performance.now() - began > BUDGET) {
        this.first = k;
        this.app.redraw();
        return;
      }
      drawSurface(this.cards[k].surface, this.tokens, this.cards[k].plate, opened, picture, this.dots, size);
      if (this.tiles) drawNetwork(this.cards[k], this.tokens, opened.lanes[k], picture);
      this.drawn[k] = picture;
    }
  }

  make(opened, lanes) {
    this.opened = opened;
    const all = parseWhole(opened.experiment);
    const words = badges(all);
    if (this.cards.length !== lanes) {
      this.cards = Array.from({ length: lanes }, (_, k) => this.card(k));
      this.replaceChildren(...this.cards.map(({ root }) => root));
    }
    this.dataset.lanes = String(lanes);
    this.cards.forEach((card, k) => {
      const text = words[k].map(({ name, value }) => `${name} ${value}`).join(', ');
      card.words.replaceChildren(...words[k].flatMap(({ name, value }, i) => [i ? ', ' : '', `${name} `, strong(value)]));
      card.words.title = text;
      card.open.ariaLabel = `Open lane ${k + 1}: ${text}`;
      card.root.ariaLabel = `Lane ${k + 1}: ${text}`;
      card.copy.disabled = lanes >= 6;
    });
    const note = sharing(all);
    byId('sharing').textContent = note;
    byId('sharing').hidden = !note;
    this.stale = true;
  }

  card(k) {
    const { app } = this;
    const root = document.createElement('article');
    root.className = 'lane';
    const head = document.createElement('header');
    const open = document.createElement('button');
    open.type = 'button';
    open.className = 'lane-open';
    const words = document.createElement('span');
    words.className = 'words';
    open.append(badge(k), words);
    const copy = iconButton('compare', `Compare lane ${k + 1} with a changed copy`, () => app.compare(k));
    const close = iconButton('close', `Remove lane ${k + 1}`, () => app.removeLane(k));
    head.append(open, copy, close);
    const pictures = document.createElement('div');
    pictures.className = 'pictures';
    const surface = canvas('surface');
    const net = canvas('net');
    const alarm = document.createElement('p');
    alarm.className = 'alarm';
    alarm.hidden = true;
    pictures.append(surface, net, alarm);
    const scores = document.createElement('p');
    scores.className = 'lane-scores';
    root.append(head, pictures, scores);
    open.addEventListener('click', () => app.openLane(k));
    surface.addEventListener('click', () => app.openLane(k));
    return { root, open, words, copy, surface, net, alarm, scores, plate: new Plate(), layoutOf: null };
  }

  say(state) {
    const { log, opened, epoch } = state;
    const regression = opened.task === 'regression';
    const measure = regression ? 'Loss' : 'Accuracy';
    const write = regression ? loss : percent;
    const goal = regression ? null : race(log, byId('race-target').value, opened);
    this.cards.forEach((card, k) => {
      const parts = [plain(regression ? 'loss' : 'accuracy', 'lead')];
      for (const set of ['train', 'dev', 'test']) {
        if (opened.points[set].y.length) parts.push(plain(set), strong(write(newestAt(log, set + measure, epoch, k))));
      }
      const won = goal && raced(goal, k);
      if (won) parts.push(plain(won, goal.first === k ? 'first' : 'later'));
      const text = parts.map((part) => part.textContent).join(' ');
      if (card.text !== text) card.scores.replaceChildren(...parts);
      card.text = text;
      const { diverged, stopped } = log.lanes[k];
      card.alarm.hidden = !diverged?.stops && !stopped;
      card.alarm.classList.toggle('rest', !diverged?.stops);
      if (diverged?.stops) card.alarm.replaceChildren(strong(`Stopped at epoch ${digits(diverged.epoch)}. `), `${diverged.tensor} left the finite numbers first. The picture stays.`);
      else if (stopped) card.alarm.replaceChildren(strong(`Stopped early at epoch ${digits(stopped.epoch)}. `), `Lowest dev loss ${fixed(stopped.bestLoss, 3)} at ${digits(stopped.bestEpoch)}.`);
    });
  }
}

function canvas(name) {
  const element = document.createElement('canvas');
  element.className = name;
  element.ariaHidden = 'true';
  return element;
}

function iconButton(icon, label, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'icon';
  button.ariaLabel = label;
  button.innerHTML = `<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><use href="#i-${icon}"/></svg>`;
  button.addEventListener('click', act);
  return button;
}

function strong(text) {
  const element = document.createElement('b');
  element.textContent = text;
  return element;
}

function plain(text, name = '') {
  const element = document.createElement('span');
  element.textContent = text;
  element.className = name;
  return element;
}

customElements.define('lane-grid', LaneGrid);
