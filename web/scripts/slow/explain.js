/** Where one number comes from: its equation with the numbers put in, and the numbers it is made of. */
import { figure as figureText } from '../numbers.js';
import { short } from './moments.js';

/**
 * @typedef {{name: string, i: number, j: number}} Cell
 * @typedef {{tex: string, sources: (cell: Cell) => boolean, note: string, from?: string}} Explained
 * from: the moment that works it out
 */

const MOST_TERMS = 4;

/** @param {any} step @param {(name: string) => import('./figures.js').Figure} figure @param {any} tokens colours of the signs */
export function explainer(step, figure, tokens) {
  const L = step.layers.length;
  const at = (name, i, j = 0) => figure(name).at(i, j) ?? NaN;
  const coloured = (x, digits = 3) => (Number.isFinite(x) ? `\\textcolor{${x < 0 ? tokens.negText : tokens.posText}}{${number(x, digits)}}` : '\\infty');
  const factor = (x) => (x < 0 ? `(${coloured(x)})` : coloured(x));
  const bold = (x) => `\\mathbf{${number(x, 4)}}`;

  /** a·b + c·d + …: the largest terms, in their order. @param {[number, number][]} pairs */
  function products(pairs, more = 0) {
    const worth = pairs.map(([a, b], k) => ({ k, size: Math.abs(a * b) })).sort((p, q) => q.size - p.size);
    const kept = new Set(worth.slice(0, MOST_TERMS).map(({ k }) => k));
    const left = pairs.length - kept.size + more;
    const shown = pairs.filter((_, k) => kept.has(k)).map(([a, b]) => `${factor(a)}\\cdot ${factor(b)}`);
    return broken(shown) + (left ? '+\\dots' : '');
  }

  /** A sum on as many lines as it needs. @param {string[]} terms */
  function broken(terms) {
    return terms.map((term, k) => (k === 0 ? term : k % perLine ? `+${term}` : `\\\\&\\quad+${term}`)).join('');
  }

  function sum(values, more = 0) {
    return values.slice(0, 3).map(factor).join('+') + (values.length > 3 || more ? '+\\dots' : '');
  }

  const hidden = step.m - step.columns;
  let perLine = 3;
  const all = (count, f) => Array.from({ length: count }, (_, k) => f(k));
  const is = (name, i, j) => (cell) => cell.name === name && (i === null || cell.i === i) && (j === null || cell.j === j);
  const any = (...tests) => (cell) => tests.some((test) => test(cell));
  const lines = (symbol, formula, numbers, value) => `\\begin{aligned}${symbol}&=${formula}\\\\&=${numbers}\\\\&=${bold(value)}\\end{aligned}`;
  const index = (i, j) => `_{${i + 1},${j + 1}}`;
  const given = (tex, value, note) => ({ tex: `${tex}=${bold(value)}`, sources: () => false, note });

  /** @param {Cell} cell @returns {Explained} */
  function explain({ name, i, j }) {
    const value = at(name, i, j);
    const [, prefix, letters, digits] = /** @type {any} */ (/^(?:(\w+)\.)?([A-Za-z]+?)(\d*)$/.exec(name));
    const l = Number(digits);
    const layer = step.layers[l - 1];
    const unit = `${i + 1}`;
    if (name === 'A0') return given(`A^{[0]}${index(i, j)}`, value, `Input ${step.inputs[i]} of the batch’s example ${j + 1}, which is no. ${step.examples[j] + 1} of the training set.`);
    if (name === 'Y') return given(`Y${index(i, j)}`, value, 'The label: given, not worked out.');
    if (name === 'J') return cost(value);
    if (name === 'penalty') return given('J_\\lambda', value, 'Over all weights; biases are free.');
    if (name === 'loss') return loss(j, value);
    if (prefix) return updated(prefix, letters, l, i, j, value);
    if (/^(W|b|gamma|beta)$/.test(letters)) return given(`${figure(name).tex}${letters === 'W' ? index(i, j) : `_{${unit}}`}`, value, step.epoch + step.batch ? 'A parameter, as the steps before have left it.' : 'A parameter, as it was at the start.');
    switch (letters) {
      case 'Z': {
        const n = figure(`W${l}`).size[1];
        const pairs = all(n, (k) => /** @type {[number, number]} */ ([at(`W${l}`, i, k), at(`A${l - 1}`, k, j)]));
        const b = layer.batchNorm ? '' : `+${factor(at(`b${l}`, i))}`;
        return {
          tex: lines(`z^{[${l}]}${index(i, j)}`, `\\textstyle\\sum_k W^{[${l}]}_{${unit}k}\\,a^{[${l - 1}]}_{k,${j + 1}}${b ? `+b^{[${l}]}_{${unit}}` : ''}`, products(pairs) + (b && perLine === 1 ? `\\\\&\\quad${b}` : b), value),
          sources: any(is(`W${l}`, i, null), is(`A${l - 1}`, null, j), is(`b${l}`, i, 0)), note: `Row ${unit} of W, column ${j + 1} of A.`, from: `Z${l}`,
        };
      }
      case 'mu': return { tex: lines(`\\mu_{${unit}}`, '\\tfrac1m\\textstyle\\sum_j z_j', `\\tfrac1{${step.m}}\\bigl(${sum(all(step.columns, (k) => at(`Z${l}`, i, k)), hidden)}\\bigr)`, value), sources: is(`Z${l}`, i, null), note: `Over the ${step.m} examples of the batch.`, from: `Zhat${l}` };
      case 'variance': return { tex: lines(`\\sigma^2_{${unit}}`, '\\tfrac1m\\textstyle\\sum_j (z_j-\\mu)^2', `\\tfrac1{${step.m}}\\bigl((${coloured(at(`Z${l}`, i, 0))}-${factor(at(`mu${l}`, i))})^2+\\dots\\bigr)`, value), sources: any(is(`Z${l}`, i, null), is(`mu${l}`, i, 0)), note: `Over the ${step.m} examples of the batch, divided by m.`, from: `Zhat${l}` };
      case 'Zhat': return { tex: lines(`\\hat z${index(i, j)}`, '\\dfrac{z-\\mu}{\\sqrt{\\sigma^2+\\varepsilon}}', `\\dfrac{${coloured(at(`Z${l}`, i, j))}-${factor(at(`mu${l}`, i))}}{\\sqrt{${coloured(at(`variance${l}`, i))}+10^{-8}}}`, value), sources: any(is(`Z${l}`, i, j), is(`mu${l}`, i, 0), is(`variance${l}`, i, 0)), note: 'ε keeps the root away from 0.', from: `Zhat${l}` };
      case 'Ztilde': return { tex: lines(`\\tilde z${index(i, j)}`, '\\gamma\\,\\hat z+\\beta', `${coloured(at(`gamma${l}`, i))}\\cdot ${factor(at(`Zhat${l}`, i, j))}+${factor(at(`beta${l}`, i))}`, value), sources: any(is(`gamma${l}`, i, 0), is(`Zhat${l}`, i, j), is(`beta${l}`, i, 0)), note: '', from: `Ztilde${l}` };
      case 'G': return activated(l, i, j, value, 'G');
      case 'A': return layer.keep < 1
        ? { tex: lines(`a^{[${l}]}${index(i, j)}`, `g(z)\\cdot d/${layer.keep}`, `${coloured(at(`G${l}`, i, j))}\\cdot ${coloured(at(`D${l}`, i, j))}`, value), sources: any(is(`G${l}`, i, j), is(`D${l}`, i, j)), note: at(`D${l}`, i, j) ? `Kept, and divided by ${layer.keep}.` : 'Switched off for this example.', from: `D${l}` }
        : activated(l, i, j, value, 'A');
      case 'D': return given(`\\tfrac{d}{${layer.keep}}`, value, `Drawn: ${value ? `kept, so 1/${layer.keep}` : 'switched off, so 0'}. The chance to be kept is ${layer.keep}.`);
      case 'dA': {
        const n = figure(`W${l + 1}`).size[0];
        const pairs = all(n, (k) => /** @type {[number, number]} */ ([at(`W${l + 1}`, k, i), at(`dZ${l + 1}`, k, j)]));
        return { tex: lines(`da^{[${l}]}${index(i, j)}`, `\\textstyle\\sum_k W^{[${l + 1}]}_{k${unit}}\\,dz^{[${l + 1}]}_{k,${j + 1}}`, products(pairs), value), sources: any(is(`W${l + 1}`, null, i), is(`dZ${l + 1}`, null, j)), note: `Column ${unit} of W: the weights on which this unit’s value went up.`, from: `dA${l}` };
      }
      case 'dG': return { tex: lines(`dg^{[${l}]}${index(i, j)}`, `da\\cdot d/${layer.keep}`, `${coloured(at(`dA${l}`, i, j))}\\cdot ${coloured(at(`D${l}`, i, j))}`, value), sources: any(is(`dA${l}`, i, j), is(`D${l}`, i, j)), note: '', from: `dG${l}` };
      case 'slope': return slope(l, i, j, value);
      case 'dZtilde': return bentBack(l, i, j, value, `d\\tilde z^{[${l}]}${index(i, j)}`, `dZtilde${l}`);
      case 'dZ': return l === L ? outputBack(i, j, value) : layer.batchNorm ? normBack(l, i, j, value) : bentBack(l, i, j, value, `dz^{[${l}]}${index(i, j)}`, `dZ${l}`);
      case 'dW': return weightGradient(l, i, j, value, false);
      case 'db': return { tex: lines(`db^{[${l}]}_{${unit}}`, '\\textstyle\\sum_j dz_j', sum(all(step.columns, (k) => at(`dZ${l}`, i, k)), hidden), value), sources: is(`dZ${l}`, i, null), note: `Over the ${step.m} examples of the batch.`, from: `db${l}` };
      case 'dbeta': return { tex: lines(`d\\beta_{${unit}}`, '\\textstyle\\sum_j d\\tilde z_j', sum(all(step.columns, (k) => at(`dZtilde${l}`, i, k)), hidden), value), sources: is(`dZtilde${l}`, i, null), note: `Over the ${step.m} examples of the batch.`, from: `dbeta${l}` };
      case 'dgamma': return { tex: lines(`d\\gamma_{${unit}}`, '\\textstyle\\sum_j d\\tilde z_j\\,\\hat z_j', products(all(step.columns, (k) => [at(`dZtilde${l}`, i, k), at(`Zhat${l}`, i, k)]), hidden), value), sources: any(is(`dZtilde${l}`, i, null), is(`Zhat${l}`, i, null)), note: `Over the ${step.m} examples of the batch.`, from: `dgamma${l}` };
      default: return given(figure(name).tex, value, '');
    }
  }

  function activated(l, i, j, value, letter) {
    const layer = step.layers[l - 1];
    const source = layer.batchNorm ? `Ztilde${l}` : `Z${l}`;
    const z = at(source, i, j);
    const symbol = `${letter === 'G' ? 'g' : 'a'}^{[${l}]}${index(i, j)}`;
    const written = {
      relu: ['\\max(0,z)', `\\max(0,${coloured(z)})`], leaky: ['\\max(0.01z,z)', `\\max(0.01\\cdot ${factor(z)},${coloured(z)})`],
      tanh: ['\\tanh z', `\\tanh(${coloured(z)})`], sigmoid: ['\\dfrac1{1+e^{-z}}', `\\dfrac1{1+e^{-(${coloured(z)})}}`], linear: ['z', coloured(z)],
      softmax: ['\\dfrac{e^{z_i}}{\\sum_k e^{z_k}}', `\\dfrac{e^{${coloured(z)}}}{${all(layer.units, (k) => `e^{${coloured(at(source, k, j))}}`).slice(0, 6).join('+')}}`],
    }[layer.activation];
    const softmax = layer.activation === 'softmax';
    return { tex: lines(symbol, written[0], written[1], value), sources: is(source, softmax ? null : i, j), note: softmax ? 'Every class’s z is in it.' : layer.activation === 'relu' && z <= 0 ? 'z is not positive: the unit is off for this example.' : '', from: `${letter}${l}` };
  }

  function slope(l, i, j, value) {
    const { activation, batchNorm } = step.layers[l - 1];
    const z = batchNorm ? `Ztilde${l}` : `Z${l}`;
    const a = at(step.layers[l - 1].keep < 1 ? `G${l}` : `A${l}`, i, j);
    const written = { relu: `${coloured(at(z, i, j))}${at(z, i, j) > 0 ? '>' : '\\le'}0`, leaky: `${coloured(at(z, i, j))}${at(z, i, j) > 0 ? '>' : '\\le'}0`, tanh: `1-a^2=1-${factor(a)}^2`, sigmoid: `a(1-a)=${coloured(a)}\\cdot(1-${coloured(a)})`, linear: '' }[activation];
    const order = activation === 'relu' || activation === 'leaky';
    return { tex: `g'(z)=${order ? bold(value) : `${written}${written ? '=' : ''}${bold(value)}`}${order ? `\\quad\\text{since } z=${written}` : ''}`, sources: is(z, i, j), note: 'The slope of the activation at z.', from: `A${l}` };
  }

  function bentBack(l, i, j, value, symbol, from) {
    const a = step.layers[l - 1].keep < 1 ? `dG${l}` : `dA${l}`;
    return { tex: lines(symbol, "da\\cdot g'(z)", `${coloured(at(a, i, j))}\\cdot ${factor(at(`slope${l}`, i, j))}`, value), sources: any(is(a, i, j), is(`slope${l}`, i, j)), note: at(`slope${l}`, i, j) === 0 ? 'The slope is 0 here: nothing goes on.' : '', from };
  }

  function outputBack(i, j, value) {
    const [a, y] = [at(`A${L}`, i, j), at('Y', i, j)];
    const bent = step.loss === 'squared' && step.layers[L - 1].activation === 'sigmoid';
    return { tex: lines(`dz^{[${L}]}${index(i, j)}`, `\\tfrac1m(a-y)${bent ? '\\,a(1-a)' : ''}`, `\\tfrac1{${step.m}}(${coloured(a, 4)}-${number(y, 3)})${bent ? `\\cdot ${coloured(a)}\\,(1-${coloured(a)})` : ''}`, value), sources: any(is(`A${L}`, i, j), is('Y', i, j)), note: value < 0 ? 'Negative: the output is too small, a larger z would lower the cost.' : value > 0 ? 'Positive: the output is too large.' : '', from: `dZ${L}` };
  }

  function normBack(l, i, j, value) {
    const [d, h, dg, db] = [at(`dZtilde${l}`, i, j), at(`Zhat${l}`, i, j), at(`dgamma${l}`, i), at(`dbeta${l}`, i)];
    return { tex: lines(`dz^{[${l}]}${index(i, j)}`, '\\tfrac{\\gamma}{\\sqrt{\\sigma^2+\\varepsilon}}\\bigl(d\\tilde z-\\tfrac1m d\\beta-\\tfrac1m\\hat z\\,d\\gamma\\bigr)', `\\tfrac{${number(at(`gamma${l}`, i), 3)}}{\\sqrt{${number(at(`variance${l}`, i), 3)}+\\varepsilon}}\\bigl(${coloured(d)}-\\tfrac{${number(db, 3)}}{${step.m}}-\\tfrac{${number(h, 3)}\\cdot ${number(dg, 3)}}{${step.m}}\\bigr)`, value), sources: any(is(`dZtilde${l}`, i, j), is(`Zhat${l}`, i, j), is(`dgamma${l}`, i, 0), is(`dbeta${l}`, i, 0)), note: '', from: `dZ${l}` };
  }

  function weightGradient(l, i, j, value, whole) {
    const pairs = all(step.columns, (k) => /** @type {[number, number]} */ ([at(`dZ${l}`, i, k), at(`A${l - 1}`, j, k)]));
    const w = at(`W${l}`, i, j);
    const l2 = whole && step.shrinkage > 0 ? `+\\tfrac{${short(step.l2)}}{${step.m}}\\cdot ${factor(w)}` : '';
    const l1 = whole && step.l1 > 0 ? `+\\tfrac{${short(step.l1)}}{${step.m}}\\cdot ${factor(Math.sign(w))}` : '';
    const formula = `\\textstyle\\sum_j dz_{${i + 1},j}\\,a_{${j + 1},j}${l2 ? '+\\tfrac{\\lambda_2}{m}w' : ''}${l1 ? '+\\tfrac{\\lambda_1}{m}\\operatorname{sign}w' : ''}`;
    const penalty = l2 + l1 ? (perLine < 3 ? `\\\\&\\quad${l2}${l1}` : l2 + l1) : '';
    return { tex: lines(`dw^{[${l}]}_{${i + 1},${j + 1}}`, formula, products(pairs, hidden) + penalty, value), sources: any(is(`dZ${l}`, i, null), is(`A${l - 1}`, j, null), is(`W${l}`, i, j), is(`sign.W${l}`, i, j)), note: `Over the ${step.m} examples of the batch; the largest terms are written out.${whole && step.bug ? ' A planted mistake may be in it.' : ''}`, from: `dW${l}` };
  }

  function loss(j, value) {
    const sources = any(is(`A${L}`, null, j), is('Y', null, j));
    const a = at(`A${L}`, 0, j);
    const y = at('Y', 0, j);
    if (step.loss === 'squared') return { tex: lines(`\\mathcal L_{${j + 1}}`, '\\tfrac12(a-y)^2', `\\tfrac12(${coloured(a)}-${factor(y)})^2`, value), sources, note: '', from: 'loss' };
    if (figure(`A${L}`).size[0] > 1) {
      const label = all(figure('Y').size[0], (k) => at('Y', k, j)).indexOf(1);
      return { tex: lines(`\\mathcal L_{${j + 1}}`, '-\\ln a_y', `-\\ln ${coloured(at(`A${L}`, label, j))}`, value), sources: is(`A${L}`, label, j), note: `Its class is ${label}.`, from: 'loss' };
    }
    return { tex: lines(`\\mathcal L_{${j + 1}}`, '-y\\ln a-(1-y)\\ln(1-a)', y > 0.5 ? `-\\ln ${coloured(a)}` : `-\\ln(1-${coloured(a)})`, value), sources, note: `Its label is ${y}, so one of the two terms is 0.`, from: 'loss' };
  }

  function cost(value) {
    const penalty = step.penalty > 0 ? `+${number(step.penalty, 4)}` : '';
    return { tex: lines('J', `\\tfrac1m\\textstyle\\sum_j\\mathcal L_j${penalty ? '+J_\\lambda' : ''}`, `\\tfrac1{${step.m}}\\bigl(${sum(step.losses, 0)}\\bigr)${penalty}`, value), sources: any(is('loss', null, null), is('penalty', 0, 0)), note: `The mean loss is ${figureText(step.cost)}${penalty ? `, the penalty ${figureText(step.penalty)}` : ''}.`, from: 'J' };
  }

  function updated(prefix, letter, l, i, j, value) {
    const name = `${letter}${l}`;
    const [g, v, s] = [`grad.${name}`, `v.${name}`, `s.${name}`].map((of) => ({ of, x: () => at(of, i, j) }));
    const w = figure(name).tex + (letter === 'W' ? index(i, j) : `_{${i + 1}}`);
    switch (prefix) {
      case 'grad': {
        if (letter === 'W') return weightGradient(l, i, j, value, true);
        const bare = explain({ name: `d${name}`, i, j });
        return step.bug ? { ...bare, note: `${bare.note} A planted mistake may be in it.` } : bare;
      }
      case 'sign': return given(`\\operatorname{sign}${w}`, value, '');
      case 'v0':
      case 's0': return given(figure(`${prefix}.${name}`).tex, value, step.epoch + step.batch ? 'As the step before left it.' : '0 at the start.');
      case 'v': return { tex: lines('v', '\\beta_1v+(1-\\beta_1)\\,g', `${step.beta1}\\cdot ${factor(at(`v0.${name}`, i, j))}+${short(1 - step.beta1)}\\cdot ${factor(g.x())}`, value), sources: any(is(`v0.${name}`, i, j), is(g.of, i, j)), note: '', from: `v${name}` };
      case 's': return step.optimizer === 'adagrad'
        ? { tex: lines('s', 's+g^2', `${coloured(at(`s0.${name}`, i, j))}+${factor(g.x())}^2`, value), sources: any(is(`s0.${name}`, i, j), is(g.of, i, j)), note: '', from: `s${name}` }
        : { tex: lines('s', '\\beta_2s+(1-\\beta_2)\\,g^2', `${step.beta2}\\cdot ${factor(at(`s0.${name}`, i, j))}+${short(1 - step.beta2)}\\cdot ${factor(g.x())}^2`, value), sources: any(is(`s0.${name}`, i, j), is(g.of, i, j)), note: '', from: `s${name}` };
      case 'decayed': return { tex: lines(w, 'w-\\alpha\\tfrac{\\lambda}{m}w', `${coloured(at(name, i, j))}-${short(step.learningRate)}\\cdot\\tfrac{${short(step.l2)}}{${step.m}}\\cdot ${factor(at(name, i, j))}`, value), sources: is(name, i, j), note: '', from: `decayed${name}` };
      default: {
        const decayed = letter === 'W' && !!step.layers[l - 1].parameters.W.decayed;
        const from = decayed ? `decayed.${name}` : name;
        const alpha = short(step.learningRate);
        const old = coloured(at(from, i, j));
        const written = {
          gd: () => ['w-\\alpha\\,g', `${old}-${alpha}\\cdot ${factor(g.x())}`],
          momentum: () => ['w-\\alpha\\,v', `${old}-${alpha}\\cdot ${factor(v.x())}`],
          nesterov: () => ['w-\\alpha(\\beta_1v+(1-\\beta_1)g)', `${old}-${alpha}\\cdot(${step.beta1}\\cdot ${factor(v.x())}+${short(1 - step.beta1)}\\cdot ${factor(g.x())})`],
          adagrad: () => ['w-\\alpha\\,g/(\\sqrt s+\\varepsilon)', `${old}-${alpha}\\cdot\\dfrac{${coloured(g.x())}}{\\sqrt{${coloured(s.x())}}+${short(step.epsilon)}}`],
          adam: () => ['w-\\alpha\\,\\hat v/(\\sqrt{\\hat s}+\\varepsilon)', `${old}-${alpha}\\cdot\\dfrac{${coloured(v.x())}/(1-${step.beta1}^{${step.t}})}{\\sqrt{${coloured(s.x())}/(1-${step.beta2}^{${step.t}})}+${short(step.epsilon)}}`],
        };
        const [formula, numbers] = (written[step.optimizer] ?? written[{ rmsprop: 'adagrad', adamw: 'adam' }[step.optimizer]])();
        const change = value - at(from, i, j);
        return { tex: lines(w, formula, numbers, value), sources: any(is(from, i, j), is(g.of, i, j), is(v.of, i, j), is(s.of, i, j)), note: `It moves by ${figureText(change)}.`, from: `new${name}` };
      }
    }
  }
  /** @param {Cell} cell @param {number} terms of a sum that stand on one line */
  return (cell, terms) => {
    perLine = terms;
    return explain(cell);
  };
}

/** A number as TeX with so many digits. @param {number} x @param {number} digits */
export function number(x, digits) {
  if (!Number.isFinite(x)) return '\\infty';
  if (Number.isInteger(x) && Math.abs(x) < 1000) return String(x);
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e4) return x.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
  const exponent = Math.floor(Math.log10(size) + 1e-12);
  return `${(x / 10 ** exponent).toFixed(digits - 1)}\\cdot 10^{${exponent}}`;
}
