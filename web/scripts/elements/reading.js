/** What the surface says at a place: probabilities, mistakes, values. */
import { byId } from '../dom.js';
import { sample } from '../draw/map.js';
import { figure } from '../numbers.js';

const SETS = ['train', 'dev', 'test'];

/** Every point that is taken for another class. @param {any} opened @param {any} picture @param {Float32Array[]} z decoded maps */
export function wrong(opened, picture, z) {
  const { box, task } = opened;
  const { side } = picture.surface[0];
  const list = [];
  for (const set of SETS) {
    const { x1, x2, y } = opened.points[set];
    for (let i = 0; i < x1.length; i++) {
      const u = (x1[i] - box.x1[0]) / (box.x1[1] - box.x1[0]);
      const v = (box.x2[1] - x2[i]) / (box.x2[1] - box.x2[0]);
      const at = (k) => sample(z[k], side, u, v);
      const taken = task === 'binary' ? Number(at(0) > 0) : likeliest(picture.surface.length, at);
      if (taken !== y[i]) list.push({ x1: x1[i], x2: x2[i], y: y[i], set });
    }
  }
  return list;
}

/** @param {number} count @param {(k: number) => number} z */
function likeliest(count, z) {
  let best = 0;
  for (let k = 1; k < count; k++) if (z(k) > z(best)) best = k;
  return best;
}

/** What is to be read at a place. @param {any} opened @param {(k: number) => number} z */
export function valueAt(opened, z) {
  if (opened.task === 'binary') {
    const p = 1 / (1 + Math.exp(-z(0)));
    return { text: probability(p), along: p, words: `probability of class 1 is ${probability(p)}` };
  }
  if (opened.task === 'regression') {
    const reach = largestTarget(opened);
    return { text: figure(z(0)), along: 0.5 + z(0) / reach / 2, words: `value ${figure(z(0))}` };
  }
  const scores = Array.from({ length: opened.classes }, (_, k) => z(k));
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  const k = powers.indexOf(Math.max(...powers));
  const text = `class ${k}: ${probability(powers[k] / sum)}`;
  return { text, along: undefined, words: text };
}

function probability(p) {
  return p > 0.9995 ? '>0.999' : p < 0.0005 ? '<0.001' : p.toFixed(p > 0.99 || p < 0.01 ? 3 : 2);
}

/** The largest |y| of a regression's points; 1 for classes. */
export function largestTarget(opened) {
  if (opened.task !== 'regression') return 1;
  return (opened.largest ??= Math.max(1e-9, ...SETS.flatMap((set) => opened.points[set].y.map(Math.abs))));
}

/** What a regression's point is drawn in. */
export function valueColour(tokens, y, reach) {
  return Math.abs(y) < 0.08 * reach ? tokens.ink3 : y < 0 ? tokens.pointNeg : tokens.pointPos;
}

/** Says the pointed place for those who do not see the plot. */
export function describe(opened, at, value, fixed) {
  const output = byId('probe');
  const text = `x1 ${fixed(at[0], 2)}, x2 ${fixed(at[1], 2)}${value ? `: ${value.words}` : ''}`;
  if (output.value !== text) output.value = text;
}
