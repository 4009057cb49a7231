/** The big plot: the decision with its points, or one neuron's map. */
import { find } from '../dom.js';
import { planeAxes } from '../draw/axes.js';
import { fit, haloed, spare } from '../draw/canvas.js';
import { readTokens } from '../draw/colour.js';
import { sample } from '../draw/map.js';
import { colourOf, point, ring } from '../draw/points.js';
import * as surface from '../draw/surface.js';
import { looked } from '../store.js';
import { fixed } from '../numbers.js';
import { describe, largestTarget, valueAt, valueColour, wrong } from './reading.js';
import { drawCaption } from './caption.js';
import { Hand } from './hand.js';
import { markExample, takeExample } from '../views/example/take.js';
import { changedIn } from '../kit/store.js';

const SETS = ['train', 'dev', 'test'];
/** What the plot shows of the state. */
const SEEN = /** @type {const} */ (['at', 'pointing', 'shown', 'picture', 'editing', 'sheet', 'example', 'hovered', 'pinned']);

export class ResultView extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.canvas = find(this, 'canvas');
    this.plot = find(this, '.plot');
    this.plate = new surface.Plate();
    this.points = spare(1, 1);
    this.tokens = readTokens();
    this.frame = { x: 0, y: 0, size: 0 };
    this.hand = new Hand(this);
    /** @type {[number, number] | null} */
    this.described = null;
    new ResizeObserver(() => {
      const { clientWidth, clientHeight, offsetLeft } = this.canvas;
      this.size = { width: clientWidth, height: clientHeight };
      this.frame = { x: this.plot.offsetLeft - offsetLeft, y: 0, size: this.plot.clientWidth };
      this.pointsOf = null;
      this.stale = true;
      app.redraw();
    }).observe(this.canvas);
    this.listen();
  }

  listen() {
    /** @returns {number[] | null} */
    const place = (event) => {
      const { opened } = this.app.store.state;
      if (!opened) return null;
      const { box } = opened;
      const rect = this.plot.getBoundingClientRect();
      const u = Math.min(1, Math.max(0, (event.clientX - rect.left) / rect.width));
      const v = Math.min(1, Math.max(0, (event.clientY - rect.top) / rect.height));
      return [box.x1[0] + u * (box.x1[1] - box.x1[0]), box.x2[1] - v * (box.x2[1] - box.x2[0])];
    };
    const point = (event) => this.app.store.state.opened && this.app.watch.point(place(event), true);
    this.plot.addEventListener('pointermove', (event) => {
      point(event);
      this.hand.drag(event, place(event));
    });
    this.plot.addEventListener('pointerdown', (event) => {
      point(event);
      this.hand.press(event, place(event));
    });
    this.plot.addEventListener('pointerup', (event) => this.hand.release(place(event)));
    this.plot.addEventListener('click', (event) => takeExample(this.app, place(event), this.frame.size));
    this.plot.addEventListener('pointercancel', () => this.hand.letGo());
    this.plot.addEventListener('contextmenu', (event) => this.app.store.state.editing && event.preventDefault());
    this.plot.addEventListener('pointerleave', () => this.app.watch.point(null, document.activeElement === this.plot));
    this.plot.addEventListener('focus', () => this.plot.matches(':focus-visible') && this.app.watch.point(null, true));
    this.plot.addEventListener('blur', () => this.app.watch.point(null, false));
    this.plot.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
      const { opened, at, editing } = this.app.store.state;
      if (editing && opened && at && this.hand.key(event.key, at)) return event.preventDefault();
      if (!step || !opened || !at) return undefined;
      event.preventDefault();
      const size = (opened.box.x1[1] - opened.box.x1[0]) / (event.shiftKey ? 10 : 50);
      return this.app.watch.point([at[0] + step[0] * size, at[1] + step[1] * size], true);
    });
  }

  /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
  draw(state, before) {
    const { shown: opened, picture } = state;
    if (!opened || !this.frame.size) return;
    const themed = changedIn(before, state, 'theme');
    if (themed) this.tokens = readTokens();
    if (!this.stale && !themed && !changedIn(before, state, ...SEEN)) return;
    this.stale = false;
    if (themed || this.pointsOf !== opened) this.drawPoints(opened);
    const target = fit(this.canvas, this.size.width, this.size.height);
    const neuron = looked(state);
    const ground = this.drawGround(target, state, neuron);
    target.globalAlpha = this.frame.size < 200 ? 0 : neuron ? 0.85 : 1;
    const margin = 12;
    target.drawImage(this.points, this.frame.x - margin, this.frame.y - margin, this.frame.size + 2 * margin, this.frame.size + 2 * margin);
    target.globalAlpha = 1;
    const mistakes = picture && !neuron ? this.drawWrong(target, opened, picture) : null;
    planeAxes(target, this.tokens, opened.box, this.frame);
    const pointed = this.drawProbe(target, state, neuron);
    markExample(target, this.tokens, state, (x1, x2) => this.toPlot(opened.box, x1, x2), this.frame);
    if (state.editing && !neuron) this.hand.draw(target, state);
    drawCaption(this.tokens, state, { neuron, ground, pointed, mistakes });
  }

  drawGround(target, { opened, lane, picture }, neuron) {
    if (!picture) return null;
    const { tokens, plate, frame } = this;
    if (neuron) {
      const layer = picture.layers[neuron.layer];
      const close = picture.neuron?.layer === neuron.layer && picture.neuron?.unit === neuron.unit;
      const map = close ? picture.neuron : { side: layer.side, scale: layer.scales[neuron.unit], map: layer.maps[neuron.unit] };
      if (!map.map) return null;
      const { activation } = lane.layers[neuron.layer];
      if (activation === 'sigmoid' && neuron.layer === picture.layers.length - 1) {
        surface.binary(target, tokens, plate, { surface: [map] }, frame);
        return { largest: 1, activation: 'probability' };
      }
      return { largest: surface.neuron(target, tokens, plate, map, activation, frame), activation };
    }
    if (opened.task === 'binary') surface.binary(target, tokens, plate, picture, frame);
    else if (opened.task === 'multiclass') surface.multiclass(target, tokens, plate, picture, frame);
    else surface.regression(target, tokens, plate, picture, frame, largestTarget(opened));
    return { largest: largestTarget(opened), activation: 'linear' };
  }

  /** All points once; they move only with the experiment, the theme and the size. */
  drawPoints(opened) {
    this.pointsOf = opened;
    const { size } = this.frame;
    const margin = 12;
    const target = fit(this.points, size + 2 * margin, size + 2 * margin);
    const radius = this.tokens.pointRadius * (size < 200 ? 0.55 : size > 520 ? 1.2 : 1);
    this.radius = radius;
    const reach = largestTarget(opened);
    for (const set of SETS) {
      const { x1, x2, y } = opened.points[set];
      for (let i = 0; i < x1.length; i++) {
        if (set === 'train' && this.hand.moves(i)) continue;
        const [x, v] = this.toPlot(opened.box, x1[i], x2[i]);
        const regression = opened.task === 'regression';
        const colour = regression ? valueColour(this.tokens, y[i], reach) : colourOf(this.tokens, opened.task, y[i]);
        point(target, this.tokens, colour, regression ? 0 : y[i], set, margin + x, margin + v, radius);
      }
    }
  }

  toPlot(box, x1, x2) {
    const { size } = this.frame;
    return [((x1 - box.x1[0]) / (box.x1[1] - box.x1[0])) * size, ((box.x2[1] - x2) / (box.x2[1] - box.x2[0])) * size];
  }

  /** Rings about what is taken for another class, unless that is so many that rings say nothing. */
  drawWrong(target, opened, picture) {
    if (opened.task === 'regression') return null;
    const mistakes = wrong(opened, picture, this.plate.z);
    const count = mistakes.length;
    const all = SETS.reduce((sum, set) => sum + opened.points[set].y.length, 0);
    const ringed = count <= Math.max(12, 0.2 * all) && this.frame.size > 200;
    if (ringed) {
      for (const { x1, x2, y, set } of mistakes) {
        const [x, v] = this.toPlot(opened.box, x1, x2);
        ring(target, this.tokens, this.frame.x + x, this.frame.y + v, this.radius * 2.4);
        point(target, this.tokens, colourOf(this.tokens, opened.task, y), y, set, this.frame.x + x, this.frame.y + v, this.radius);
      }
    }
    return { count, ringed };
  }

  drawProbe(target, state, neuron) {
    const { opened, picture, at, pointing } = state;
    if (!at || !picture || (!pointing && !neuron) || this.frame.size < 200) return null;
    const { x, y, size } = this.frame;
    const [px, py] = this.toPlot(opened.box, ...at);
    target.lineWidth = 1;
    for (const [colour, width] of [[this.tokens.contourHalo, 3], [this.tokens.contour, 1]]) {
      target.strokeStyle = colour;
      target.lineWidth = width;
      target.beginPath();
      if (neuron) {
        target.moveTo(x, y + py);
        target.lineTo(Math.max(x, x + px - 9), y + py);
        target.moveTo(Math.min(x + size, x + px + 9), y + py);
        target.lineTo(x + size, y + py);
        target.moveTo(x + px, y);
        target.lineTo(x + px, Math.max(y, y + py - 9));
        target.moveTo(x + px, Math.min(y + size, y + py + 9));
        target.lineTo(x + px, y + size);
        target.stroke();
        target.beginPath();
      }
      target.arc(x + px, y + py, 9, 0, 2 * Math.PI);
      target.stroke();
    }
    const value = neuron ? null : valueAt(opened, (k) => sample(this.plate.z[k], picture.surface[k].side, px / size, py / size));
    if (value) {
      target.font = `600 ${this.tokens.typeLabel}px ${this.tokens.fontUi}`;
      target.textBaseline = 'middle';
      target.textAlign = px > size - 80 ? 'right' : 'left';
      const [right, down] = [px > size - 80 ? -15 : 15, py > 20 ? -14 : 16];
      haloed(target, value.text, x + px + right, y + py + down, this.tokens.contour, this.tokens.contourHalo);
    }
    // Said when the place changes, not with every picture.
    if (this.described !== at) describe(opened, at, value, fixed);
    this.described = at;
    return value;
  }
}

customElements.define('result-view', ResultView);
