/** J = θx: one parameter, checked by hand. The arithmetic is the notebook's, so its figures come out to the last digit. */
import { byId } from '../dom.js';
import { raised } from '../numbers.js';
import { typeset } from '../kit/tex.js';
import { shared } from './reading.js';
import { THRESHOLD, drawNumber, drawScale } from './scale.js';
import { drawing, line, svg, text } from './svg.js';

/** @param {number} x @param {number} theta @param {number} step */
export function work(x, theta, step) {
  const [above, below] = [theta + step, theta - step];
  const [plus, minus] = [above * x, below * x];
  const approx = (plus - minus) / (2 * step);
  const size = Math.abs(x) + Math.abs(approx);
  return { above, below, plus, minus, J: theta * x, grad: x, approx, difference: size === 0 ? 0 : Math.abs(x - approx) / size };
}

/** All its digits, as TeX. @param {number} value */
function digits(value) {
  const [mantissa, exponent] = String(value).split('e');
  return exponent ? `${mantissa}\\cdot 10^{${Number(exponent)}}` : mantissa;
}

/** @param {number} x @param {number} theta @param {number} step */
export function drawOne(x, theta, step) {
  const told = work(x, theta, step);
  const right = told.difference < THRESHOLD;
  drawNumber(byId('one-difference'), told.difference);
  byId('one-title').textContent = right ? 'The gradient is right' : 'The step misleads the check';
  const same = shared(told.plus, told.minus);
  byId('one-text').textContent = told.difference === 0
    ? 'Here the quotient is exact to the last digit.'
    : `On paper it would be 0: J is a straight line. J⁺ and J⁻ agree in ${same} of their 16 digits, so about ${16 - same} are left for the quotient; the rest is rounding.`;
  drawScale(byId('one-scale'), told.difference, `Difference ${told.difference}; right below 2e-7`);
  const steps = [
    ['Cost', `J=\\theta x=${digits(theta)}\\cdot ${x < 0 ? `(${digits(x)})` : digits(x)}=${digits(told.J)}`],
    ['Backward', `\\dfrac{dJ}{d\\theta}=x=\\mathbf{${digits(told.grad)}}`],
    ['One probe above', `J^{+}=(\\theta+\\varepsilon)\\,x=${digits(told.plus)}`],
    ['One below', `J^{-}=(\\theta-\\varepsilon)\\,x=${digits(told.minus)}`],
    ['Numerical', `\\dfrac{J^{+}-J^{-}}{2\\varepsilon}=\\mathbf{${digits(told.approx)}}`],
    ['Difference', `\\dfrac{\\lvert g-\\hat g\\rvert}{\\lvert g\\rvert+\\lvert\\hat g\\rvert}=\\mathbf{${digits(told.difference)}}`],
  ];
  byId('working').replaceChildren(...steps.map(([name, source]) => {
    const item = document.createElement('li');
    const label = document.createElement('span');
    label.textContent = name;
    const formula = typeset(source);
    formula.classList.add('tex');
    item.append(label, formula);
    return item;
  }));
  drawing(byId('straight'), 260, (width) => picture(x, theta, step, width));
}

/** The probes stand where they are if ε can be seen, else a hair apart. */
function picture(x, theta, step, width) {
  const reach = Math.max(1, 1.6 * Math.abs(theta));
  const [cx, cy] = [width / 2, 130];
  const slope = Math.max(-1, Math.min(1, x / 4)) * 0.8;
  const at = (t) => cx + (t / reach) * (cx - 20);
  const y = (t) => cy - (at(t) - cx) * slope;
  const shown = Math.max(step, reach / 18);
  return [
    line(12, cy, width - 12, cy, 'gridline'), line(cx, 16, cx, 244, 'gridline'),
    line(at(-reach), y(-reach), at(reach), y(reach), 'curve'),
    line(at(theta), cy, at(theta), y(theta), 'dotted'),
    ...[theta - shown, theta + shown].map((t) => svg('circle', { cx: at(t), cy: y(t), r: 5, class: 'dot' })),
    text(at(theta), cy + (y(theta) < cy ? 18 : -8), `θ = ${String(theta).replace('-', '−')}`, { 'text-anchor': 'middle', class: 'strong halo' }),
    text(at(theta - shown) - 10, y(theta - shown) - 8, 'θ − ε', { 'text-anchor': 'end', class: 'ink halo' }),
    text(at(theta + shown) + 10, y(theta + shown) + 16, 'θ + ε', { class: 'ink halo' }),
    text(width - 12, slope < 0 ? 24 : 240, step < shown ? `drawn apart: ε = 10${raised(Math.round(Math.log10(step)))} is too small to see` : 'to scale', { 'text-anchor': 'end' }),
    text(cx + 6, slope < 0 ? 240 : 24, 'J = θx'),
  ];
}
