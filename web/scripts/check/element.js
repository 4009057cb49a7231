/** One element worked out by hand, and where to look for what is wrong with its tensor. */
import { byId } from '../dom.js';
import { figure, fixed, power } from '../numbers.js';
import { tex, typeset } from '../kit/tex.js';
import { unit } from './svg.js';
import { element, factor, shared, stateOf } from './reading.js';

const paragraph = (name, ...content) => {
  const p = document.createElement('p');
  p.className = name;
  p.append(...content);
  return p;
};

/** As many decimals as tell the two costs apart. @param {number} p @param {number} q */
function decimals(p, q) {
  const apart = Math.abs(p - q);
  const whole = Math.max(0, Math.floor(Math.log10(Math.max(Math.abs(p), 1e-12))));
  return apart === 0 ? 10 : Math.max(4, Math.min(15 - whole, Math.ceil(-Math.log10(apart)) + 2));
}

function stepTex(step) {
  const exponent = Math.floor(Math.log10(step) + 1e-9);
  const mantissa = step / 10 ** exponent;
  return `${Math.abs(mantissa - 1) < 1e-9 ? '' : `${Number(mantissa.toPrecision(3))}\\cdot `}10^{${exponent}}`;
}

/** @param {any} check @param {string} name `W2:0:5` @param {boolean} misled whether ε is to blame for what disagrees */
export function drawElement(check, name, misled) {
  const [tensorName, row, column] = name.split(':');
  const tensor = check?.parameters.find((other) => other.name === tensorName);
  const i = tensor ? Number(row) * tensor.shape[1] + Number(column) : -1;
  const head = byId('element-name');
  if (!tensor?.plus || !(i >= 0 && i < tensor.plus.length)) {
    head.replaceChildren();
    byId('element').replaceChildren(paragraph('quiet', 'Choose an element of a matrix, and both its gradients are worked out here.'));
    byId('where').replaceChildren(paragraph('quiet', 'First the matrices.'));
    return;
  }
  const told = element(check, tensor, i);
  if (!Number.isFinite(told.error)) {
    head.replaceChildren();
    byId('element').replaceChildren(paragraph('quiet', 'J is infinite at θ or beside it: there is no quotient.'));
    byId('where').replaceChildren(paragraph('quiet', check.advice || 'Check another epoch.'));
    return;
  }
  const [, letter, layer] = /** @type {any} */ (/^(W|b|gamma|beta)(\d+)$/.exec(tensorName));
  const index = tensor.shape[1] > 1 ? `${Number(row) + 1},${Number(column) + 1}` : `${Number(row) + 1}`;
  const symbol = `${letter === 'W' || letter === 'b' ? letter : `\\${letter}`}^{[${layer}]}_{${index}}`;
  head.replaceChildren(': ', typeset(symbol));
  const d = decimals(told.plus, told.minus);
  // Two lines where one would be too wide.
  const narrow = byId('element').clientWidth < 560 * unit();
  const [begin, relation, end] = narrow ? ['\\begin{aligned}&', '\\\\[12pt]={}&', '\\end{aligned}'] : ['', '=', ''];
  const quotient = `${begin}\\dfrac{J(\\theta+\\varepsilon)-J(\\theta-\\varepsilon)}{2\\varepsilon}${relation}\\dfrac{${told.plus.toFixed(d)}-${told.minus.toFixed(d)}}{2\\cdot ${stepTex(check.step)}}=\\mathbf{${told.ghat === 0 ? '0' : numberTex(told.ghat)}}${end}`;
  const formula = typeset(quotient, document.createElement('div'));
  formula.className = 'tex';
  const off = told.kind === 'wrong' ? 'off' : '';
  const list = document.createElement('dl');
  list.className = 'figures';
  list.append(
    entry('parameter', told3(told.value)), entry('numerical', told3(told.ghat)), entry('backward', told3(told.g), off),
    told.kind === 'zero' ? entry('both', '0') : told.ghat === 0 ? entry('error', '1', off) : entry('ratio', Math.abs(told.ratio - 1) < 5e-4 && told.error > 0 ? ratioText(told.ratio) : fixed(told.ratio, 3), off));
  byId('element').replaceChildren(formula, list, paragraph('note', sense(check, told)));
  drawWhere(check, tensor, misled);
}

/** 1 + 3 × 10⁻⁸ is told as such: that is what the error is about. */
function ratioText(ratio) {
  const rest = ratio - 1;
  return `1 ${rest < 0 ? '−' : '+'} ${figure(Math.abs(rest))}`;
}

/** Three digits at least: so many a quotient has. @param {number} x */
function told3(x) {
  const size = Math.abs(x);
  if (size === 0) return '0';
  return size >= 1e-2 && size < 1e4 ? fixed(x, size >= 1 ? 3 : 4) : power(x, 2);
}

function numberTex(x) {
  if (Math.abs(x) >= 1e-2 && Math.abs(x) < 1e4) return x.toFixed(Math.abs(x) >= 1 ? 3 : 4);
  const exponent = Math.floor(Math.log10(Math.abs(x)));
  return `${(x / 10 ** exponent).toFixed(2)}\\cdot 10^{${exponent}}`;
}

function entry(name, value, extra = '') {
  const div = document.createElement('div');
  const [dt, dd] = [document.createElement('dt'), document.createElement('dd')];
  dt.textContent = name;
  dd.textContent = value;
  dd.className = extra;
  div.append(dt, dd);
  return div;
}

function sense(check, told) {
  const digits = shared(told.plus, told.minus);
  const kinks = told.kinks ? ` Between the probes ${told.kinks === 1 ? 'one relu switches' : `${told.kinks} relus switch`} for some example, so J has a kink there.` : '';
  if (told.kind === 'zero') return `Nothing changes the cost: the unit behind it is dead for every example, or nothing flows on.${kinks}`;
  const left = `The two costs agree in ${digits} of their 16 digits, so about ${16 - digits} are left for the quotient.`;
  if (told.kind === 'wrong') return `Backpropagation is ${factor(told.ratio)} times the quotient. ${left}${kinks}`;
  if (told.drowned && told.error >= 1e-6) return `${left} A derivative this small drowns in that rounding: no mistake.${kinks}`;
  return `${left}${kinks}`;
}

/** The formula of the tensor, and what its neighbours say of it. */
function drawWhere(check, tensor, misled) {
  const [, letter, number] = /** @type {any} */ (/^(W|b|gamma|beta)(\d+)$/.exec(tensor.name));
  const l = Number(number);
  const input = l === 1 ? 'X' : `A^{[${l - 1}]}`;
  const normalised = check.parameters.some(({ name }) => name === `gamma${l}`);
  const last = Math.max(...check.parameters.map(({ name }) => Number(name.match(/\d+/)[0])));
  const penalised = check.places.some(({ gradient, mistakes }) => gradient === `dW${l}` && mistakes.includes('nol2'));
  const formulas = {
    W: `dW^{[${l}]}=dZ^{[${l}]}\\,${l === 1 ? 'X^{\\top}' : `A^{[${l - 1}]\\top}`}${penalised ? `+\\tfrac{\\lambda}{m}W^{[${l}]}` : ''}`,
    b: `db^{[${l}]}=\\textstyle\\sum_j dZ^{[${l}]}_{:,j}`,
    gamma: `d\\gamma^{[${l}]}=\\textstyle\\sum_j\\bigl(d\\tilde Z^{[${l}]}\\circ\\hat Z^{[${l}]}\\bigr)_{:,j}`,
    beta: `d\\beta^{[${l}]}=\\textstyle\\sum_j d\\tilde Z^{[${l}]}_{:,j}`,
  };
  const flows = `W^{[${l + 1}]\\top}dZ^{[${l + 1}]}\\circ g'(Z^{[${l}]})`;
  const above = l === last ? `dZ^{[${l}]}=(A^{[${l}]}-Y)/m`
    : normalised ? `dZ^{[${l}]}=\\tfrac{1}{\\sigma}\\bigl(d\\hat Z-\\overline{d\\hat Z}-\\hat Z\\circ\\overline{d\\hat Z\\circ\\hat Z}\\bigr)`
      : `dZ^{[${l}]}=${flows}`;
  const line = typeset(formulas[letter], document.createElement('div'));
  line.className = 'tex';
  const content = [line];
  const wrong = (other) => stateOf(check, other) === 'wrong';
  const dZ = typeset(`dZ^{[${l}]}`);
  const own = typeset(tex(`d${tensor.name}`));
  if (misled) {
    content.push(paragraph('', 'No formula is to blame where they disagree, but the step: take ε from the bottom of the curve.'));
  } else if (!wrong(tensor)) {
    content.push(paragraph('', own, ' is right, and so is all that this formula takes: ', dZ, letter === 'W' ? ' and ' : '', ...(letter === 'W' ? [typeset(input)] : []), '.'));
  } else {
    const layerOf = (other) => Number(other.name.match(/\d+/)[0]);
    const speaks = (other) => other !== tensor && !wrong(other) && other.numerical.some((x) => x !== 0);
    const witness = check.parameters.find((other) => speaks(other) && (layerOf(other) < l || (layerOf(other) === l && !normalised)));
    const inNorm = letter === 'W' && normalised && check.parameters.some((other) => speaks(other) && other.name === `gamma${l}`);
    if (witness) {
      content.push(paragraph('', typeset(tex(`d${witness.name}`)), ' is worked out from ', dZ, ' too, and is right; so ', typeset(`dZ^{[${l}]}`), ' is. Only this formula remains.'));
    } else {
      const up = typeset(above, document.createElement('div'));
      up.className = 'tex';
      const higher = check.parameters.some((other) => wrong(other) && layerOf(other) > l);
      if (higher) content.push(paragraph('', 'A layer above is wrong as well. Begin there: the backward pass hands its mistake down.'));
      else if (inNorm) content.push(paragraph('', typeset(`d\\gamma^{[${l}]}`), ' and ', typeset(`d\\beta^{[${l}]}`), ' are right, so what flows into batch norm is. Its own way back remains, means and all:'));
      else content.push(paragraph('', 'All that comes from the same place is wrong as well, and what lies above is right. Look one line earlier:'));
      if (!higher) content.push(up);
    }
  }
  byId('where').replaceChildren(...content);
}
