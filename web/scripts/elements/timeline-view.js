/** The scrubber: drag to any epoch of the run, or go there by keys; the loss and what was changed on the way stand in it. */
import { byId, find } from '../dom.js';
import { fit } from '../draw/canvas.js';
import { readTokens } from '../draw/colour.js';
import { decimate } from '../draw/decimate.js';
import { axisFor, epochAt, timeline } from '../draw/timeline.js';
import { marksOf, parseChanges } from '../changes.js';
import { rowAt } from '../log.js';
import { loss, whole } from '../numbers.js';
import { html, render } from '../kit/html.js';
import { pace } from '../kit/pace.js';
import { changedIn } from '../kit/store.js';
import { looksBack } from '../store.js';

const PAUSE = 50;
/** What the track shows of the state. */
const SEEN = /** @type {const} */ (['epoch', 'batch', 'furthest', 'log', 'experiment', 'grid', 'focus', 'opened']);
const finite = (y) => Number.isFinite(y);

export class TimelineView extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.tokens = readTokens();
    this.canvas = find(this, 'canvas');
    this.slider = find(this, '[role="slider"]');
    this.points = [];
    this.pace = pace(PAUSE, () => this.renew());
    this.max = axisFor(0);
    /** The epoch under the hand, ahead of the run that follows. @type {number | null} */
    this.held = null;
    new ResizeObserver(() => this.renew()).observe(this);
    this.slider.addEventListener('keydown', (event) => this.key(event));
    this.slider.addEventListener('pointerdown', (event) => this.press(event));
    this.slider.addEventListener('pointermove', (event) => this.held !== null && this.drag(event));
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) this.slider.addEventListener(type, () => this.letGo());
    for (const type of ['focus', 'blur']) this.slider.addEventListener(type, () => this.renew());
    byId('clear-changes').addEventListener('click', () => {
      this.slider.focus({ preventScroll: true });
      app.edit.with({ changes: '' });
    });
    byId('newest').addEventListener('click', () => {
      this.slider.focus({ preventScroll: true });
      app.run.goTo(app.store.state.furthest);
    });
  }

  renew() {
    this.stale = true;
    this.app.redraw();
  }

  press(event) {
    if (event.button !== 0 || !this.app.store.state.opened) return;
    this.slider.setPointerCapture(event.pointerId);
    // The axis stays as it is under the hand.
    this.drag(event);
  }

  drag(event) {
    const { left, width } = this.canvas.getBoundingClientRect();
    const { furthest } = this.app.store.state;
    const epoch = Math.min(furthest, Math.max(0, epochAt(event.clientX - left, this.max, width)));
    if (epoch === this.held) return;
    this.held = epoch;
    this.app.run.goTo(epoch);
    this.renew();
  }

  letGo() {
    if (this.held === null) return;
    this.held = null;
    this.renew();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { furthest } = this.app.store.state;
    const { epoch } = this.app.run.place();
    const page = Math.max(1, Math.round(furthest / 10));
    const next = {
      ArrowLeft: epoch - 1, ArrowDown: epoch - 1, ArrowRight: epoch + 1, ArrowUp: epoch + 1,
      PageDown: epoch - page, PageUp: epoch + page, Home: 0, End: furthest,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.app.run.goTo(Math.min(furthest, Math.max(0, next)));
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    if (before && before.theme !== state.theme) [this.tokens, this.stale] = [readTokens(), true];
    if (!state.opened) return;
    if (!this.stale && !changedIn(before, state, ...SEEN)) return;
    if (!this.pace.due(this.stale || this.held !== null)) return;
    this.stale = false;
    this.say(state);
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width) return;
    timeline(fit(this.canvas, width, height), this.tokens, this.track(state, width), width, height);
  }

  track(state, width) {
    const { log, furthest } = state;
    const planned = parseChanges(state.values.changes).map(({ epoch }) => epoch);
    if (this.held === null) this.max = axisFor(Math.max(furthest, ...planned));
    const buckets = Math.max(60, Math.round(width / 2));
    const lanes = state.grid ? log.lanes.map((_, k) => k) : [state.focus];
    const curves = lanes.map((k) => {
      const { columns } = log.lanes[k];
      this.points[k] ??= [];
      decimate(columns.epoch, columns.trainLoss, log.length, buckets, this.points[k], finite);
      return { points: this.points[k], colour: state.grid ? this.tokens.lanes[k] : this.tokens.ink, dash: [] };
    });
    const stops = lanes.flatMap((k) => stopsOf(log.lanes[k], lanes.length > 1 ? `${k + 1} ` : '', furthest));
    const several = log.lanes.length > 1;
    const mark = ({ epoch, text, short }) => ({ epoch, text: several ? short : text, ahead: epoch > state.epoch });
    const changes = marksOf(state.values).map(mark);
    const focus = this.slider.matches(':focus-visible');
    return { max: this.max, at: this.held ?? state.epoch, furthest, stops, changes, curves, focus };
  }

  /** The place in words: for listeners, and for all while an epoch of the past is shown. */
  say(state) {
    const { epoch, batch, batches, furthest, log } = state;
    const back = looksBack(state);
    const value = log.length ? log.columns.trainLoss[rowAt(log, epoch)] : NaN;
    const within = batch ? ` and ${batch} of ${batches} batches` : '';
    const { slider } = this;
    slider.ariaValueMax = String(furthest);
    slider.ariaValueNow = String(epoch);
    slider.ariaValueText = `epoch ${epoch}${within}${back ? ` of ${furthest}` : ''}${finite(value) ? `, train loss ${loss(value)}` : ''}`;
    byId('past').hidden = !back;
    this.sayChanges(state, back);
    if (!back) return;
    const text = `: what is started at epoch ${whole(epoch)} goes on from here and forgets what lay ahead.`;
    const words = find(byId('past'), '.wide');
    if (words.textContent !== text) words.textContent = text;
    byId('newest').textContent = `back to epoch ${whole(furthest)}`;
  }

  /** What was changed on the way as a list, and the way to be rid of it. */
  sayChanges({ values }, back) {
    const marks = marksOf(values);
    byId('way').hidden = back || !marks.length;
    if (this.listed === values.changes) return;
    this.listed = values.changes;
    byId('clear-changes').textContent = marks.length > 1 ? `clear ${marks.length} changes` : 'clear the change';
    render(marks.map(({ epoch, text }) => html`<li>changed after epoch ${whole(epoch)}: ${text}</li>`), byId('changes-list'));
  }
}

/** Where a lane stopped, and why. @param {import('../log.js').LaneLog} lane @param {string} name @param {number} furthest */
function stopsOf({ diverged, stopped }, name, furthest) {
  if (diverged?.stops) return [{ epoch: Math.min(furthest, diverged.epoch), text: `${name}stopped at ${whole(diverged.epoch)}` }];
  return stopped ? [{ epoch: stopped.epoch, text: `${name}stopped early at ${whole(stopped.epoch)}` }] : [];
}

customElements.define('timeline-view', TimelineView);
