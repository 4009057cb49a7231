/** Puts the page together: the address says which step and moment, the server writes the step down, the parts draw. */
import { byId, find, findAll } from '../dom.js';
import { readTokens } from '../draw/colour.js';
import { chrome, linkPlaces } from '../kit/chrome.js';
import { Refused, aborted, json } from '../kit/fetch.js';
import { html, nothing, render } from '../kit/html.js';
import { complain, forgiveAll } from '../kit/say.js';
import { typeset } from '../kit/tex.js';
import { onLook } from '../kit/theme.js';
import { USUAL, api, href, parse, printHash, readHash } from './address.js';
import { blackboard } from './board.js';
import { code } from './code.js';
import { explainer } from './explain.js';
import { figures } from './figures.js';
import { networkView } from './network.js';
import { player } from './player.js';
import { track } from './track.js';

const PHASES = { batch: 'The batch', forward: 'Forward →', cost: 'The cost', backward: '← Backward', update: 'The update' };

/** A browser refuses an address that changes too often. */
const BETWEEN_ADDRESSES = 200;
let later = 0;

let place = parse(location.search, document.body.dataset.experiment ?? '');
/** @type {any} */
let step = null;
/** @type {any[]} */
let list = [];
let index = 0;
/** @type {{figure: any, axes: any}} */
let numbers = { figure: null, axes: {} };
/** @type {any} */
let explain = null;
/** @type {import('./explain.js').Cell | null} */
let chosen = null;
/** @type {AbortController | null} */
let underWay = null;

const board = blackboard((cell) => {
  play.stop();
  choose(cell);
});
const network = networkView();
const moments = track((to) => {
  play.stop();
  go(to);
});
const program = code();
const play = player({
  numbers: () => board.inSight(list[index].result),
  show: (cell) => choose(cell),
  next: () => index < list.length - 1 && (go(index + 1), true),
});

/** The only example that is shown, or null for the batch. */
const one = () => (place.example === '' ? null : Math.min(Number(place.example), step.columns) - 1);

async function load() {
  underWay?.abort();
  underWay = new AbortController();
  play.stop();
  quiet();
  byId('main').setAttribute('aria-busy', 'true');
  try {
    take(await json(api(place), { signal: underWay.signal }));
  } catch (fault) {
    if (fault instanceof Refused) refused(fault.problem);
    else if (!aborted(fault)) throw fault;
    return;
  }
  byId('main').setAttribute('aria-busy', 'false');
}

function take(answer) {
  step = answer;
  list = step.moments;
  numbers = figures(step);
  explain = explainer(step, numbers, readTokens());
  document.documentElement.style.setProperty('--most-units', String(Math.max(...step.layers.map(({ units }) => units), step.inputs.length)));
  delete byId('main').dataset.empty;
  network.take(step);
  moments.fill(list);
  program.fill(step.program);
  fill();
  const { moment, cell } = readHash(location.hash);
  go(Math.max(0, list.findIndex(({ id }) => id === moment)), cell);
}

/** @param {number} to @param {import('./explain.js').Cell | null} [cell] a number to begin with */
function go(to, cell = null) {
  index = Math.min(list.length - 1, Math.max(0, to));
  const moment = list[index];
  byId('phase').textContent = PHASES[moment.phase];
  byId('moment-title').textContent = moment.title;
  byId('said').textContent = moment.title;
  typeset(moment.formula, byId('formula'), true);
  byId('why').textContent = moment.why;
  document.body.dataset.phase = moment.phase;
  byId('go-on').hidden = index < list.length - 1;
  moments.mark(index, list.length);
  program.mark(moment.parts);
  draw();
  choose(exists(cell) ? cell : first(moment.result));
}

function draw() {
  const moment = list[index];
  const scene = { moment, step, one: one(), ...numbers };
  board.draw(scene);
  network.draw(scene);
}

/** The first number in sight that says something. @param {string} name */
function first(name) {
  const cells = board.inSight(name);
  return cells.find(({ i, j }) => numbers.figure(name).value(i, j) !== 0) ?? cells[0] ?? null;
}

/** Whether the moment shows such a number. @param {import('./explain.js').Cell | null} cell */
function exists(cell) {
  if (!cell || !list[index].terms.some((term) => /** @type {any} */ (term).name === cell.name)) return false;
  const { size } = numbers.figure(cell.name);
  return cell.i < size[0] && cell.j < size[1];
}

/** One number is worked out. @param {import('./explain.js').Cell | null} cell */
function choose(cell) {
  chosen = cell;
  if (cell) {
    board.reveal(cell);
    const told = equation(cell);
    const from = told.from && told.from !== list[index].id ? list.findIndex(({ id }) => id === told.from) : -1;
    render(html`${told.note} ${from < 0 ? nothing : link(`see ${list[from].title.toLowerCase()}`, () => {
      go(from, cell);
      byId('moment-title').focus();
    })}`, byId('number-note'));
    board.light(cell, told.sources);
  }
  clearTimeout(later);
  later = window.setTimeout(() => history.replaceState(null, '', here()), BETWEEN_ADDRESSES);
}

/** The page's address as it is now. */
const here = () => href(place) + (step ? printHash(list[index].id, chosen) : location.hash);

/** Writes the equation with as many terms a line as there is room for. @param {import('./explain.js').Cell} cell */
function equation(cell) {
  const place = byId('equation');
  for (const perLine of [3, 2, 1]) {
    const told = explain(cell, perLine);
    typeset(told.tex, place, true);
    if (place.scrollWidth <= place.clientWidth || perLine === 1) return told;
  }
}

/** @param {string} text @param {() => void} act */
const link = (text, act) => html`<button type="button" class="link" @click=${() => (play.stop(), act())}>${text}</button>`;

/** Writes the place into the controls and links. */
function fill() {
  for (const key of ['epochs', 'batches']) {
    const control = find(document, `#recipe [name="${key}"]`);
    if (control !== document.activeElement) control.value = place[key];
  }
  const alone = place.example !== '';
  find(document, `[name="extent"][value="${alone ? 'one' : 'batch'}"]`).checked = true;
  byId('example-blank').hidden = !alone;
  if (alone) find(document, '[name="example"]').value = place.example;
  byId('batch-blank').hidden = step.batches === 1;
  byId('batches-of').textContent = `of ${step.batches} batches`;
  byId('example-of').textContent = `of ${step.m}`;
  const last = step.batch + 1 >= step.batches;
  const after = href({ ...place, epochs: String(Number(place.epochs) + (last ? 1 : 0)), batches: last ? '0' : String(step.batch + 1) });
  byId('next-step').href = after;
  byId('go-on').href = after;
  linkPlaces({ experiment: place.experiment, at: { epoch: Number(place.epochs), batch: Number(place.batches) } });
  byId('download').href = api(place, '/api/numpy');
}

function change(changes) {
  const anew = 'epochs' in changes || 'batches' in changes;
  place = { ...place, ...changes };
  clearTimeout(later);
  history.pushState(null, '', here());
  if (anew) load();
  else {
    fill();
    go(index);
  }
}

/** What is wrong is said beside the control that can mend it; without a step to show, on its own. @param {import('../kit/fetch.js').Problem} problem */
function refused({ key = '', allowed = '', detail }) {
  byId('main').setAttribute('aria-busy', 'false');
  if (!byId(`say-${key}`)) return alarm(detail);
  if (step) return complain(key, allowed);
  place = { ...place, [key]: USUAL[key] };
  return alarm(detail, link('Begin at the start', () => change({ epochs: '0', batches: '0' })));
}

/** @param {string} words @param {unknown} [way] out of it */
function alarm(words, way = nothing) {
  if (!step) byId('main').dataset.empty = '';
  render(html`${words.replace(/[.;]?$/, '.')} ${way}`, byId('problem'));
  byId('problem').hidden = false;
}

function quiet() {
  forgiveAll(byId('recipe'));
  byId('problem').hidden = true;
}

/** Goes where one points, and pauses. */
const leap = (/** @type {() => number} */ to) => () => (play.stop(), go(to()));
byId('recipe').addEventListener('submit', (event) => event.preventDefault());
findAll(document, '#recipe input:not([type="radio"])').forEach((control) => control.addEventListener('change', () => {
  const value = control.value.trim();
  quiet();
  if (control.name === 'example') {
    if (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= step.columns) change({ example: String(Number(value)) });
    else complain('example', `a whole number in 1..${step.columns}`);
  } else if (/^\d{1,9}$/.test(value)) change({ [control.name]: String(Number(value)), ...(control.name === 'epochs' ? { batches: '0' } : {}) });
  else complain(control.name, 'a whole number, 0 or more');
}));
findAll(document, '[name="extent"]').forEach((radio) => radio.addEventListener('change', () => change({ example: radio.value === 'one' ? '1' : '' })));
byId('back').addEventListener('click', leap(() => index - 1));
byId('next').addEventListener('click', leap(() => index + 1));
byId('first').addEventListener('click', leap(() => 0));

/** Where arrows and space have a meaning of their own. @param {Event} [event] */
const free = (event) =>
  !!step && !(/** @type {Element | undefined} */ (event?.target)?.closest?.('#lines, #equation, [role="grid"], input'));

chrome({
  title: 'Slow motion',
  copied: 'Link of this moment copied',
  about: html`<p>One step of the training, line by line: the batch, forward, the cost, backward, the update.
    Choose any number to see what it is made of.</p>`,
  actions: [
    { id: 'play-step', keys: [' '], title: 'play or pause', run: () => play.toggle(), when: () => !!step },
    {
      id: 'back', keys: ['ArrowLeft'], shown: ['←', '→'], title: 'one moment back, one on',
      run: leap(() => index - 1), when: free,
    },
    { id: 'next', keys: ['ArrowRight'], shown: [], title: '', run: leap(() => index + 1), when: free },
    {
      id: 'first', keys: ['Home'], shown: ['Home', 'End'], title: 'to the first moment, to the last',
      run: leap(() => 0), when: free,
    },
    { id: 'last', keys: ['End'], shown: [], title: '', run: leap(() => list.length - 1), when: free },
    { id: 'in-grid', shown: ['←', '→', '↑', '↓'], title: 'in a matrix: from number to number' },
    { id: 'to-grid', shown: ['Tab'], title: 'from matrix to matrix' },
  ],
});
window.addEventListener('popstate', () => {
  clearTimeout(later);
  const before = place;
  place = parse(location.search, place.experiment);
  if (before.epochs !== place.epochs || before.batches !== place.batches) load();
  else if (step) {
    fill();
    const { moment, cell } = readHash(location.hash);
    go(Math.max(0, list.findIndex(({ id }) => id === moment)), cell);
  }
});
onLook(() => {
  if (!step) return;
  explain = explainer(step, numbers, readTokens());
  board.recolour();
  network.recolour();
  choose(chosen);
});
load();
