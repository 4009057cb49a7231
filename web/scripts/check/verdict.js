/** The verdict in a number and in words, and what kind of mistake fits. */
import { byId } from '../dom.js';
import { figure, power, raised, whole } from '../numbers.js';
import { words } from './names.js';
import { best, stateOf } from './reading.js';
import { THRESHOLD, drawNumber, drawScale } from './scale.js';

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** 1e-7 as 10⁻⁷. @param {number} step */
export function stepText(step) {
  const exponent = Math.log10(step);
  return Math.abs(exponent - Math.round(exponent)) < 1e-9 ? `10${raised(Math.round(exponent))}` : power(step, 1);
}

/**
 * The verdict in words; `misled` where not a formula but ε is to blame.
 * @param {any} check @param {any[] | null} sweep @param {{planted: boolean, veiled: boolean}} how
 * @returns {{title: string, text: string, misled?: boolean}}
 */
export function judge(check, sweep, { planted, veiled }) {
  const size = check.parameters.reduce((n, { shape }) => n + shape[0] * shape[1], 0);
  const when = check.epoch === 0 ? 'at the start' : `after ${whole(check.epoch)} ${check.epoch === 1 ? 'epoch' : 'epochs'}`;
  const counted = `${whole(size)} parameters checked ${when}.`;
  const kinks = check.parameters.reduce((n, tensor) => n + tensor.kinks, 0);
  if (veiled) return { title: 'The backward pass is wrong', text: `${counted} One formula has a mistake. Which, and how?` };
  if (check.passes) {
    return planted
      ? { title: 'The planted bug does not show', text: `${counted} What it changes is 0 here, or as good as.` }
      : { title: 'The backward pass is right', text: `${counted} Backpropagation and finite differences agree in every tensor.` };
  }
  const top = best(sweep);
  if (!planted && top && top.right < THRESHOLD) {
    const large = check.step > top.step;
    const why = large
      ? `${stepText(check.step)} is too large: the quotient cuts corners${kinks ? `, and ${whole(kinks)} times the two probes stand on different sides of a relu’s kink` : ''}.`
      : `${stepText(check.step)} is too small: J(θ + ε) and J(θ − ε) agree in nearly all of their 16 digits, and rounding is what is left.`;
    return { misled: true, title: 'The step misleads the check', text: `At ε = ${stepText(top.step)} the difference is ${figure(top.right)}: the backward pass is right. ${why}` };
  }
  const wrong = check.parameters.filter((tensor) => stateOf(check, tensor) === 'wrong').length;
  if (!planted && !wrong) {
    return { title: 'Above the threshold, but no tensor stands out', text: `${counted} ${kinks ? `${whole(kinks)} times the two probes stand on different sides of a relu’s kink, where no quotient fits.` : 'The gradient is small, and rounding weighs more.'}` };
  }
  const count = NUMBERS[wrong] ?? String(wrong);
  return { title: 'The backward pass is wrong', text: `${counted} ${count} ${wrong === 1 ? 'tensor disagrees' : 'tensors disagree'} with ${wrong === 1 ? 'its' : 'their'} finite differences.` };
}

/** @param {any} check @param {any[] | null} sweep @param {{planted: boolean, veiled: boolean}} how */
export function drawVerdict(check, sweep, how) {
  const { title, text, misled } = judge(check, sweep, how);
  byId('laboratory').dataset.verdict = check.passes ? 'right' : misled || !title.startsWith('The backward') ? 'doubt' : 'wrong';
  drawNumber(byId('difference'), check.difference);
  if (byId('verdict-title').textContent !== title) byId('verdict-title').textContent = title;
  byId('verdict-text').textContent = text;
  drawScale(byId('scale'), check.difference, `Difference ${check.difference.toPrecision(3)}; right below 2e-7`);
  const list = how.planted ? check.suspicions ?? [] : [];
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

