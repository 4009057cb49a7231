/** How mistakes are called. */

export const MISTAKES = {
  factor: { title: 'multiplied by a factor', what: 'A constant in the formula is wrong.' },
  sign: { title: 'the wrong sign', what: 'Gradient descent then climbs.' },
  transpose: { title: 'put down transposed', what: 'The right numbers in the wrong places: a missing or surplus ᵀ.' },
  nomean: { title: '1/m forgotten', what: 'The sum over the examples where the mean should be: m times too large.' },
  nol2: { title: 'L2’s term forgotten', what: 'The penalty is in the cost, its λ/m·W is not in the gradient.' },
  noderivative: { title: 'g′ forgotten', what: 'dZ is taken for dA: everything in this layer and below goes wrong.' },
  nocentring: { title: 'batch norm’s means forgotten', what: 'μ and σ² are taken for constants: W of this layer and all below go wrong.' },
};

/** As `bug=` writes it. @param {string} gradient @param {string} mistake @param {string} factor */
export function bugOf(gradient, mistake, factor) {
  if (mistake === 'factor') return `${gradient}*${factor}`;
  return mistake === 'sign' ? `${gradient}*-1` : `${gradient}:${mistake}`;
}

/** `dW2*2` → its gradient, its mistake, and how both are written. @param {string} bug */
export function readBug(bug) {
  const [, gradient, , factor, key] = /** @type {any} */ (/^(d[A-Za-z]+\d+)(\*(.*)|:(.*))$/.exec(bug) ?? [null, bug, '', '', '']);
  const mistake = key || (Number(factor) === -1 ? 'sign' : 'factor');
  const said = mistake === 'factor' ? `× ${String(factor).replace('-', '−')}` : MISTAKES[mistake]?.title ?? key;
  return { gradient, mistake, said };
}
