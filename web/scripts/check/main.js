/** Puts the page together: the address is the state, the server checks, the parts draw. */
import { byId, find, findAll } from '../dom.js';
import { chrome, linkPlaces } from '../kit/chrome.js';
import { Refused, json } from '../kit/fetch.js';
import { html } from '../kit/html.js';
import { complain as sayBeside, forgiveAll } from '../kit/say.js';
import { parseWhole, printWhole, valuesOf } from '../lanes.js';
import { USUAL, api, bugs, curveOf, href, parse } from './address.js';
import { drawElement } from './element.js';
import { hunt } from './hunt.js';
import { matrices } from './matrices.js';
import { drawOne } from './one.js';
import { plant } from './plant.js';
import { sweepChart } from './sweep.js';
import { drawVerdict } from './verdict.js';

const SLOW = 250;

let state = parse(location.search, document.body.dataset.experiment ?? '');
/** The last check that came back. @type {any} */
let check = null;
/** The curve, and for which state it holds. @type {{of: string, points: any[] | null, refused: string}} */
let curve = { of: '', points: null, refused: '' };
/** @type {AbortController | null} */
let underWay = null;
/** What came when hunting: a new answer may show more than the last. */
const hunting = () => state.hunt !== '';

chrome({
  title: 'Gradient check',
  about: html`<p>Backpropagation works out a gradient <i>g</i>. Moving one parameter a little to either side gives a slow second opinion
    <i>ĝ</i>. If the two differ by more than 2 × 10⁻⁷, one formula is wrong.</p>`,
  actions: [
    { id: 'cells', shown: ['←', '→', '↑', '↓'], title: 'from element to element' },
    { id: 'matrices', shown: ['Tab'], title: 'from matrix to matrix' },
    { id: 'epsilon', shown: ['←', '→'], title: 'on the axis of the step: a smaller, a larger ε' },
    { id: 'plant', keys: ['b'], title: 'plant a bug', run: () => byId('plant').click(), when: () => !!byId('plant')?.offsetParent },
  ],
});
const cells = matrices((element) => {
  if (element === state.element) return;
  state = { ...state, element };
  history.replaceState(null, '', href(state));
  drawChosen();
});
const chart = sweepChart((step) => step !== state.step && go({ step }, true));
const planting = plant({ places: () => check?.places ?? [], bugs: () => bugs(state), change: (list) => go({ bug: list.join(',') }) });
const chase = hunt({
  ask: (more) => fetchJson(api(state, more)),
  moved: () => load(),
  next: () => href({ ...state, hunt: String(1 + Math.floor(Math.random() * 9999)), bug: '', element: '' }),
  open: (bug) => href({ ...state, hunt: '', bug }),
});

/** Takes up a change of the state. @param {Partial<import('./address.js').State>} changes @param {boolean} [slides] whether it leaves no step to go back to */
function go(changes, slides = false) {
  state = { ...state, ...changes };
  history[slides ? 'replaceState' : 'pushState'](null, '', href(state));
  fill();
  load();
}

/** The server's answer, or null where it complained, which is then said where it belongs. @param {string} url @param {AbortSignal} [signal] */
async function fetchJson(url, signal) {
  try {
    return await json(url, { signal });
  } catch (fault) {
    if (!(fault instanceof Refused) || !fault.problem.status) throw fault;
    const { problem: told } = fault;
    if (check || !((told.key ?? '') in USUAL)) complain(told);
    else await mend(told);
    return null;
  }
}

/** A fault in the address a visitor came with: the usual value is in its place, and the fault is said. */
async function mend(fault) {
  state = { ...state, [fault.key]: USUAL[fault.key] };
  history.replaceState(null, '', href(state));
  fill();
  await load();
  complain({ ...fault, allowed: `${fault.allowed}, was ${fault.value}` });
}

async function load() {
  if (state.view === 'one') return loadOne();
  underWay?.abort();
  underWay = new AbortController();
  const { signal } = underWay;
  const busy = setTimeout(() => byId('laboratory').setAttribute('aria-busy', 'true'), SLOW);
  quiet();
  try {
    const answer = await fetchJson(api(state, hunting() ? chase.asks : { detail: 'true' }), signal);
    if (!answer) return undefined;
    check = answer;
    delete byId('laboratory').dataset.empty;
    if (curve.of !== curveOf(state)) curve = { of: curveOf(state), points: null, refused: '' };
    draw();
    clearTimeout(busy);
    byId('laboratory').setAttribute('aria-busy', 'false');
    if (!curve.points && !curve.refused) await loadCurve(signal);
  } catch (fault) {
    if (/** @type {Error} */ (fault).name !== 'AbortError') problem('The server does not answer. The check stays as it was.');
  } finally {
    clearTimeout(busy);
    if (underWay?.signal === signal) byId('laboratory').setAttribute('aria-busy', 'false');
  }
  return undefined;
}

async function loadCurve(signal) {
  const of = curveOf(state);
  if (check.reason === 'infinite-cost' || check.reason === 'diverged') {
    curve = { of, points: null, refused: `The curve is left out: ${check.verdict}.` };
    draw();
    return;
  }
  try {
    const answer = await json(api(state, { sweep: 'true' }), { signal });
    curve = { of, points: answer.sweep, refused: '' };
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    curve = { of, points: null, refused: `The curve is left out: ${fault.message}.` };
  }
  draw();
}

function draw() {
  const veiled = hunting() && chase.phase === 'predict';
  const planted = hunting() ? 1 : bugs(state).length;
  byId('train').hidden = hunting() || !state.bug || /twin=|lane=/.test(state.experiment);
  drawVerdict(check, { planted: planted > 0, veiled });
  cells.draw(check, veiled);
  if (hunting()) chase.draw(check);
  drawChosen();
  chart.draw({ points: curve.points, step: check.step, planted, refused: curve.refused });
}

/** The element the visitor chose, or else the worst. */
function chosen() {
  const [tensor, row, column] = state.element.split(':');
  if (check.parameters.some(({ name, shape }) => name === tensor && Number(row) < shape[0] && Number(column) < shape[1])) return state.element;
  const worst = check.parameters.reduce((p, q) => (q.difference > p.difference ? q : p));
  return worst.worst ? `${worst.name}:${worst.worst.index.join(':')}` : '';
}

function drawChosen() {
  const element = chosen();
  cells.select(element);
  drawElement(check, element, byId('laboratory').dataset.verdict === 'doubt');
}

function loadOne() {
  const read = (key) => Number(state[key].replace('−', '-'));
  const [x, theta, step] = [read('x'), read('theta'), read('step')];
  quiet();
  if (state.x.trim() === '' || !(Math.abs(x) <= 1e6)) sayBeside('x', 'a number in [-1000000, 1000000]');
  else if (state.theta.trim() === '' || !(Math.abs(theta) <= 1e6)) sayBeside('theta', 'a number in [-1000000, 1000000]');
  else if (!(step >= 1e-15 && step <= 1)) sayBeside('step', 'a number in [1e-15, 1]');
  else drawOne(x, theta, step);
}

/** What is wrong is said beside the control that can mend it. */
function complain({ key, allowed, detail }) {
  if (key === 'mask') {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = 'Freeze the masks';
    button.addEventListener('click', () => location.assign(href({ ...state, experiment: `${state.experiment}&mask=frozen` })));
    problem('Dropout with fresh masks cannot be checked: every call of J draws new masks, so J(θ + ε) and J(θ − ε) are costs of two different networks. ', button);
  } else if (byId(`say-${key}`)) {
    sayBeside(key, allowed);
  } else {
    problem(detail ? `${detail}.` : 'The check failed.');
  }
}

/** What is allowed where a value cannot be; the server has the last word. @param {string} key @param {string} value */
function refused(key, value) {
  if (key === 'epochs') return /^\d{1,9}$/.test(value) ? '' : 'a whole number in 0..1000000000';
  return Number(value) >= 1e-15 && Number(value) <= 1 ? '' : 'a number in [1e-15, 1]';
}

/** @param {(string | Node)[]} content */
function problem(...content) {
  if (!check) byId('laboratory').dataset.empty = '';
  byId('problem').replaceChildren(...content);
  byId('problem').hidden = false;
}

function quiet() {
  forgiveAll(byId('recipe'));
  byId('problem').hidden = true;
}

/** Writes the state into the controls and links. */
function fill() {
  for (const key of ['epochs', 'step', 'x', 'theta']) {
    const control = find(document, `#recipe [name="${key}"]`);
    if (control !== document.activeElement) control.value = state[key];
  }
  planting.draw(bugs(state));
  byId('planted').hidden = hunting();
  byId('hunted').hidden = byId('hunt').hidden = !hunting();
  const plain = { ...state, hunt: '', view: '', element: '' };
  byId('stop-one').href = href({ ...plain, view: 'one' });
  byId('stop-network').href = href(plain);
  byId('stop-hunt').href = href({ ...plain, bug: '', hunt: state.hunt || String(1 + Math.floor(Math.random() * 9999)) });
  const here = state.view === 'one' ? 'stop-one' : hunting() ? 'stop-hunt' : 'stop-network';
  findAll(document, '.stops a').forEach((link) => (link.id === here ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current')));
  linkPlaces({ experiment: state.experiment, at: { epoch: Number(state.epochs), batch: 0 } });
  const notebook = state.experiment.startsWith('twin=');
  byId('playground').hidden = notebook;
  find(document, '#recipe [name="epochs"]').closest('.blank').hidden = notebook;
  byId('playground').href = state.experiment ? `/?${state.experiment}` : '/';
  byId('slow-motion').hidden = notebook || hunting();
  const step = [state.experiment, state.epochs === '0' ? '' : `epochs=${state.epochs}`].filter(Boolean).join('&');
  byId('slow-motion').href = step ? `/slow-motion?${step}` : '/slow-motion';
  byId('train').href = `/?${printWhole({ shared: valuesOf(parseWhole(state.experiment), 0), lanes: [{ bug: '' }, { bug: state.bug }] })}`;
}

byId('recipe').addEventListener('submit', (event) => event.preventDefault());
findAll(document, '#recipe input').forEach((control) => control.addEventListener('change', () => {
  const value = control.value.trim().replace('−', '-');
  const allowed = state.view === 'one' ? '' : refused(control.name, value);
  quiet();
  if (allowed) sayBeside(control.name, allowed);
  else go({ [control.name]: value });
}));
byId('network').addEventListener('change', (event) => location.assign(href({ ...state, experiment: event.target.value, element: '', bug: '' })));
window.addEventListener('popstate', () => {
  const before = state;
  state = parse(location.search, state.experiment);
  if (before.hunt !== state.hunt || before.view !== state.view) location.reload();
  else {
    fill();
    load();
  }
});
fill();
load();
new MutationObserver(() => check && draw()).observe(document.documentElement, { attributeFilter: ['data-view'] });
new ResizeObserver(() => state.view === 'one' && loadOne()).observe(byId('main'));
