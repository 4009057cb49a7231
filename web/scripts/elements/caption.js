/** What stands around the plot: title, legend, colour key, scores. Written only when it changes. */
import { byId, find } from '../dom.js';
import { fit } from '../draw/canvas.js';
import { ramp } from '../draw/ramp.js';
import { colourOf, point, ring } from '../draw/points.js';
import { html, nothing, render } from '../kit/html.js';
import { looked } from '../store.js';
import { newestAt } from '../log.js';
import { fixed, loss, percent, tick } from '../numbers.js';
import { nameOf } from './network-view.js';

/**
 * @param {any} tokens @param {import('../store.js').State} state
 * @param {{neuron: any, ground: any, pointed: any, mistakes: {count: number, ringed: boolean} | null}} seen
 */
export function drawCaption(tokens, state, { neuron, ground, pointed, mistakes }) {
  const { opened } = state;
  write(byId('result-title'), neuron ? nameOf(state.lane.layers, neuron.layer, neuron.unit) : 'Result');
  byId('back').hidden = !neuron;
  byId('legend').hidden = !!neuron;
  if (!neuron) legend(tokens, opened, mistakes);
  if (ground) key(tokens, opened, neuron, ground, pointed);
  if (neuron) neuronScores(state);
  else scores(state);
  diagnosis(opened, neuron ? null : state.picture?.diagnosis);
}

function legend(tokens, opened, mistakes) {
  const root = byId('legend');
  const sets = ['dev', 'test'].filter((set) => opened.points[set].y.length);
  const classes = opened.task === 'regression' ? [] : Array.from({ length: opened.classes }, (_, k) => k);
  const spec = `${opened.task} ${classes.length} ${sets} ${tokens.ground}`;
  if (marks.spec !== spec) {
    const ofClass = (k) => mark((t) => point(t, tokens, colourOf(tokens, opened.task, k), k, 'train', 10, 10, 4.2));
    const ofSet = (set) => mark((t) => point(t, tokens, tokens.ink2, 0, set, 10, 10, 4.2));
    const wrong = mark((t) => (ring(t, tokens, 10, 10, 8), point(t, tokens, tokens.ink2, 0, 'train', 10, 10, 3.4)));
    marks = { spec, classes: classes.map(ofClass), sets: sets.map(ofSet), wrong };
  }
  const entry = (canvas, text) => html`<li>${canvas}<span>${text}</span></li>`;
  render(html`${classes.map((k) => entry(marks.classes[k], k))}${sets.map((set, k) => entry(marks.sets[k], set))}
    ${classes.length ? entry(marks.wrong, mistakes ? `${mistakes.count} wrong` : '') : nothing}`, root);
}

/** The legend's marks, drawn once for an experiment and its colours. @type {any} */
let marks = { spec: '' };

function mark(draw) {
  const canvas = document.createElement('canvas');
  canvas.ariaHidden = 'true';
  draw(fit(canvas, 20, 20));
  return canvas;
}

function key(tokens, opened, neuron, { largest, activation }, pointed) {
  const canvas = byId('ramp');
  canvas.hidden = !neuron && opened.task === 'multiclass';
  if (canvas.hidden) return;
  const positive = neuron && (activation === 'relu' || activation === 'sigmoid');
  const width = canvas.clientWidth || 132;
  const end = (digits) => tick(Number(largest.toPrecision(digits)));
  const share = activation === 'probability' || (!neuron && opened.task === 'binary');
  const texts = share ? ['0', '0.5', '1'] : positive ? ['0', end(3)] : [tick(-Number(largest.toPrecision(2))), '0', end(2)];
  const strong = texts.length === 2 ? 0 : 1;
  const ticks = texts.map((text, i) => ({ at: i / (texts.length - 1), text, strong: i === strong }));
  const scale = { from: positive ? 0.5 : 0, to: 1, marks: ticks, pointed: neuron ? undefined : pointed?.along };
  ramp(fit(canvas, width, 34), tokens, scale, width);
}

/** What was measured of the very state that is shown, or else the last that was. */
function scores({ opened, log, epoch, picture }) {
  const newest = (column) => {
    const [, set, measure] = /^([a-z]+)(.*)$/.exec(column) ?? [];
    return picture?.report?.[set]?.[measure.toLowerCase()] ?? newestAt(log, column, epoch);
  };
  const rows = [];
  const regression = opened.task === 'regression';
  for (const set of ['train', 'dev', 'test']) {
    if (!opened.points[set].y.length) continue;
    rows.push([set, regression ? loss(newest(`${set}Loss`)) : percent(newest(`${set}Accuracy`))]);
  }
  if (!regression) for (const [set] of [...rows]) rows.push([`${set} loss`, loss(newest(`${set}Loss`))]);
  rowsInto(byId('scores'), rows, regression ? 'loss' : 'accuracy');
}

const VERDICTS = {
  bias: ['High bias:', 'it does not fit what it has seen'],
  variance: ['High variance:', "it fits what it has seen and not what it hasn't"],
  both: ['High bias and high variance:', 'mend the bias first'],
  good: ['Low bias, low variance:', 'nothing to mend'],
};

/** Bias and variance in plain words; their grounds are behind the line. */
function diagnosis({ task, points }, told) {
  const box = byId('verdict');
  box.hidden = task === 'regression' || !points.dev.y.length && !points.test.y.length;
  // Its place stays, so that nothing moves while neurons are looked at.
  box.style.visibility = told ? '' : 'hidden';
  if (!told) return;
  const [strong, plain] = find(box, 'summary > span').children;
  const [verdict, words] = VERDICTS[told.verdict];
  write(strong, verdict);
  write(plain, words);
  write(box.lastElementChild, told.text);
}

function neuronScores(state) {
  const { picture, at } = state;
  const neuron = looked(state);
  const told = picture?.neuron;
  const fits = told && told.layer === neuron.layer && told.unit === neuron.unit;
  const rows = [];
  if (fits && neuron.layer > 0) rows.push(['z', fixed(told.z, 2)]);
  if (fits) rows.push(['a', fixed(told.a, 2)]);
  rowsInto(byId('scores'), rows, at ? `at (${fixed(at[0], 2)}, ${fixed(at[1], 2)})` : '');
}

function rowsInto(root, rows, lead) {
  write(byId('scores-lead'), lead);
  const kind = (name) => (name.endsWith('loss') ? 'phone' : '');
  render(rows.map(([name, value]) => html`<div class=${kind(name)}><dt>${name}</dt><dd>${value}</dd></div>`), root);
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
