/** Puts the page together: the address says which step and moment, the server writes the step down, the parts draw. */
import { byId, find, findAll } from '../dom.js';
import { readTokens } from '../draw/colour.js';
import { chrome, tell } from '../check/chrome.js';
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

chrome();
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
    const response = await fetch(api(place), { signal: underWay.signal });
    const answer = await response.json();
    if (!response.ok) return complain(answer);
    take(answer);
  } catch (fault) {
    if (/** @type {Error} */ (fault).name === 'AbortError') return undefined;
    problem('The server does not answer. Try again in a moment.');
  }
  byId('main').setAttribute('aria-busy', 'false');
  return undefined;
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
  katex.render(moment.formula, byId('formula'), { throwOnError: false, displayMode: true });
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
    byId('number-note').replaceChildren(told.note);
    const from = told.from && told.from !== list[index].id ? list.findIndex(({ id }) => id === told.from) : -1;
    if (from >= 0) byId('number-note').append(' ', link(`see ${list[from].title.toLowerCase()}`, () => go(from, cell)));
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
    katex.render(told.tex, place, { throwOnError: false, displayMode: true });
    if (place.scrollWidth <= place.clientWidth || perLine === 1) return told;
  }
}

function link(text, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = text;
  button.addEventListener('click', () => {
    play.stop();
    act();
    byId('moment-title').focus();
  });
  return button;
}

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
  byId('playground').href = place.experiment ? `/?${place.experiment}` : '/';
  byId('check').href = `/gradient-check?${[place.experiment, place.epochs !== '0' ? `epochs=${place.epochs}` : ''].filter(Boolean).join('&')}`;
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

/** What is wrong is said beside the control that can mend it. */
function complain(answer) {
  byId('main').setAttribute('aria-busy', 'false');
  if (byId(`say-${answer.key}`)) {
    say(answer.key, answer.allowed);
    if (step) return;
    place = { ...place, [answer.key]: USUAL[answer.key] };
    problem(`${answer.detail}. `, link('Begin at the start', () => change({ epochs: '0', batches: '0' })));
  } else {
    problem(answer.detail ? `${answer.detail}.` : 'The step could not be worked out.');
  }
}

function say(key, allowed) {
  byId(`say-${key}`).textContent = `must be ${allowed}`;
  find(document, `#recipe [name="${key}"]`)?.setAttribute('aria-invalid', 'true');
}

/** @param {(string | Node)[]} content */
function problem(...content) {
  if (!step) byId('main').dataset.empty = '';
  byId('problem').replaceChildren(...content);
  byId('problem').hidden = false;
}

function quiet() {
  findAll(byId('recipe'), '.say').forEach((output) => (output.textContent = ''));
  findAll(byId('recipe'), '[aria-invalid]').forEach((control) => control.removeAttribute('aria-invalid'));
  byId('problem').hidden = true;
}

byId('recipe').addEventListener('submit', (event) => event.preventDefault());
findAll(document, '#recipe input:not([type="radio"])').forEach((control) => control.addEventListener('change', () => {
  const value = control.value.trim();
  quiet();
  if (control.name === 'example') {
    if (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= step.columns) change({ example: String(Number(value)) });
    else say('example', `a whole number in 1..${step.columns}`);
  } else if (/^\d{1,9}$/.test(value)) change({ [control.name]: String(Number(value)), ...(control.name === 'epochs' ? { batches: '0' } : {}) });
  else say(control.name, 'a whole number, 0 or more');
}));
findAll(document, '[name="extent"]').forEach((radio) => radio.addEventListener('change', () => change({ example: radio.value === 'one' ? '1' : '' })));
byId('back').addEventListener('click', () => (play.stop(), go(index - 1)));
byId('next').addEventListener('click', () => (play.stop(), go(index + 1)));
byId('first').addEventListener('click', () => (play.stop(), go(0)));

const KEYS = { ArrowLeft: () => go(index - 1), ArrowRight: () => go(index + 1), Home: () => go(0), End: () => go(list.length - 1) };
document.addEventListener('keydown', (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !step || find(document, 'dialog[open]')) return;
  if (target.matches('input, select') || target.closest('#lines, #equation') || (event.key !== ' ' && target.closest('[role="grid"]'))) return;
  if (event.key === ' ' && !target.matches('button, a')) {
    event.preventDefault();
    play.toggle();
  } else if (KEYS[event.key]) {
    event.preventDefault();
    play.stop();
    KEYS[event.key]();
  }
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
new MutationObserver(() => {
  if (!step) return;
  explain = explainer(step, numbers, readTokens());
  board.recolour();
  network.recolour();
  choose(chosen);
}).observe(document.documentElement, { attributeFilter: ['data-theme', 'data-view'] });
findAll(document, '.problem-of-address').forEach((fault) => tell(fault.textContent));
load();
