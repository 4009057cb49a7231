/** The loss on a plane through the weights as they stand: a map, the path that led there, and what the plane leaves out. */
import { find } from '../../dom.js';
import { fit } from '../../draw/canvas.js';
import { readTokens } from '../../draw/colour.js';
import { key, landscape, lossAt } from '../../draw/landscape.js';
import { figure, percent, whole } from '../../numbers.js';
import { html, render } from '../../kit/html.js';
import { showTable } from '../../kit/table.js';

const LEFT = 38;
const BELOW = 24;
const MOST_STEPS = 400;
/** Epochs that make a path, and the least time between two slices that nobody asked for. */
const ENOUGH = 20;
const BREATH = 4000;

export class LandscapeSheet extends HTMLElement {
  /** @param {any} app */
  start(app) {
    this.app = app;
    this.controls(app.store.state.slice);
    this.canvas = find(this, '.map canvas');
    this.key = find(this, '.key');
    this.said = find(this, '.said');
    this.output = find(this, 'output');
    this.tokens = readTokens();
    /** @type {any[][]} */
    this.walks = [];
    /** @type {[number, number] | null} */
    this.pointed = null;
    new ResizeObserver(() => {
      this.stale = true;
      app.redraw();
    }).observe(this.canvas);
    this.canvas.addEventListener('pointermove', (event) => this.point(event.offsetX, event.offsetY));
    this.canvas.addEventListener('pointerleave', () => this.forget());
    this.canvas.addEventListener('blur', () => this.forget());
    this.canvas.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!step || !this.frame) return;
      event.preventDefault();
      const [u, v] = this.pointed ?? this.here();
      this.pointAt([u + step[0] / 40, v + step[1] / 40]);
    });
  }

  /** @param {import('../../store.js').State['slice']} slice */
  controls({ directions, seed }) {
    const { watch } = this.app;
    const choice = (value, text) => html`<label><input type="radio" name="slice" value=${value} .checked=${value === directions}
      @change=${() => watch.slice({ directions: value })}><span data-text=${text}>${text}</span></label>`;
    render(html`<div class="choice"><div class="segments" role="radiogroup" aria-label="Directions of the slice">
        ${choice('path', 'along the path')}${choice('random', 'random')}</div>
      <p class="acts"><button class="link note" type="button" data-do="take" @click=${() => this.take()}>redraw here</button>
        <button class="link note" type="button" ?hidden=${directions !== 'random'}
          @click=${() => watch.slice({ seed: seed + 1 })}>others</button>
        <output class="note"></output></p>
      <p class="note said"></p><p class="note working" role="status"></p></div>
      <div class="map"><canvas role="img" tabindex="0" aria-label="Loss on a plane through the weights"></canvas></div>
      <canvas class="key" aria-hidden="true"></canvas>`, this);
  }

  take() {
    this.app.watch.slice({ take: this.app.store.state.slice.take + 1 });
  }

  /** Where the lane stood, 0 … 1 from the left and the top. @returns {[number, number]} */
  here() {
    const { first, second } = this.surface;
    return [-first[0] / (first[1] - first[0]), second[1] / (second[1] - second[0])];
  }

  point(x, y) {
    const { frame } = this;
    if (frame) this.pointAt([(x - frame.x) / frame.width, (y - frame.y) / frame.height]);
  }

  /** @param {number[]} place */
  pointAt([u, v]) {
    this.pointed = [Math.min(1, Math.max(0, u)), Math.min(1, Math.max(0, v))];
    this.stale = true;
    this.app.redraw();
  }

  forget() {
    this.pointed = null;
    this.stale = true;
    this.app.redraw();
  }

  /** @param {import('../../store.js').State} state @param {import('../../store.js').State | null} before */
  draw(state, before) {
    if (before && before.theme !== state.theme) [this.tokens, this.stale] = [readTokens(), true];
    if (!state.opened || !this.offsetParent) return;
    this.again(state);
    this.walk(state);
    const { surface } = state;
    if (this.surface === surface && !this.stale && before?.slice === state.slice && before?.epoch === state.epoch) return;
    if (this.surface !== surface) this.pointed = surface ? this.pointed : null;
    this.surface = surface;
    this.stale = false;
    this.controls(state.slice);
    this.say(state, surface);
    this.show(state, surface);
  }

  /** At rest somewhere else than the slice was taken, another one is; and now and then when the lane has left it, or has a path at last. */
  again({ playing, epoch, batch, surface, slice, picture, focus }) {
    if (surface && surface.lane !== focus) return;
    if (playing && surface?.done && surface.take === slice.take && performance.now() > (this.rested ?? 0)) {
      const pathless = surface.directions !== slice.directions && epoch >= surface.epoch + ENOUGH;
      if (!pathless && !this.left(surface)) return;
      this.rested = performance.now() + BREATH;
      this.take();
      return;
    }
    if (playing || !surface || !picture || surface.take !== slice.take || picture.epoch !== epoch || picture.batch !== batch) return;
    if ((surface.epoch !== epoch || surface.batch !== batch) && this.asked !== `${epoch}:${batch}`) {
      this.asked = `${epoch}:${batch}`;
      this.take();
    }
  }

  /** Where each lane went since the slice was taken, from picture to picture. */
  walk({ picture, stands, surface }) {
    if (this.walked !== surface?.take) [this.walked, this.walks, this.seen] = [surface?.take, [], null];
    if (!surface || !picture || this.seen === stands) return;
    this.seen = stands;
    stands.forEach((stand, lane) => {
      if (!stand || stand.take !== surface.take) return;
      const walk = (this.walks[lane] ??= []);
      if (picture.epoch < surface.epoch) walk.length = 0;
      walk.push(stand);
      if (walk.length > MOST_STEPS) this.walks[lane] = walk.filter((_, i) => i % 2 === 0 || i === walk.length - 1);
      this.stale = true;
    });
  }

  show({ opened }, surface) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width || height < 40) return;
    const target = fit(this.canvas, width, height);
    if (!surface) return;
    const frame = { x: LEFT, y: 2, width: width - LEFT - 8, height: height - BELOW - 2 };
    this.frame = frame;
    const several = opened.lanes.length > 1;
    const colours = opened.lanes.map((_, lane) => (several ? this.tokens.lanes[lane] : this.tokens.ink));
    const names = opened.lanes.map((_, lane) => (several ? `lane ${lane + 1}` : 'now'));
    const ends = landscape(target, this.tokens, surface, frame, { colours, names, walks: this.walks, pointed: this.pointed });
    const { clientWidth: wide, clientHeight: high } = this.key;
    key(fit(this.key, wide, high), this.tokens, ends, wide, high);
    const [low, most, here] = [ends.low, ends.high, surface.trails[0].loss ?? NaN].map(figure);
    this.canvas.ariaLabel = `Loss on a plane through the weights at epoch ${surface.epoch}: `
      + `from ${low} to ${most}, ${here} where it stands. The table holds the same numbers.`;
    const text = this.pointed ? `loss ${figure(lossAt(surface, ...this.pointed))}` : '';
    if (this.output.value !== text) this.output.value = text;
  }

  /** What the plane holds and what it leaves out, in words. */
  say({ epoch, slice, focus }, surface) {
    const waits = !surface || surface.lane !== focus || surface.take !== slice.take || surface.seed !== slice.seed;
    const lines = [];
    if (surface) {
      const { parameters, explained, directions, others, trails } = surface;
      lines.push(`A slice, not the whole: 2 of ${whole(parameters)} directions, through the weights at epoch ${whole(surface.epoch)}.`);
      if (directions === 'path') lines.push(`They are the path’s principal components and hold ${percent(explained)} of its spread.`);
      else if (slice.directions === 'path') lines.push('There is no path yet, so they are random.');
      else lines.push('They are random, each neuron’s part as long as its weights; the path is its shadow.');
      const away = trails.slice(1).map(({ lane, off }) => `lane ${lane + 1} is ${figure(off)} away from it`);
      if (away.length) lines.push(`Of the others, ${away.join(', ')}.`);
      const elsewhere = others.map((lane) => lane + 1).join(', ');
      if (others.length) lines.push(`Lane${others.length > 1 ? 's' : ''} ${elsewhere}: of another shape, so nowhere on it.`);
      if (surface.examples < surface.of) lines.push(`On ${surface.examples} of ${whole(surface.of)} training examples.`);
    }
    const state = waits ? 'Working it out …' : surface.done ? '' : 'Growing finer …';
    const text = lines.join(' ');
    if (this.said.textContent !== text) this.said.textContent = text;
    const note = find(this, '.working');
    if (note.textContent !== state) note.textContent = state;
    const taken = surface?.epoch === epoch && surface.take === slice.take && surface.lane === focus;
    find(this, '[data-do="take"]').disabled = !surface || taken;
  }

  /** Whether the lane is by now outside what the slice shows. */
  left({ lane, first, second }) {
    const at = this.walks[lane]?.at(-1);
    return !!at && (at.first < first[0] || at.first > first[1] || at.second < second[0] || at.second > second[1]);
  }

  table() {
    const { surface } = this;
    if (!surface) return;
    const { side, first, second, losses } = surface;
    const every = (side - 1) / 10;
    const at = ([low, high], k) => low + ((high - low) * k * every) / (side - 1);
    const along = Array.from({ length: 11 }, (_, k) => figure(at(first, k)));
    const rows = Array.from({ length: 11 }, (_, r) => [figure(at(second, 10 - r)), ...Array.from({ length: 11 }, (__, k) => {
      const loss = losses[r * every * side + k * every];
      return loss === null ? 'infinite' : figure(loss);
    })]);
    const path = ({ lane, epochs, first: xs, second: ys }) =>
      epochs.map((epoch, i) => [`lane ${lane + 1}, epoch ${whole(epoch)}`, figure(xs[i]), figure(ys[i])]);
    const paths = surface.trails.flatMap(path);
    showTable('The slice as a table', [
      { caption: 'Loss by the coordinates along the first (columns) and the second direction (rows)', head: ['', ...along], rows },
      { caption: 'The path on it', head: ['', 'first', 'second'], rows: paths },
    ]);
  }
}

customElements.define('landscape-sheet', LandscapeSheet);
