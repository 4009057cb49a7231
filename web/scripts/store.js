/** One immutable state, one pure function that makes the next. */
import { append, emptyLog, truncated, withLane } from './log.js';
import { parseChanges, pointChanges, pointsAt } from './changes.js';
import { parse } from './experiment.js';
import { fitting } from './one-by-one.js';
import { usual } from './view.js';

/**
 * @typedef {{layer: number, unit: number}} Neuron
 * @typedef {object} State
 * @property {'connecting' | 'open' | 'lost' | 'full'} line
 * @property {any} opened the server's `opened`, all that stays the same during a run
 * @property {any} shown the same with the training points of the epoch that is shown
 * @property {string} experiment the query string, with what was changed on the way
 * @property {Record<string, string>} values what it says that all lanes share
 * @property {boolean} playing
 * @property {string} speed
 * @property {number} epoch
 * @property {number} batch
 * @property {number} batches
 * @property {number} furthest the epoch up to which one can go back and forth
 * @property {string} reason why the run is as it is
 * @property {import('./log.js').Log} log
 * @property {(import('./picture.js').Picture | null)[]} pictures one a lane
 * @property {import('./picture.js').Picture | null} picture the one of the lane looked at
 * @property {any} lane the server's description of the lane looked at
 * @property {number} focus its number, from 0
 * @property {boolean} grid whether all lanes are shown side by side, and none is open
 * @property {number} received the number of the last picture that came, shown or not
 * @property {'weight' | 'gradient' | 'update'} lines
 * @property {string} tab the tab of the dock that is chosen
 * @property {string} resting the tab to go back to when no neuron is looked at
 * @property {string} panel what a narrow screen shows below the result
 * @property {boolean} narrow whether the screen shows one panel at a time
 * @property {string | null} sheet the tab of the dock that is in sight
 * @property {boolean} tiles whether the neurons' tiles are in sight
 * @property {string} measure what the curves show
 * @property {string} scale of the curves' axis
 * @property {number} race the accuracy that lanes race to, in percent
 * @property {'epoch' | 'batch'} unit what one step is
 * @property {string} wish the speed that the visitor chose, whatever is opened
 * @property {boolean} projector large type and heavy strokes
 * @property {number} luck over how many seeds the curves' band is; 0 for none
 * @property {Record<string, any> | null} coming what a link wants to be seen, until there is a run to see it in
 * @property {'train' | 'dev' | 'test'} confusion which examples the confusion matrix counts
 * @property {{of: 'weight' | 'gradient' | 'update', layer: number, row: number, column: number}} matrices
 *   which part of the parameters is written out; layer 0 for some of every layer
 * @property {{set: 'train' | 'dev' | 'test', index: number}} example the one followed through the network
 * @property {{directions: 'path' | 'random', seed: number, take: number}} slice which slice of the loss surface is asked for
 * @property {any} surface the server's newest `surface`
 * @property {any[]} stands where each lane is on it by now
 * @property {Neuron | null} pinned kept by a click
 * @property {Neuron | null} hovered pointed at or focused
 * @property {[number, number] | null} at the pointed place of the plane
 * @property {boolean} pointing whether the pointer is in the plot
 * @property {boolean} editing whether a click in the plot changes training points
 * @property {import('./elements/seeds.js').Seeds | null} seeds the lanes over many seeds
 * @property {any} problem the last thing that could not be done
 * @property {number} theme counts changes of the colours
 */

/** @type {State} */
export const initial = Object.freeze(/** @type {any} */ ({
  line: 'connecting', opened: null, shown: null, experiment: '', values: {}, playing: false, speed: 'normal',
  epoch: 0, batch: 0, batches: 1, furthest: 0, reason: 'asked',
  log: emptyLog(), pictures: [null], picture: null, lane: null, focus: 0, grid: false, received: 0, sheet: null, tiles: true,
  example: { set: 'train', index: 0 },
  surface: null, stands: [], pinned: null, hovered: null, at: null, pointing: false, editing: false,
  seeds: null, problem: null, theme: 0, tab: 'weights', resting: 'weights', narrow: false, coming: null, ...fromView(usual),
}));

/** The parts of the state that a view sets by itself, without a run. @param {Record<string, any>} view */
function fromView({ panel, lines, measure, scale, race, unit, speed, projector, seeds, set, matrices, slice }) {
  return { panel, lines, measure, scale, race, unit, wish: speed, projector, luck: seeds, confusion: set, matrices, slice };
}

/** @param {State} state @param {any} action @returns {State} */
export function reduce(state, action) {
  const next = step(state, action);
  if (next === state) return state;
  const told = action.type === 'view' || (state.coming && !next.coming);
  return inSight(told ? next : tabbed(next, state));
}

/** The tab that shows by itself: of a neuron that is looked at, of several lanes side by side. @param {State} state */
export const naturalTab = (state) => (looked(state) ? 'neuron' : state.grid ? 'lanes' : 'weights');

/** A neuron that is looked at opens its tab, several lanes theirs; without them it is the tab before. */
function tabbed(state, before) {
  const { opened, grid } = state;
  const neuron = !!looked(state);
  let { tab } = state;
  if (opened && (before.opened?.lanes.length !== opened.lanes.length || before.grid !== grid)) {
    if (grid) tab = 'lanes';
    else if (tab === 'lanes') tab = 'weights';
  }
  if (opened?.task === 'regression' && tab === 'confusion') tab = 'weights';
  const resting = tab === 'neuron' ? state.resting : tab;
  if (neuron && !looked(before)) tab = 'neuron';
  else if (!neuron && tab === 'neuron') tab = resting;
  return tab === state.tab && resting === state.resting ? state : { ...state, tab, resting };
}

/** What is out of sight, the server need not tell. @param {State} state */
function inSight(state) {
  const sheet = state.narrow && state.panel !== 'dock' ? null : state.tab;
  const tiles = !state.narrow || state.panel === 'network';
  return sheet === state.sheet && tiles === state.tiles ? state : { ...state, sheet, tiles };
}

/** Takes up how a link wants a run to be seen. @param {State} state @param {Record<string, any>} view @returns {State} */
function viewed(state, view) {
  const set = { ...state, ...fromView(view) };
  return state.opened ? seen(set, view) : { ...set, tab: view.tab || 'weights', coming: view };
}

/**
 * What of a view needs a run: parts that its lanes do not have are left.
 * @param {State} state @param {Record<string, any>} view @returns {State}
 */
function seen(state, view) {
  const { lanes, points } = state.opened;
  const some = lanes.length === 1 ? state : focused(state, view.lane && view.lane <= lanes.length ? view.lane - 1 : null);
  const { layers } = some.lane;
  const pinned = layers[view.neuron?.layer]?.units > view.neuron?.unit ? view.neuron : null;
  const next = {
    ...some, pinned, hovered: null, coming: null, at: view.point ?? some.at,
    confusion: points[state.confusion].y.length ? state.confusion : 'train',
    matrices: layers[view.matrices.layer] && view.matrices.layer ? view.matrices : fitting(view.matrices, layers),
    example: view.example && points[view.example.set].y.length > view.example.index ? view.example : some.example,
  };
  const idle = { neuron: !pinned, lanes: lanes.length === 1, confusion: state.opened.task === 'regression' }[view.tab];
  const tab = !view.tab || idle ? naturalTab(next) : view.tab;
  return { ...next, tab, resting: tab === 'neuron' ? naturalTab({ ...next, pinned: null }) : tab };
}

/** @param {State} state @param {any} action @returns {State} */
function step(state, action) {
  switch (action.type) {
    case 'line':
      return { ...state, line: action.line };
    case 'opened':
      return withPoints(opened(state, action.message, action.resumed), state);
    case 'changed':
      return withPoints(changed(state, action.message), state);
    case 'log': {
      const log = append(state.log, action.entries);
      // While looking back, what still comes of the log lies ahead.
      if (!log.length || looksBack(state)) return { ...state, log };
      const epoch = Math.max(state.epoch, log.columns.epoch[log.length - 1]);
      return { ...state, log, epoch, furthest: Math.max(state.furthest, epoch), batch: epoch === state.epoch ? state.batch : 0 };
    }
    case 'state': {
      const { playing, speed, epoch, batch, batches, furthest, reason } = action.message;
      const log = furthest < state.furthest ? truncated(state.log, furthest) : state.log;
      return { ...state, playing, speed, epoch, batch, batches, furthest, reason, log };
    }
    case 'picture':
      return withPoints(pictured(state, action.picture), state);
    case 'lane':
      return focused(state, action.lane);
    case 'problem':
      return { ...state, problem: action.problem };
    case 'show':
      return { ...state, ...action.parts };
    case 'view':
      return viewed(state, action.view);
    case 'matrices':
      return { ...state, matrices: { ...state.matrices, ...action.window } };
    case 'slice':
      return { ...state, slice: { ...state.slice, ...action.change } };
    case 'surface':
      return { ...state, surface: action.message };
    case 'pin':
      return { ...state, pinned: action.neuron, hovered: action.neuron ? state.hovered : null };
    case 'hover':
      return same(state.hovered, action.neuron) ? state : { ...state, hovered: action.neuron };
    case 'at':
      return { ...state, at: action.at ?? state.at, pointing: action.pointing };
    case 'seeds':
      return { ...state, seeds: action.seeds };
    case 'theme':
      return { ...state, theme: state.theme + 1 };
    default:
      throw new Error(`no such action: ${action.type}`);
  }
}

function opened(state, message, resumed) {
  const { playing, speed, epoch, batches, lanes } = message;
  const confusion = message.points[state.confusion].y.length ? state.confusion : 'train';
  const focus = Math.min(state.focus, lanes.length - 1);
  const next = {
    ...state, opened: message, ...experimentOf(message.experiment), lane: lanes[focus], focus, playing, speed,
    epoch, batch: 0, batches, confusion, problem: null, reason: 'asked',
  };
  if (resumed) return state.coming ? seen(next, state.coming) : next;
  next.furthest = epoch;
  const { layers } = lanes[focus];
  next.matrices = fitting(state.matrices, layers);
  next.example = message.points[state.example.set].y.length > state.example.index ? state.example : { set: 'train', index: 0 };
  const kept = state.pinned && layers[state.pinned.layer]?.units > state.pinned.unit;
  const before = state.opened?.lanes.length ?? 0;
  const fresh = {
    ...next, grid: lanes.length > 1 && (state.grid || before < lanes.length), log: emptyLog(lanes.length, focus),
    pictures: lanes.map(() => null), picture: null, surface: null, stands: [], pinned: kept ? state.pinned : null, hovered: null,
  };
  return state.coming ? seen(fresh, state.coming) : fresh;
}

function experimentOf(experiment) {
  const query = new URLSearchParams(experiment);
  query.delete('lane');
  return { experiment, values: parse(query.toString()) };
}

function changed(state, { experiment, box }) {
  const same = ['x1', 'x2'].every((x) => state.opened.box[x].every((value, i) => value === box[x][i]));
  return { ...state, ...experimentOf(experiment), opened: same ? state.opened : { ...state.opened, box }, problem: null };
}

/** The training points are those of the picture. @param {State} state @param {State} before @returns {State} */
function withPoints(state, before) {
  const { opened, values, picture, epoch } = state;
  const at = picture?.epoch ?? epoch;
  const spec = values.changes ? `${pointChanges(parseChanges(values.changes), at)} ${values.changes}` : '';
  if (before.shown && before.opened === opened && before.shown.spec === spec) return state;
  const train = spec && spec[0] !== '0' ? pointsAt(opened.points.train, values, at) : opened.points.train;
  return { ...state, shown: { ...opened, points: { ...opened.points, train }, spec } };
}

/** Opens a lane, or shows all of them. @param {State} state @param {number | null} lane @returns {State} */
function focused(state, lane) {
  if (lane === null) return { ...state, grid: state.opened.lanes.length > 1, pinned: null, hovered: null };
  return {
    ...state, grid: false, focus: lane, lane: state.opened.lanes[lane], picture: state.pictures[lane], log: withLane(state.log, lane),
    pinned: null, hovered: null,
    matrices: fitting(state.matrices, state.opened.lanes[lane].layers),
  };
}

/** A picture that can't be shown is left out: of a lane that left the finite numbers the last one before stays. */
function pictured(state, { number, lanes }) {
  if (lanes.length !== state.pictures.length) return { ...state, received: number };
  const pictures = lanes.map((picture, k) => (picture.surface.length && finite(picture) ? picture : state.pictures[k]));
  return { ...state, received: number, stands: lanes.map(({ stand }) => stand), pictures, picture: pictures[state.focus] };
}

function finite(picture) {
  return picture.layers.every((layer) => layer.scales.every(Number.isFinite) && (layer.W ?? []).every(Number.isFinite))
    && picture.surface.every((map) => Number.isFinite(map.scale));
}

/** Whether an epoch before the newest is shown. @param {State} state */
export function looksBack({ epoch, furthest }) {
  return epoch < furthest;
}

/** What is looked at: the pointed neuron before the kept one. @param {State} state @returns {Neuron | null} */
export function looked(state) {
  return state.hovered ?? state.pinned;
}

/** @param {Neuron | null} a @param {Neuron | null} b */
export function same(a, b) {
  return a === b || (!!a && !!b && a.layer === b.layer && a.unit === b.unit);
}
