/** What stands in the curves' plot beside the curves: names at their ends, changes of the rate, values under the pointer. */
import { mark as laneMark } from '../draw/badge.js';
import { haloed } from '../draw/canvas.js';
import { figure, loss, percent, tick, whole } from '../numbers.js';

/** @param {import('./curves-view.js').CurvesView} view */
export function labelPlugin(view) {
  return {
    id: 'labels',
    afterEvent(chart, { event }) {
      const pointed = event.type === 'mouseout' ? null : inside(chart, event) ? event.x : null;
      if (pointed === view.pointed) return;
      view.pointed = pointed;
      chart.draw();
    },
    afterDatasetsDraw(chart) {
      const target = chart.ctx;
      target.save();
      if (view.words) shapes(target, chart, view);
      uprights(target, chart, view);
      best(target, chart, view);
      ends(target, chart, view, view.pointed ?? past(view, chart));
      target.restore();
    },
  };
}

const inside = ({ chartArea: { left, right, top, bottom } }, { x, y }) => x >= left - 4 && x <= right + 4 && y >= top && y <= bottom;

/** Where the epoch of the past is that is shown, if one is. */
const past = ({ past: epoch }, chart) => (epoch === null ? null : chart.scales.x.getPixelForValue(epoch));

/** A dotted upright where something was changed on the way. */
function uprights(target, chart, { changes = [], tokens }) {
  const { top, bottom, left, right } = chart.chartArea;
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.textBaseline = 'alphabetic';
  changes.forEach(({ epoch, short: text }, i) => {
    if (epoch > chart.scales.x.max) return;
    const x = chart.scales.x.getPixelForValue(epoch);
    target.setLineDash([1.5, 3]);
    target.lineWidth = 1.25;
    target.strokeStyle = tokens.ink2;
    target.beginPath();
    target.moveTo(x, top);
    target.lineTo(x, bottom);
    target.stroke();
    target.setLineDash([]);
    const next = changes[i + 1];
    const width = target.measureText(text).width + 6;
    const rightward = x - left < width;
    if (next && chart.scales.x.getPixelForValue(next.epoch) - x < width && changes.length > 3) return;
    target.textAlign = rightward ? 'left' : 'right';
    if (rightward && x + width > right) return;
    // Where the curve is low, its name stands above it.
    const { data, yAxisID } = chart.data.datasets[0];
    const high = data.length && chart.scales[yAxisID].getPixelForValue(nearest(data, epoch).y) < (top + bottom) / 2;
    const y = high ? bottom - 8 - (i % 2) * 15 : top + 12 + (i % 2) * 15;
    haloed(target, text, x + (rightward ? 5 : -5), y, tokens.ink2, tokens.ground);
  });
}

/** The epoch to which early stopping points. */
function best(target, chart, { best: epoch, tokens }) {
  if (epoch === undefined) return;
  const { top, bottom } = chart.chartArea;
  const x = Math.round(chart.scales.x.getPixelForValue(epoch)) + 0.5;
  target.lineWidth = 1.5;
  target.strokeStyle = tokens.ink;
  target.beginPath();
  target.moveTo(x, top);
  target.lineTo(x, bottom);
  target.stroke();
  target.font = `500 ${tokens.typeNote}px ${tokens.fontUi}`;
  target.textBaseline = 'alphabetic';
  target.textAlign = 'right';
  const room = x - chart.chartArea.left > 84;
  if (!room) target.textAlign = 'left';
  haloed(target, `best: epoch ${whole(epoch)}`, x + (room ? -5 : 5), top + 12, tokens.ink, tokens.ground);
}

/** Each curve's name and value, at its end or under the pointer, pushed apart where they would lie on each other. */
function ends(target, chart, { tokens, measure, words, nameless }, pointed) {
  const { top, bottom } = chart.chartArea;
  const marks = [];
  for (const { name, data, yAxisID, lane, word } of chart.data.datasets) {
    if (!data.length) continue;
    const point = pointed === null ? data[data.length - 1] : nearest(data, chart.scales.x.getValueForPixel(pointed));
    const [x, y] = [chart.scales.x.getPixelForValue(point.x), chart.scales[yAxisID].getPixelForValue(point.y)];
    marks.push({ name, lane, word, value: point.y, epoch: point.x, x, y, text: 0 });
  }
  if (!marks.length) return;
  const lone = new Set(marks.map(({ name }) => name)).size === 1;
  if (pointed !== null) pointer(target, tokens, marks[0], top, bottom);
  if (words && !lone) join(marks, measure);
  marks.sort((a, b) => a.y - b.y);
  apart(marks, top + 6, bottom - 9, 1.23 * tokens.typeLabel);
  for (const mark of marks) {
    const solid = mark.name === 'both' || mark.name === 'train' || mark.name === 'cost' || mark.name === 'rate';
    const colour = words ? tokens.lanes[mark.lane] : tokens.ink;
    if (words) laneMark(target, tokens, mark.lane, mark.x, mark.y, 2.5 * tokens.strokeMark, !solid);
    else dot(target, mark, solid ? tokens.ink : tokens.ground, tokens.ink);
    target.font = `500 ${tokens.typeLabel}px ${tokens.fontUi}`;
    target.textAlign = 'left';
    target.textBaseline = 'middle';
    const value = written(mark, measure);
    const set = lone && (words || nameless) ? '' : `${mark.name} `;
    const from = mark.x + 5 + 2.5 * tokens.strokeMark;
    const named = words && !nameless ? `${shortened(target, mark.word, chart.width - from, set + value)} ` : '';
    haloed(target, named + set + value, from, mark.text, colour, tokens.ground);
  }
}

function written({ name, value }, measure) {
  return name === 'rate' ? figure(value) : measure === 'accuracy' ? percent(value) : loss(value);
}

/** A lane's sets that read the same have one label. @param {any[]} marks */
function join(marks, measure) {
  for (let i = marks.length - 1; i > 0; i--) {
    const { lane, name } = marks[i];
    const same = (other) => other.lane === lane && other.name !== 'rate' && written(other, measure) === written(marks[i], measure);
    const twin = name !== 'rate' && marks.find((other, k) => k < i && same(other));
    if (!twin) continue;
    twin.name = 'both';
    marks.splice(i, 1);
  }
}

/**
 * Labels lie at their curves' ends, or as near as others leave room.
 * @param {any[]} marks by height @param {number} top @param {number} bottom @param {number} line height of a line
 */
function apart(marks, top, bottom, line) {
  const gap = Math.min(line, (bottom - top) / Math.max(1, marks.length - 1));
  let floor = top - gap;
  for (const mark of marks) floor = mark.text = Math.max(mark.y, floor + gap);
  let ceiling = bottom + gap;
  for (const mark of [...marks].reverse()) ceiling = mark.text = Math.min(mark.text, ceiling - gap);
}

function dot(target, { x, y }, fill, edge) {
  target.beginPath();
  target.arc(x, y, 4, 0, 2 * Math.PI);
  target.fillStyle = fill;
  target.fill();
  target.lineWidth = 1.75;
  target.strokeStyle = edge;
  target.stroke();
}

/** As much of a lane's name as there is room for. */
function shortened(target, word, room, rest) {
  let text = word;
  while (text.length > 4 && target.measureText(`${text}… ${rest}`).width > room) text = text.slice(0, -1);
  return text === word ? word : `${text.trimEnd()}…`;
}

/** A lane's shape a few times along its curve: colour is not the only thing that tells lanes apart. */
function shapes(target, chart, { tokens }) {
  const { left, right } = chart.chartArea;
  chart.data.datasets.forEach(({ name, data, yAxisID, lane }, i) => {
    if (data.length < 3) return;
    const end = chart.scales.x.getPixelForValue(data[data.length - 1].x);
    const pitch = (right - left) / 4;
    for (let x = left + pitch * (0.35 + 0.13 * (i % 6)); x < end - 16; x += pitch) {
      const point = nearest(data, chart.scales.x.getValueForPixel(x));
      const [px, py] = [chart.scales.x.getPixelForValue(point.x), chart.scales[yAxisID].getPixelForValue(point.y)];
      laneMark(target, tokens, lane, px, py, 2 * tokens.strokeMark, name !== 'train' && name !== 'cost' && name !== 'rate');
    }
  });
}

function pointer(target, tokens, { x, epoch }, top, bottom) {
  target.lineWidth = 1;
  target.strokeStyle = tokens.control;
  target.beginPath();
  target.moveTo(x, top);
  target.lineTo(x, bottom);
  target.stroke();
  target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
  target.textAlign = 'left';
  target.textBaseline = 'alphabetic';
  haloed(target, `epoch ${whole(epoch)}`, x + 10, bottom - 6, tokens.ink2, tokens.ground);
}

function nearest(data, x) {
  let low = 0;
  let high = data.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (data[middle].x < x) low = middle;
    else high = middle;
  }
  return Math.abs(data[low].x - x) < Math.abs(data[high].x - x) ? data[low] : data[high];
}
