/** A neuron's equation as TeX, first as on the blackboard, then with its numbers. */
import { ACTIVATIONS, INPUTS } from '../../kit/tex.js';

const MOST_TERMS = 8;

/**
 * @param {any} told the picture's neuron @param {string} activation
 * @param {string[] | null} labels the inputs' names, if these are the inputs
 * @param {any} tokens for the colours of the signs
 */
export function equation(told, activation, labels, tokens) {
  const l = told.layer;
  const i = told.unit + 1;
  const before = labels ? 'x_j' : `a^{[${l - 1}]}_j`;
  const g = ACTIVATIONS[activation] ?? activation;
  const a = `a^{[${l}]}_{${i}}`;
  const coloured = (x) => `\\textcolor{${x < 0 ? tokens.negText : tokens.posText}}{${Math.abs(x).toFixed(2)}}`;
  const terms = told.weights.map((w, j) => ({ w, x: told.inputs[j] })).filter(({ w, x }) => Math.abs(w * x) >= 0.005);
  const most = [...terms].sort((p, q) => Math.abs(q.w * q.x) - Math.abs(p.w * p.x)).slice(0, MOST_TERMS);
  const shown = terms.filter((term) => most.includes(term));
  const factor = (x) => (x < 0 ? `(${x.toFixed(2)})` : x.toFixed(2));
  const pieces = shown.map(({ w, x }, k) => `${w < 0 ? '-' : k ? '+' : ''}${coloured(w)}\\cdot ${factor(x)}`);
  if (terms.length > shown.length) pieces.push('+\\dots');
  pieces.push(`${told.b < 0 ? '-' : pieces.length ? '+' : ''}${coloured(told.b)}`);
  const lines = [];
  const perLine = 3;
  for (let k = 0; k < pieces.length; k += perLine) lines.push(pieces.slice(k, k + perLine).join(' '));
  const open = g ? `${g}\\bigl(` : '';
  const close = g ? '\\bigr)' : '';
  const value = activation === 'softmax' ? told.z : told.a;
  const body = lines.map((line, k) => `&${k ? '\\quad\\;\\;' : `= ${open}`}${line}`);
  body[body.length - 1] += `${close} = \\mathbf{${value.toFixed(2)}}`;
  const law = `${a} &= ${open}\\textstyle\\sum_j W^{[${l}]}_{${i}j}\\, ${before} + b^{[${l}]}_{${i}}${close}`;
  const tex = `\\begin{aligned}${[law, ...body].join('\\\\')}\\end{aligned}`;
  const left = told.weights.length - shown.length;
  const some = `The ${shown.length} largest terms of ${told.weights.length} are written out.`;
  const note = left === 0 ? '' : terms.length > shown.length ? some : 'Terms that add nothing are left out.';
  return { tex, note };
}

/** @param {string} label @param {number} a */
export function inputEquation(label, a) {
  const note = 'An input: it learns nothing, the network only sees the plane through it.';
  return { tex: `${INPUTS[label] ?? label} = \\mathbf{${a.toFixed(2)}}`, note };
}
