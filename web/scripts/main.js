/** Puts the page together: one store, one socket, one loop. */
import { byId, find, findAll } from './dom.js';
import { createLoop } from './loop.js';
import { withNorm } from './experiment.js';
import { lookInside } from './inside.js';
import { createSocket } from './socket.js';
import { createStore, looked, same } from './store.js';
import { compare } from './elements/compare.js';
import { keys } from './elements/keys.js';
import { laneTabs } from './elements/lane-tabs.js';
import { printWhole, withCopy, without } from './lanes.js';
import { notices } from './elements/notices.js';
import { projector } from './elements/projector.js';
import { pointsTool } from './elements/points-tool.js';
import { recipe } from './elements/recipe.js';
import { restore, remember } from './session.js';
import { createSeek } from './seek.js';
import { seeds } from './elements/seeds.js';
import { slowLink } from './elements/slow-link.js';
import { translation } from './elements/translate.js';
import { transport } from './elements/transport.js';
import { views } from './elements/views.js';
import './elements/confusion-sheet.js';
import './elements/curves-view.js';
import './elements/network-view.js';
import './elements/neuron-sheet.js';
import './elements/matrices-sheet.js';
import './elements/example-sheet.js';
import './elements/landscape-sheet.js';
import './elements/result-view.js';
import './elements/inside-sheet.js';
import './elements/timeline-view.js';
import './elements/lane-grid.js';
import './elements/lanes-sheet.js';

const BETWEEN_SLIDES = 70;

const loop = createLoop(() => store.state, drawn);
const store = createStore(loop.ask);
const socket = createSocket({ dispatch: store.dispatch, state: () => store.state, gone: mend, answered: () => seek.answered() });
const seek = createSeek((message) => app.send(message));

/** Whether the next `opened` is a step of the visitor's way, to go back along, or a correction of the address. */
let visited = false;
let query = '';
let slide = 0;
let sliding = false;
let newest = '';
let rest = 0;

function openNewest() {
  clearTimeout(slide);
  slide = 0;
  socket.open(newest);
}

const app = {
  store,
  redraw: loop.ask,
  send: (message) => socket.send(message) || app.tell('Not connected yet'),
  playOrPause: () => app.ask({ type: store.state.playing ? 'pause' : 'play' }),
  step: () => app.ask({ type: 'step', unit: byId('unit').value }),
  /** Asks for something else than a place: from the place that was wanted last. */
  ask(message) {
    seek.settle();
    app.send(message);
  },
  /** Where the run is, or will be once it has gone where it was sent. */
  place: () => seek.target ?? store.state,
  goTo: (epoch, batch = 0) => seek.to(epoch, batch),
  stepBack() {
    const { epoch, batch } = app.place();
    if (byId('unit').value === 'epoch') seek.to(batch ? epoch : Math.max(0, epoch - 1));
    else if (batch) seek.to(epoch, batch - 1);
    else if (epoch) seek.to(epoch - 1, store.state.batches - 1);
  },
  speed(speed) {
    wanted = speed;
    app.send({ type: 'speed', speed });
  },
  restart: () => app.ask({ type: 'restart' }),
  /** Whether a change is one on the way, and not of the start. */
  underWay: () => app.place().epoch + app.place().batch > 0,
  /** Changes something on the way. @param {any} what lr, l1, l2, keep or edits */
  change: (what) => app.ask({ type: 'change', ...what }),
  newStart: () => form.with({ weightSeed: String(Number(form.values.weightSeed) + 1) }),
  values: () => form.values,
  now: () => form.now,
  with: (changes) => form.with(changes),
  whole: () => form.whole,
  compare: (k) => dialog.open(k),
  /** A copy of lane `k` with one thing changed; every lane is then shown. */
  addLane(k, changes) {
    store.dispatch({ type: 'lane', lane: null });
    app.open(printWhole(withCopy(form.whole, k, changes)));
  },
  removeLane(k) {
    app.open(printWhole(without(form.whole, k)));
  },
  /** Opens a lane, or shows all of them. @param {number | null} k */
  openLane(k) {
    if (k !== null && !store.state.opened?.lanes[k]) return;
    store.dispatch({ type: 'lane', lane: k });
    look();
  },

  /** Opens an experiment; what slides opens the newest a dozen times a second and leaves no trail. */
  open(next, slides = false) {
    visited ||= !slides || !sliding;
    sliding = slides;
    newest = next;
    if (!slides) openNewest();
    else slide ||= window.setTimeout(openNewest, BETWEEN_SLIDES);
  },
  /** One slide is one step of the visitor's way, by pointer or by keys. */
  slid() {
    clearTimeout(rest);
    rest = window.setTimeout(() => (sliding = false), 800);
  },

  /** @param {number} index @param {{units?: number, activation?: string, norm?: boolean, keep?: string}} change */
  changeLayer(index, { units = 0, activation, norm, keep }) {
    if (keep !== undefined) return form.changeKeep(index, keep);
    return form.changeLayers((layers) => layers.map((layer, i) => {
      if (i !== index) return layer;
      let next = { ...layer, units: Math.max(1, layer.units + units), activation: activation ?? layer.activation };
      if (norm !== undefined) next = withNorm(next, norm);
      return next;
    }));
  },

  hover(neuron) {
    if (same(store.state.hovered, neuron)) return;
    store.dispatch({ type: 'hover', neuron });
    look();
  },
  pin(neuron) {
    store.dispatch({ type: 'pin', neuron: same(store.state.pinned, neuron) ? null : neuron });
    look();
  },
  /** A tab of the dock came into sight, or none is. @param {string | null} sheet @param {boolean} tiles whether neurons are in sight */
  showSheet(sheet, tiles) {
    store.dispatch({ type: 'sheet', sheet, tiles });
    look();
  },
  confuse(set) {
    store.dispatch({ type: 'confusion', set });
    look();
  },
  /** Which parameters are written out. */
  writeOut(window) {
    store.dispatch({ type: 'matrices', window });
    look();
  },
  /** Follows an example through the network; its place is the pointed one from now on. */
  follow(set, index) {
    const { x1, x2 } = store.state.shown.points[set];
    store.dispatch({ type: 'example', example: { set, index } });
    store.dispatch({ type: 'at', at: [x1[index], x2[index]], pointing: false });
    look();
  },
  /** Another slice of the loss surface. */
  slice(change) {
    store.dispatch({ type: 'slice', change });
    look();
  },
  lookAt(neuron) {
    store.dispatch({ type: 'pin', neuron });
    look();
  },
  lookAway() {
    store.dispatch({ type: 'pin', neuron: null });
    look();
  },
  point(at, pointing) {
    store.dispatch({ type: 'at', at: at && inside(at), pointing });
    if (looked(store.state)) look();
  },

  /** A short word that goes by itself. */
  tell(text, time = 2500) {
    const message = byId('message');
    message.textContent = text;
    message.hidden = false;
    setTimeout(() => (message.hidden ||= message.textContent === text), time);
  },
};

const form = recipe(app);
const dialog = compare(app);
app.projector = projector(app);

function inside([x1, x2]) {
  const { box } = store.state.opened;
  const clamp = (x, [low, high]) => Math.min(high, Math.max(low, x));
  return [clamp(x1, box.x1), clamp(x2, box.x2)];
}

let asked = '';
let later = 0;
/** Tells the server what is looked at, some 20 times a second at most. */
function look() {
  clearTimeout(later);
  later = window.setTimeout(() => {
    const { lines, at, grid } = store.state;
    const tiles = grid ? lanesGrid.tiles : store.state.tiles;
    const neuron = looked(store.state);
    const pointed = neuron && at ? { neuron: { lane: store.state.focus, ...neuron }, at: at.map((x) => Number(x.toFixed(4))) } : {};
    const only = grid || store.state.opened?.lanes.length === 1 ? {} : { lane: store.state.focus };
    const message = { lines, ...only, ...(tiles ? {} : { tiles }), ...pointed, ...lookInside(store.state) };
    const text = JSON.stringify(message);
    if (text !== asked) socket.look(message);
    asked = text;
  }, 40);
}

/** A wrong key in an address: the page opens without it and says so. */
function mend(problem) {
  const values = new URLSearchParams(query);
  const known = values.has(problem.key);
  values.delete(problem.key);
  app.tell(`${problem.detail}. ${known ? 'The default is in its place.' : ''}`);
  query = known ? values.toString() : '';
  socket.open(query);
}

function drawn(state) {
  if (state.received !== acknowledged.picture) acknowledge();
}

const acknowledged = { log: 0, picture: 0 };
function acknowledge() {
  const { log, received } = store.state;
  if (log.last === acknowledged.log && received === acknowledged.picture) return;
  Object.assign(acknowledged, { log: log.last, picture: received });
  socket.send({ type: 'seen', log: log.last, picture: received });
}
setInterval(acknowledge, 400);

/** The speed that the visitor wants, whatever is opened. */
let wanted = '';

/** What is changed on the way is in the address at once; it is no step of the visitor's way. */
function onTheWay({ experiment }) {
  query = experiment;
  history.replaceState(null, '', query ? `?${query}` : location.pathname);
}

/** The address bar follows the experiment that runs. */
const address = {
  draw(state, before) {
    if (state.opened && before?.opened === state.opened && before.experiment !== state.experiment) onTheWay(state);
    if (!state.opened || before?.opened === state.opened) return;
    Object.assign(acknowledged, { log: -1, picture: 0 });
    look();
    if (!state.at || before?.opened?.box.x1[1] !== state.opened.box.x1[1]) {
      const { train } = state.opened.points;
      const k = Math.max(0, train.y.findIndex((y) => y > 0));
      store.dispatch({ type: 'at', at: [train.x1[k], train.x2[k]], pointing: false });
      look();
    }
    if (wanted && state.speed !== wanted) app.send({ type: 'speed', speed: wanted });
    const next = state.experiment;
    document.title = `${byId('data-chosen').textContent} · Descent`;
    if (next !== query || location.search.slice(1) !== next) {
      history[visited && next !== query ? 'pushState' : 'replaceState'](null, '', (next ? `?${next}` : location.pathname) + location.hash);
    }
    query = next;
    visited = false;
  },
};

window.addEventListener('popstate', () => {
  query = location.search.slice(1);
  visited = false;
  socket.open(query);
});
window.addEventListener('pagehide', () => remember(store.state));
findAll(document, '[name="lines"]').forEach((radio) => radio.addEventListener('change', () => {
  store.dispatch({ type: 'lines', lines: radio.value });
  look();
}));
byId('fewer-layers').addEventListener('click', () => form.changeLayers((layers) => layers.slice(0, -1)));
byId('more-layers').addEventListener('click', () => form.changeLayers((layers) => [...layers, { units: 3, activation: layers.at(-1)?.activation ?? 'relu', options: [] }]));
byId('back').addEventListener('click', () => app.lookAway());
findAll(document, '[data-tex]').forEach((span) => katex.render(span.dataset.tex, span, { throwOnError: false, output: 'html' }));

/** @type {import('./elements/lane-grid.js').LaneGrid} */
const lanesGrid = find(document, 'lane-grid');
const elements = findAll(document, 'result-view, network-view, lane-grid, lanes-sheet, curves-view, timeline-view, neuron-sheet, inside-sheet, confusion-sheet, matrices-sheet, example-sheet, landscape-sheet');
keys(app);
translation(app);
const parts = [laneTabs(app), form, address, transport(app), views(app), notices(app), pointsTool(app), dialog, app.projector, seeds(app), slowLink()];
for (const part of parts) loop.add(part);
for (const element of elements) {
  element.start(app);
  loop.add(element);
}
document.fonts.addEventListener('loadingdone', () => store.dispatch({ type: 'theme' }));

query = document.body.dataset.experiment;
if (location.search.slice(1) !== query) history.replaceState(null, '', (query ? `?${query}` : location.pathname) + location.hash);
const kept = restore(query);
// Who comes without an experiment sees something within seconds.
if (!location.search && !kept.run) wanted = 'fast';
socket.start(kept);
loop.ask();
