/** All lanes side by side: badge, surface, small network, accuracies. A click opens a lane. */
import { byId, find } from '../dom.js';
import { badge } from '../draw/badge.js';
import { readTokens } from '../draw/colour.js';
import { spare } from '../draw/canvas.js';
import { badges, parseWhole, sharing } from '../lanes.js';
import { fixed, loss, percent, whole as digits } from '../numbers.js';
import { newestAt } from '../log.js';
import { drawNetwork, drawPoints, drawSurface, Plate } from '../draw/lane-card.js';
import { icon } from '../kit/dialog.js';
import { html, nothing, render } from '../kit/html.js';
import { changedIn } from '../kit/store.js';
import { race, raced } from '../views/lanes/race.js';
import { spoken, typed } from './lane-words.js';

/** Of a frame, ms. */
const BUDGET = 6;
/** From so many lanes on there is no room for their networks. */
const MANY = 4;
/** There are never more. */
const MOST = 6;

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
    if (this.stale || !before?.grid || changedIn(before, state, 'log', 'epoch', 'race')) this.say(state);
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
    this.words = badges(all);
    this.badges = this.words.map((_, k) => badge(k));
    this.dataset.lanes = String(lanes);
    this.say(this.app.store.state);
    const card = (root) => ({ surface: find(root, '.surface'), net: find(root, '.net'), plate: new Plate(), layoutOf: null });
    this.cards = [...this.children].map(card);
    const note = sharing(all);
    byId('sharing').textContent = note;
    byId('sharing').hidden = !note;
    this.stale = true;
  }

  /** The cards in words; their canvases are drawn by themselves. @param {import('../store.js').State} state */
  say(state) {
    const goal = state.opened.task === 'regression' ? null : race(state.log, state.race / 100, state.opened);
    render(this.words.map((words, k) => this.card(state, words, k, goal)), this);
  }

  card({ log, opened, epoch }, words, k, goal) {
    const { watch, edit } = this.app;
    const regression = opened.task === 'regression';
    const write = regression ? loss : percent;
    const sets = ['train', 'dev', 'test'].filter((set) => opened.points[set].y.length);
    const score = (set) => html` <span>${set}</span> <b>${write(newestAt(log, set + (regression ? 'Loss' : 'Accuracy'), epoch, k))}</b>`;
    const won = goal && raced(goal, k);
    const button = (name, label, act, off = false) => html`<button type="button" class="icon" aria-label=${label} ?disabled=${off}
      @click=${act}>${icon(name)}</button>`;
    return html`<article class="lane" aria-label=${`Lane ${k + 1}: ${spoken(words)}`}>
      <header><button type="button" class="lane-open" aria-label=${`Open lane ${k + 1}: ${spoken(words)}`}
          @click=${() => watch.openLane(k)}>${this.badges[k]}<span class="words" title=${spoken(words)}>${typed(words)}</span></button>
        ${button('compare', `Compare lane ${k + 1} with a changed copy`, () => edit.compare(k), this.words.length >= MOST)}
        ${button('close', `Remove lane ${k + 1}`, () => edit.removeLane(k))}</header>
      <div class="pictures"><canvas class="surface" aria-hidden="true" @click=${() => watch.openLane(k)}></canvas>
        <canvas class="net" aria-hidden="true"></canvas>${alarm(log.lanes[k])}</div>
      <p class="lane-scores"><span class="lead">${regression ? 'loss' : 'accuracy'}</span>${sets.map(score)}
        ${won ? html`<span class=${goal.first === k ? 'first' : 'later'}>${won}</span>` : nothing}</p></article>`;
  }
}

/** Why a lane stands still. @param {import('../log.js').LaneLog} lane */
function alarm({ diverged, stopped }) {
  if (diverged?.stops) {
    return html`<p class="alarm"><b>Stopped at epoch ${digits(diverged.epoch)}. </b>${diverged.tensor} left the finite numbers first.
      The picture stays.</p>`;
  }
  return stopped ? html`<p class="alarm rest"><b>Stopped early at epoch ${digits(stopped.epoch)}. </b>Lowest dev loss
    ${fixed(stopped.bestLoss, 3)} at ${digits(stopped.bestEpoch)}.</p>` : nothing;
}

customElements.define('lane-grid', LaneGrid);
