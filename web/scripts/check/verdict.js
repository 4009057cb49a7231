/** The verdict in a number and in words, and what kind of mistake fits. */
import { byId } from '../dom.js';
import { power, raised, whole } from '../numbers.js';
import { words } from '../kit/tex.js';
import { drawNumber, drawScale } from './scale.js';

/** 1e-7 as 10⁻⁷. @param {number} step */
export function stepText(step) {
  const exponent = Math.log10(step);
  return Math.abs(exponent - Math.round(exponent)) < 1e-9 ? `10${raised(Math.round(exponent))}` : power(step, 1);
}

/**
 * The server's verdict in words; beside it what the page alone knows: what was planted and what is hidden.
 * @param {any} check @param {{planted: boolean, veiled: boolean}} how
 * @returns {{title: string, text: string}}
 */
export function judge(check, { planted, veiled }) {
  const size = check.parameters.reduce((n, { shape }) => n + shape[0] * shape[1], 0);
  const when = check.epoch === 0 ? 'at the start' : `after ${whole(check.epoch)} ${check.epoch === 1 ? 'epoch' : 'epochs'}`;
  const counted = `${whole(size)} parameters checked ${when}.`;
  if (veiled) return { title: 'The backward pass is wrong', text: `${counted} One formula has a mistake. Which, and how?` };
  if (check.outcome === 'right' && planted) return { title: 'The planted bug does not show', text: `${counted} What it changes is 0 here, or as good as.` };
  return { title: check.verdict, text: [counted, check.text, check.advice].filter(Boolean).join(' ') };
}

/** @param {any} check @param {{planted: boolean, veiled: boolean}} how */
export function drawVerdict(check, how) {
  const { title, text } = judge(check, how);
  byId('laboratory').dataset.verdict = check.outcome === 'unknown' ? 'doubt' : check.outcome;
  drawNumber(byId('difference'), check.difference ?? NaN);
  if (byId('verdict-title').textContent !== title) byId('verdict-title').textContent = title;
  byId('verdict-text').textContent = text;
  drawScale(byId('scale'), check.difference ?? NaN, check.difference === null ? 'No difference: J is infinite' : `Difference ${check.difference.toPrecision(3)}; right below 2e-7`);
  const list = check.suspicions ?? [];
  byId('suspicions').replaceChildren(...list.map((suspicion) => {
    const item = document.createElement('li');
    const span = document.createElement('span');
    span.append(...words(suspicion.text));
    item.append(span);
    return item;
  }));
  const kinks = check.parameters.reduce((n, tensor) => n + tensor.kinks, 0);
  byId('kink-key').hidden = !kinks || how.veiled;
  byId('kinks').hidden = !kinks || how.veiled;
  byId('kinks').textContent = `Kinks: ${whole(kinks)} times a unit’s z has one sign at θ + ε and the other at θ − ε. There J bends between the probes, and no quotient is its derivative.`;
}

