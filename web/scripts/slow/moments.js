/** The moments of a step in their order: what each works out, from what, and where in the network it happens. */
import { tex } from './figures.js';

/**
 * @typedef {{name: string, transposed?: boolean} | string} Term a matrix, or what stands between two
 * @typedef {object} Moment
 * @property {string} id its name in the address
 * @property {string} mark its name on the track, as TeX
 * @property {'batch' | 'forward' | 'cost' | 'backward' | 'update'} phase
 * @property {number} layer where it happens; 0 the inputs
 * @property {[number, number]} lit the layers that are lit
 * @property {string} title
 * @property {string} formula as TeX
 * @property {string} why a sentence
 * @property {Term[]} terms the formula with its matrices
 * @property {string} result the matrix that is worked out
 * @property {boolean} [sums] whether it adds up over the examples
 * @property {string[]} parts of the program that do it
 */

const FUNCTIONS = { relu: '\\operatorname{relu}', leaky: '\\operatorname{leaky}', tanh: '\\tanh', sigmoid: '\\sigma', softmax: '\\operatorname{softmax}', linear: '' };

/** g, as it is written before its argument. @param {string} activation */
export const functionTex = (activation) => FUNCTIONS[activation] ?? activation;

/** @param {any} step @returns {Moment[]} */
export function moments(step) {
  const L = step.layers.length;
  /** @type {Moment[]} */
  const list = [];
  const add = (moment) => list.push({ parts: [], ...moment });
  add({
    id: 'batch', mark: 'X, Y', phase: 'batch', layer: 0, lit: [0, 0], title: 'The batch', formula: 'X = A^{[0]},\\quad Y', terms: [{ name: 'A0' }, ',', { name: 'Y' }], result: 'A0',
    why: step.batches > 1 ? `Batch ${step.batch + 1} of ${step.batches}: ${step.m} examples, in the order of this epoch’s shuffle. A column is an example.` : `All ${step.m} examples at once. A column is an example.`,
    parts: ['batch'],
  });
  for (let l = 1; l <= L; l++) forward(step, l, add);
  cost(step, add);
  for (let l = L; l >= 1; l--) backward(step, l, add);
  for (let l = 1; l <= L; l++) for (const letter of Object.keys(step.layers[l - 1].parameters)) update(step, l, letter, add);
  return list;
}

function forward(step, l, add) {
  const layer = step.layers[l - 1];
  const own = { phase: 'forward', layer: l, lit: [l - 1, l] };
  const here = { phase: 'forward', layer: l, lit: [l, l] };
  const before = tex(`A${l - 1}`);
  const b = layer.batchNorm ? '' : `+${tex(`b${l}`)}`;
  add({
    ...own, id: `Z${l}`, mark: tex(`Z${l}`), title: `Layer ${l}: weigh and add`, formula: `${tex(`Z${l}`)}=${tex(`W${l}`)}${before}${b}`,
    why: `Every unit weighs what ${l === 1 ? 'the inputs are' : `layer ${l - 1} gives`}${layer.batchNorm ? '; batch norm’s β takes the place of b.' : ' and adds its bias, the same for all examples.'}`,
    terms: [{ name: `W${l}` }, '\\cdot', { name: `A${l - 1}` }, ...(b ? ['+', { name: `b${l}` }] : []), '=', { name: `Z${l}` }], result: `Z${l}`, parts: ['Z'],
  });
  if (layer.batchNorm) {
    add({
      ...here, id: `Zhat${l}`, mark: tex(`Zhat${l}`), title: `Layer ${l}: batch norm, mean 0 and variance 1`, formula: `${tex(`Zhat${l}`)}=\\dfrac{${tex(`Z${l}`)}-${tex(`mu${l}`)}}{\\sqrt{${tex(`variance${l}`)}+\\varepsilon}}`,
      why: 'Each unit by itself: μ and σ² are over the examples of this batch, so every example now depends on the others.',
      terms: [{ name: `Z${l}` }, '-', { name: `mu${l}` }, '\\big/\\!\\sqrt{\\cdot}', { name: `variance${l}` }, '=', { name: `Zhat${l}` }], result: `Zhat${l}`, parts: ['norm'],
    });
    add({
      ...here, id: `Ztilde${l}`, mark: tex(`Ztilde${l}`), title: `Layer ${l}: batch norm, stretched and shifted`, formula: `${tex(`Ztilde${l}`)}=${tex(`gamma${l}`)}\\circ ${tex(`Zhat${l}`)}+${tex(`beta${l}`)}`,
      why: 'γ and β are trained like weights: the layer may undo the normalising if that helps.',
      terms: [{ name: `gamma${l}` }, '\\circ', { name: `Zhat${l}` }, '+', { name: `beta${l}` }, '=', { name: `Ztilde${l}` }], result: `Ztilde${l}`, parts: ['norm'],
    });
  }
  const z = layer.batchNorm ? `Ztilde${l}` : `Z${l}`;
  const a = layer.keep < 1 ? `G${l}` : `A${l}`;
  const g = functionTex(layer.activation);
  add({
    ...here, id: a, mark: layer.keep < 1 ? `g(${tex(z)})` : tex(a), title: `Layer ${l}: ${layer.activation}`, formula: `${tex(a)}=${g ? `${g}\\bigl(${tex(z)}\\bigr)` : tex(z)}`,
    why: layer.activation === 'softmax' ? 'Column by column: the probabilities of the classes, which add up to 1.' : layer.activation === 'linear' ? 'Nothing is bent here: A is Z.' : 'Number by number; without it all layers together would be one matrix.',
    terms: [`${g || '1\\cdot'}`, { name: z }, '=', { name: a }], result: a, parts: ['A'],
  });
  if (layer.keep < 1) {
    add({
      ...here, id: `D${l}`, mark: tex(`D${l}`), title: `Layer ${l}: dropout keeps ${Math.round(100 * layer.keep)} %`, formula: `${tex(`A${l}`)}=${tex(`G${l}`)}\\circ ${tex(`D${l}`)}\\,/\\,${layer.keep}`,
      why: `Each unit is switched off for each example by itself; what stays is divided by ${layer.keep}, so that the mean stays. ${step.mask === 'frozen' ? 'The masks are the same in every pass.' : 'The next pass draws new masks.'}`,
      terms: [{ name: `G${l}` }, '\\circ', { name: `D${l}` }, '=', { name: `A${l}` }], result: `A${l}`, parts: ['D'],
    });
  }
}

function cost(step, add) {
  const L = step.layers.length;
  const output = step.layers[L - 1].activation;
  const squared = step.loss === 'squared';
  const own = { phase: 'cost', layer: L, lit: [L, L] };
  const formula = squared ? '\\mathcal L=\\tfrac12(a-y)^2' : output === 'softmax' ? '\\mathcal L=-\\ln a_y' : '\\mathcal L=-y\\ln a-(1-y)\\ln(1-a)';
  add({
    ...own, id: 'loss', mark: '\\mathcal L', title: 'The loss of each example', formula, why: squared ? 'Half the square of how far off the output is.' : 'How surprised the network is by the label: 0 if it was sure and right.',
    terms: [{ name: `A${L}` }, ',', { name: 'Y' }, '\\to', { name: 'loss' }], result: 'loss', parts: ['loss'],
  });
  const penalties = [step.shrinkage > 0 ? '\\tfrac{\\lambda_2}{2m}\\textstyle\\sum W^2' : '', step.l1 > 0 ? '\\tfrac{\\lambda_1}{m}\\textstyle\\sum|W|' : ''].filter(Boolean);
  add({
    ...own, sums: true, id: 'J', mark: 'J', title: penalties.length ? 'The cost: mean loss and penalty' : 'The cost: the mean loss', formula: `J=\\tfrac1m\\textstyle\\sum_j\\mathcal L_j${penalties.map((p) => `+${p}`).join('')}`,
    why: 'One number. All that follows asks how it would change if one weight changed a little.',
    terms: ['\\tfrac1m\\sum_j', { name: 'loss' }, ...(penalties.length ? ['+', { name: 'penalty' }] : []), '=', { name: 'J' }], result: 'J', parts: ['J', ...(penalties.length ? ['penalty'] : [])],
  });
}

function backward(step, l, add) {
  const L = step.layers.length;
  const layer = step.layers[l - 1];
  const here = { phase: 'backward', layer: l, lit: [l, l] };
  const into = { phase: 'backward', layer: l, lit: [l - 1, l] };
  if (l === L) {
    const bent = step.loss === 'squared' && layer.activation === 'sigmoid';
    add({
      ...here, id: `dZ${l}`, mark: tex(`dZ${l}`), title: 'Back from the cost', formula: `${tex(`dZ${l}`)}=\\tfrac1m\\bigl(${tex(`A${l}`)}-Y\\bigr)${bent ? `\\circ ${tex(`A${l}`)}\\circ(1-${tex(`A${l}`)})` : ''}`,
      why: bent ? 'How far off, times the slope of σ, which is small where the network is sure: squared error learns slowly there.' : `${step.loss === 'squared' ? 'The derivative of the squared error' : 'The slope of the output cancels against the loss'}: what is left is how far off each output is. 1/m comes in here, once.`,
      terms: ['\\tfrac1m\\,(', { name: `A${l}` }, '-', { name: 'Y' }, bent ? ')\\circ A(1-A)' : ')', '=', { name: `dZ${l}` }], result: `dZ${l}`, parts: ['dZL'],
    });
  } else {
    add({
      phase: 'backward', layer: l, lit: [l, l + 1], id: `dA${l}`, mark: tex(`dA${l}`), title: `Hand down to layer ${l}`, formula: `${tex(`dA${l}`)}=W^{[${l + 1}]\\top}${tex(`dZ${l + 1}`)}`,
      why: 'Each unit gets its share of the blame, over the same weights on which its value went up.',
      terms: [{ name: `W${l + 1}`, transposed: true }, '\\cdot', { name: `dZ${l + 1}` }, '=', { name: `dA${l}` }], result: `dA${l}`, parts: ['dA'],
    });
    if (layer.keep < 1) {
      add({
        ...here, id: `dG${l}`, mark: tex(`dG${l}`), title: `Layer ${l}: back through dropout`, formula: `${tex(`dG${l}`)}=${tex(`dA${l}`)}\\circ ${tex(`D${l}`)}\\,/\\,${layer.keep}`,
        why: 'A unit that was switched off had no part in the cost: nothing goes back through it.',
        terms: [{ name: `dA${l}` }, '\\circ', { name: `D${l}` }, '=', { name: `dG${l}` }], result: `dG${l}`, parts: ['dD'],
      });
    }
    const a = layer.keep < 1 ? `dG${l}` : `dA${l}`;
    const z = layer.batchNorm ? `Ztilde${l}` : `Z${l}`;
    const result = `d${z}`;
    add({
      ...here, id: result, mark: tex(result), title: `Layer ${l}: back through ${layer.activation}`, formula: `${tex(result)}=${tex(a)}\\circ g'\\bigl(${tex(z)}\\bigr)`,
      why: layer.activation === 'relu' ? 'The slope of relu is 1 or 0: where z was negative, nothing goes on.' : 'Number by number, times the slope of g at z.',
      terms: [{ name: a }, '\\circ', { name: `slope${l}` }, '=', { name: result }], result, parts: ['dZ'],
    });
  }
  if (layer.batchNorm) {
    for (const [letter, sum] of [['gamma', `\\bigl(${tex(`dZtilde${l}`)}\\circ ${tex(`Zhat${l}`)}\\bigr)_{:,j}`], ['beta', `${tex(`dZtilde${l}`)}_{:,j}`]]) {
      add({
        ...here, sums: true, id: `d${letter}${l}`, mark: tex(`d${letter}${l}`), title: `Layer ${l}: the gradient of batch norm’s ${letter === 'gamma' ? 'γ' : 'β'}`, formula: `${tex(`d${letter}${l}`)}=\\textstyle\\sum_j ${sum}`, why: 'Summed over the examples; the 1/m is in dZ already.',
        terms: ['\\sum_j', { name: `dZtilde${l}` }, ...(letter === 'gamma' ? ['\\circ', { name: `Zhat${l}` }] : []), '=', { name: `d${letter}${l}` }], result: `d${letter}${l}`, parts: ['dnorm'],
      });
    }
    add({
      ...here, id: `dZ${l}`, mark: tex(`dZ${l}`), title: `Layer ${l}: back through batch norm`, formula: `${tex(`dZ${l}`)}=\\dfrac{\\gamma}{\\sqrt{\\sigma^2+\\varepsilon}}\\circ\\Bigl(d\\tilde Z-\\tfrac1m d\\beta-\\tfrac1m\\hat Z\\circ d\\gamma\\Bigr)`,
      why: 'Two parts are taken off: what all examples have in common would only move μ, what goes with Ẑ would only move σ.',
      terms: [{ name: `dZtilde${l}` }, ',', { name: `Zhat${l}` }, ',', { name: `dgamma${l}` }, ',', { name: `dbeta${l}` }, '\\to', { name: `dZ${l}` }], result: `dZ${l}`, parts: ['dnorm'],
    });
  }
  const l2 = step.shrinkage > 0;
  const l1 = step.l1 > 0;
  const result = l1 || l2 || step.bug ? `grad.W${l}` : `dW${l}`;
  add({
    ...into, sums: true, id: `dW${l}`, mark: tex(`dW${l}`), title: `Layer ${l}: the gradient of its weights`,
    formula: `${tex(`dW${l}`)}=${tex(`dZ${l}`)}A^{[${l - 1}]\\top}${l2 ? `+\\tfrac{\\lambda_2}{m}${tex(`W${l}`)}` : ''}${l1 ? `+\\tfrac{\\lambda_1}{m}\\operatorname{sign}${tex(`W${l}`)}` : ''}`,
    why: `How much the cost rises with each weight: what came back at its upper end times what went in at its lower end, summed over the examples.${l2 ? ' L2 pulls each weight towards 0 by a share of itself.' : ''}${l1 ? ' L1 pulls each by the same amount.' : ''}${planted(step, `dW${l}`)}`,
    terms: [{ name: `dZ${l}` }, '\\cdot', { name: `A${l - 1}`, transposed: true }, ...(l2 ? ['+\\tfrac{\\lambda_2}{m}', { name: `W${l}` }] : []), ...(l1 ? ['+\\tfrac{\\lambda_1}{m}', { name: `sign.W${l}` }] : []), '=', { name: result }],
    result, parts: ['dW', ...(l1 || l2 ? ['penalty'] : []), ...(step.bug ? ['bug'] : [])],
  });
  if (!layer.batchNorm) {
    add({
      ...here, sums: true, id: `db${l}`, mark: tex(`db${l}`), title: `Layer ${l}: the gradient of its biases`, formula: `${tex(`db${l}`)}=\\textstyle\\sum_j ${tex(`dZ${l}`)}_{:,j}`,
      why: `A bias goes into every example, so its gradient is the sum over them.${planted(step, `db${l}`)}`,
      terms: ['\\sum_j', { name: `dZ${l}` }, '=', { name: step.bug ? `grad.b${l}` : `db${l}` }], result: step.bug ? `grad.b${l}` : `db${l}`, parts: ['db', ...(step.bug ? ['bug'] : [])],
    });
  }
}

function planted(step, name) {
  const bug = step.bug?.split(',').find((text) => text.startsWith(name));
  return bug ? ` A mistake is planted here: ${bug}.` : '';
}

function update(step, l, letter, add) {
  const name = `${letter}${l}`;
  const own = { phase: 'update', layer: l, lit: letter === 'W' ? [l - 1, l] : [l, l], parts: ['update'] };
  const tensor = step.layers[l - 1].parameters[letter];
  const T = tex(name);
  const d = `d${T}`;
  const grad = { name: `grad.${name}` };
  if (tensor.v) {
    add({
      ...own, id: `v${name}`, mark: tex(`v.${name}`), title: `Update: the moving mean of d${plain(name)}`, formula: `v\\leftarrow\\beta_1 v+(1-\\beta_1)\\,${d}`,
      why: `v remembers where the last gradients pointed, each a little less than the next: β₁ = ${step.beta1}.`,
      terms: [`${step.beta1}\\,\\cdot`, { name: `v0.${name}` }, `+\\,${rest(step.beta1)}\\,\\cdot`, grad, '=', { name: `v.${name}` }], result: `v.${name}`,
    });
  }
  if (tensor.s) {
    const adagrad = step.optimizer === 'adagrad';
    add({
      ...own, id: `s${name}`, mark: tex(`s.${name}`), title: `Update: ${adagrad ? 'the sum' : 'the moving mean'} of squares of d${plain(name)}`, formula: adagrad ? `s\\leftarrow s+\\bigl(${d}\\bigr)^2` : `s\\leftarrow\\beta_2 s+(1-\\beta_2)\\bigl(${d}\\bigr)^2`,
      why: adagrad ? 's only grows: a weight that has moved much moves less and less.' : `s remembers how large the gradients were: β₂ = ${step.beta2}. A weight with large ones will take smaller steps.`,
      terms: [adagrad ? '' : `${step.beta2}\\,\\cdot`, { name: `s0.${name}` }, adagrad ? '+\\,' : `+\\,${rest(step.beta2)}\\,\\cdot`, grad, '{}^2=', { name: `s.${name}` }].filter((term) => term !== ''), result: `s.${name}`,
    });
  }
  if (tensor.decayed && letter === 'W') {
    add({
      ...own, id: `decayed${name}`, mark: `\\lambda ${T}`, title: `Update: the decay of ${plain(name)}`, formula: `${T}\\leftarrow ${T}-\\alpha\\tfrac{\\lambda}{m}${T}`,
      why: 'AdamW shrinks the weights beside the step, so that v and s know nothing of it.',
      terms: [{ name }, `-\\,${short(step.learningRate * step.l2 / step.m)}\\,\\cdot`, { name }, '=', { name: `decayed.${name}` }], result: `decayed.${name}`,
    });
  }
  const from = tensor.decayed && letter === 'W' ? `decayed.${name}` : name;
  const { formula, between, of } = stepOf(step, T, d, name);
  add({
    ...own, id: `new${name}`, mark: T, title: `Update: ${plain(name)} takes its step`, formula: `${T}\\leftarrow ${formula}`,
    why: `Downhill, since the gradient points uphill. The rate α is ${short(step.learningRate)}.`,
    terms: [{ name: from }, `-\\,${short(step.learningRate)}\\,\\cdot`, ...between, '=', { name: `new.${name}` }], result: `new.${name}`, of,
  });
}

/** The step by optimizer: its formula, and the matrices that it is made of. */
function stepOf(step, T, d, name) {
  const v = { name: `v.${name}` };
  const s = { name: `s.${name}` };
  const grad = { name: `grad.${name}` };
  const [c1, c2] = [1 - step.beta1 ** step.t, 1 - step.beta2 ** step.t];
  switch (step.optimizer) {
    case 'momentum': return { formula: `${T}-\\alpha\\,v`, between: [v], of: 'momentum' };
    case 'nesterov': return { formula: `${T}-\\alpha\\bigl(\\beta_1v+(1-\\beta_1)${d}\\bigr)`, between: [`(${step.beta1}\\,\\cdot`, v, `+\\,${rest(step.beta1)}\\,\\cdot`, grad, ')'], of: 'nesterov' };
    case 'adagrad':
    case 'rmsprop': return { formula: `${T}-\\alpha\\,\\dfrac{${d}}{\\sqrt{s}+\\varepsilon}`, between: [grad, '\\big/\\sqrt{\\cdot}', s], of: 'root' };
    case 'adam':
    case 'adamw': return {
      formula: `${T}-\\alpha\\,\\dfrac{v/(1-\\beta_1^{t})}{\\sqrt{s/(1-\\beta_2^{t})}+\\varepsilon},\\quad t=${step.t}`,
      between: [v, `\\!/${short(c1)}\\big/\\sqrt{\\cdot}`, s, `\\!/${short(c2)}`], of: 'adam',
    };
    default: return { formula: `${T}-\\alpha\\,${d}`, between: [grad], of: 'gd' };
  }
}

const rest = (beta) => String(Number((1 - beta).toPrecision(6)));

const SIGNS = { gamma: 'γ', beta: 'β' };
const plain = (name) => name.replace(/^(gamma|beta)/, (word) => SIGNS[word]);

/** A number as TeX, short. @param {number} x */
export function short(x) {
  if (x === 0 || (Math.abs(x) >= 1e-3 && Math.abs(x) < 1e4)) return String(Number(x.toPrecision(3)));
  const exponent = Math.floor(Math.log10(Math.abs(x)) + 1e-12);
  const mantissa = Number((x / 10 ** exponent).toPrecision(3));
  return `${mantissa === 1 ? '' : `${mantissa}\\cdot`}10^{${exponent}}`;
}
