/** Puts the playground together: one store, one socket, one loop. */
import { byId, find, findAll } from './dom.js';
import { createLoop } from './loop.js';
import { follow } from './kit/address.js';
import { chrome, linkPlaces } from './kit/chrome.js';
import { notice, tell } from './kit/say.js';
import { createStore } from './kit/store.js';
import { onLook } from './kit/theme.js';
import { playgroundActions } from './actions.js';
import { dock } from './dock.js';
import { createEdit } from './edit.js';
import { badges, parseWhole } from './lanes.js';
import { panels } from './panels.js';
import { createRun } from './run.js';
import { createSeek } from './seek.js';
import { remember, restore } from './session.js';
import { createSocket } from './socket.js';
import { initial, reduce } from './store.js';
import { createTrail } from './trail.js';
import { contents, print, read, viewOf } from './view.js';
import { createWatch } from './watch.js';
import { compare } from './elements/compare.js';
import { laneTabs } from './elements/lane-tabs.js';
import { lines } from './elements/lines.js';
import { notices } from './elements/notices.js';
import { pointsTool } from './elements/points-tool.js';
import { recipe } from './elements/recipe.js';
import { seeds } from './elements/seeds.js';
import { stage } from './elements/stage.js';
import { translation } from './elements/translate.js';
import { transport } from './elements/transport.js';
import './elements/curves-view.js';
import './elements/network-view.js';
import './elements/result-view.js';
import './elements/timeline-view.js';
import './elements/lane-grid.js';

const loop = createLoop(() => store.state, () => store.state.received !== seen.picture && acknowledge());
const store = createStore(initial, reduce, loop.ask);
const socket = createSocket({ dispatch: store.dispatch, state: () => store.state, gone: mend, answered: () => seek.answered() });
const seek = createSeek((message) => socket.send(message));
const trail = createTrail((experiment) => socket.open(experiment));
const lanesGrid = /** @type {import('./elements/lane-grid.js').LaneGrid} */ (find(document, 'lane-grid'));

const run = createRun({ store, socket, seek, tell });
const watch = createWatch(store, (message) => socket.look(message), () => lanesGrid.tiles);
const edit = createEdit({ store, trail, form: () => form, dialog: () => dialog });
/** What every part of the page is given. */
const app = /** @type {any} */ ({ store, redraw: loop.ask, run, watch, edit, tell, notice });
app.stage = stage(app);
/** The recipe and its neighbours, which change what is run; what takes long to read stays until it is dismissed. */
const maker = {
  store, redraw: loop.ask, ...edit, underWay: run.underWay, change: run.change, openLane: watch.openLane, show: watch.show,
  tell: (/** @type {string} */ text, time = 0) => (time ? notice(text) : tell(text)),
};
const form = recipe(maker);
const dialog = compare(maker);
const inside = dock(app);

/** A wrong key in an address: the page opens without it and says so. @param {any} problem */
function mend(problem) {
  const known = trail.mend(problem.key);
  notice(`${problem.detail}. ${known ? 'The default is in its place.' : ''}`);
}

const seen = { log: 0, picture: 0 };
function acknowledge() {
  const { log, received } = store.state;
  if (log.last === seen.log && received === seen.picture) return;
  Object.assign(seen, { log: log.last, picture: received });
  socket.send({ type: 'seen', log: log.last, picture: received });
}
setInterval(acknowledge, 400);

/** A new run: what a link wants of it is asked for, and some place is pointed at. */
const arrival = {
  /** @param {import('./store.js').State} state @param {import('./store.js').State | null} before */
  draw(state, before) {
    if (!state.opened || before?.opened === state.opened) return;
    Object.assign(seen, { log: -1, picture: 0 });
    if (!state.at || (before?.opened && before.opened.box.x1[1] !== state.opened.box.x1[1])) {
      const { train } = state.opened.points;
      const k = Math.max(0, train.y.findIndex((/** @type {number} */ y) => y > 0));
      store.dispatch({ type: 'at', at: [train.x1[k], train.x2[k]], pointing: false });
    }
    watch.look();
    if (state.wish && state.speed !== state.wish) socket.send({ type: 'speed', speed: state.wish });
    document.title = `${titleOf(state)} · Descent`;
  },
};

/** What the page is called: a ready comparison's title, else its data and what its lanes differ in. @param {import('./store.js').State} state */
function titleOf({ opened }) {
  const ready = findAll(byId('compare-dialog'), '.ready a').find(({ search }) => search.slice(1) === opened.experiment);
  if (ready) return find(ready, 'b').textContent;
  const data = byId('data-chosen').textContent;
  if (opened.lanes.length === 1) return data;
  const words = badges(parseWhole(opened.experiment)).map((lane) => lane.map(({ value }) => value).join(' '));
  return `${data}: ${words.join(' / ')}`;
}

/** The # says how the run is looked at, and the links to the other pages carry it along. */
const hash = follow((text) => look(text));
const whereabouts = {
  /** @param {import('./store.js').State} state @param {import('./store.js').State | null} before */
  draw(state, before) {
    trail.follow(state, before);
    if (!state.opened) return;
    hash.say(print(viewOf(state)));
    const { picture } = state;
    linkPlaces({ experiment: state.experiment, lane: state.focus, at: picture && { epoch: picture.epoch, batch: picture.batch } });
  },
};

/** Shows what a # says, and goes where it says. @param {string} text @returns {{epoch: number, batch: number} | null} */
function look(text) {
  const { view, wrong } = read(text);
  for (const { key, value } of wrong) notice(`The address says ${key}=${value} behind its #, which is no way to look at a run.`);
  watch.view(view);
  const { state } = store;
  if (!state.opened) return view.at;
  if (view.speed && view.speed !== state.speed) run.speed(view.speed);
  if (view.at && view.at.epoch + (view.at.batch ? 1 : 0) <= state.furthest) run.goTo(view.at.epoch, view.at.batch);
  else if (view.at) notice(`This run has come to epoch ${state.furthest}: play, and it comes to ${view.at.epoch} too.`);
  return null;
}

chrome({
  title: 'Keys',
  actions: playgroundActions(app),
  link: () => location.origin + location.pathname + location.search + print(viewOf(store.state, true)),
  copied: () => ['Link copied', ...contents(viewOf(store.state, true))].join(', '),
  projector: app.stage.toggle,
});
onLook(() => store.dispatch({ type: 'theme' }));
translation(app);
const elements = [...findAll(document, 'result-view, network-view, lane-grid, curves-view, timeline-view'), ...inside.elements];
const parts = [
  laneTabs(app), form, arrival, whereabouts, transport(app), panels(app), inside, lines(app), notices(app), pointsTool(app),
  dialog, app.stage, seeds(maker),
];
for (const part of parts) loop.add(part);
for (const element of elements) {
  element.start(app);
  loop.add(element);
}

window.addEventListener('pagehide', () => remember(store.state));
const experiment = document.body.dataset.experiment ?? '';
trail.begin(experiment);
const kept = restore(experiment);
const at = look(location.hash);
// Who comes without an experiment sees something within seconds.
if (!location.search && !kept.run && !store.state.wish) store.dispatch({ type: 'show', parts: { wish: 'fast' } });
socket.start(kept, at);
loop.ask();
