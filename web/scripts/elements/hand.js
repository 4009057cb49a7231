/** Changing training points in the plot: a click adds, a drag moves, the right button, a long press or Delete removes. */
import { colourOf, point, ring } from '../draw/points.js';
import { largestTarget, valueColour } from './reading.js';

const LONG = 550;
/** How near a point has to be to be taken up, in pixels. */
const REACH = { mouse: 11, touch: 22 };

export class Hand {
  /** @param {import('./result-view.js').ResultView} view */
  constructor(view) {
    this.view = view;
    this.app = view.app;
    /** The pressed pointer, the point it has taken up, and where that is now. @type {any} */
    this.held = null;
    this.pressing = 0;
  }

  /** Whether a training point is under way. @param {number} index */
  moves(index) {
    return this.held?.at && index === this.held.index;
  }

  redraw() {
    this.view.pointsOf = null;
    this.view.stale = true;
    this.app.redraw();
  }

  /** Enter adds a point, Delete removes the nearest. Tells whether the key was one of these. @param {string} key @param {number[]} at */
  key(key, at) {
    if (key === 'Enter') this.app.points.add(at);
    else if (key === 'Delete' || key === 'Backspace') {
      const nearest = this.nearest(at, Infinity);
      if (nearest >= 0) this.app.points.drop(nearest);
    } else return false;
    return true;
  }

  /** A point is taken up, or removed by the right button or a long press. */
  press(event, place) {
    const { editing, opened } = this.app.store.state;
    if (!editing || !opened) return;
    const touch = event.pointerType !== 'mouse';
    const index = this.nearest(place, REACH[touch ? 'touch' : 'mouse']);
    if (event.button === 2 || event.ctrlKey) {
      if (index >= 0) this.app.points.drop(index);
      return;
    }
    if (event.button !== 0) return;
    this.view.plot.setPointerCapture(event.pointerId);
    this.held = { index, x: event.clientX, y: event.clientY, at: null, touch };
    if (!touch || index < 0) return;
    this.pressing = setTimeout(() => {
      if (!this.held || this.held.at) return;
      this.letGo();
      this.app.points.drop(index);
    }, LONG);
  }

  drag(event, place) {
    const { held } = this;
    if (!held) return;
    const moved = Math.hypot(event.clientX - held.x, event.clientY - held.y) > (held.touch ? 9 : 3);
    if (!moved && !held.at) return;
    clearTimeout(this.pressing);
    held.at = place;
    this.redraw();
  }

  release(place) {
    const { held } = this;
    this.letGo();
    if (!held) return;
    if (held.index < 0) this.app.points.add(place);
    else if (held.at) this.app.points.move(held.index, held.at);
  }

  letGo() {
    clearTimeout(this.pressing);
    this.held = null;
    this.redraw();
  }

  /** The training point nearest to a place, within so many pixels; −1 for none. */
  nearest(at, reach) {
    const { box, points: { train } } = this.app.store.state.shown;
    const [x, y] = this.view.toPlot(box, ...at);
    let best = -1;
    let least = reach;
    for (let i = 0; i < train.y.length; i++) {
      const [px, py] = this.view.toPlot(box, train.x1[i], train.x2[i]);
      const far = Math.hypot(px - x, py - y);
      if (far < least) [best, least] = [i, far];
    }
    return best;
  }

  /** What a click would do here. @param {any} target @param {import('../store.js').State} state */
  draw(target, { shown: opened, at, pointing }) {
    const { held, view: { tokens, frame, radius } } = this;
    const where = held?.at ?? (pointing ? at : null);
    if (!where) return;
    const { train } = opened.points;
    const near = held?.at ? held.index : this.nearest(where, REACH.mouse);
    const [x, y] = this.view.toPlot(opened.box, ...(near >= 0 && !held?.at ? [train.x1[near], train.x2[near]] : where));
    const label = near >= 0 ? train.y[near] : this.app.points.brush();
    const regression = opened.task === 'regression';
    const colour = regression ? valueColour(tokens, label, largestTarget(opened)) : colourOf(tokens, opened.task, label);
    target.globalAlpha = near < 0 && !held ? 0.75 : 1;
    point(target, tokens, colour, regression ? 0 : label, 'train', frame.x + x, y, radius * 1.5);
    target.globalAlpha = 1;
    if (near >= 0) ring(target, tokens, frame.x + x, y, radius * 2.8);
  }
}
