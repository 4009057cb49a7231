/** Every matrix of a step by its name on the blackboard: how it is typeset, its axes, its numbers. */

/**
 * @typedef {{name: string, tex: string, rows: string, columns: string, at: (i: number, j: number) => number | null, size: [number, number], exponent: number, most: number}} Figure
 * rows, columns: the axes: `u1` units of layer 1, `m` examples, `one`; exponent: of ten, taken out of what is printed
 */

const GREEK = { gamma: '\\gamma', beta: '\\beta', mu: '\\mu', variance: '\\sigma^2', Zhat: '\\hat Z', Ztilde: '\\tilde Z', dA: 'dA', dG: 'dG', dZ: 'dZ', dZtilde: 'd\\tilde Z', dgamma: 'd\\gamma', dbeta: 'd\\beta', slope: "g'" };

/** `dW2` → dW^{[2]}. @param {string} name */
export function tex(name) {
  if (name === 'A0') return 'A^{[0]}';
  if (name === 'loss') return '\\mathcal L';
  if (name === 'penalty') return 'J_{\\lambda}';
  if (name === 'J' || name === 'Y') return name;
  const [, prefix, letters, layer] = /** @type {any} */ (/^(?:(\w+)\.)?([A-Za-z]+?)(\d+)$/.exec(name) ?? [null, '', name, '']);
  const letter = letters === 'variance' ? `\\sigma^{2[${layer}]}` : `${GREEK[letters] ?? letters}^{[${layer}]}`;
  switch (prefix) {
    case 'v0':
    case 'v': return `v_{d${letter}}`;
    case 's0':
    case 's': return `s_{d${letter}}`;
    case 'grad': return `d${letter}`;
    case 'new': return `${letter}_{\\text{new}}`;
    case 'sign': return `\\operatorname{sign}${letter}`;
    default: return letter;
  }
}

const PARAMETERS = /^(?:(\w+)\.)?(W|b|gamma|beta)(\d+)$/;
const FIELDS = { v0: 'vBefore', v: 'v', s0: 'sBefore', s: 's', grad: 'gradient', bare: 'backpropagated', decayed: 'decayed', new: 'after' };

const DERIVATIVES = {
  relu: (z) => (z > 0 ? 1 : 0), leaky: (z) => (z > 0 ? 1 : 0.01), tanh: (z, a) => 1 - a * a, sigmoid: (z, a) => a * (1 - a), linear: () => 1,
};

/** All figures of a step, made when asked for. @param {any} step the server's answer */
export function figures(step) {
  /** @type {Map<string, Figure>} */
  const made = new Map();
  const axes = { one: 1, m: step.columns };
  axes.u0 = step.inputs.length;
  step.layers.forEach((layer, k) => (axes[`u${k + 1}`] = layer.units));

  /** @returns {[string, string, (i: number, j: number) => number | null]} */
  function read(name) {
    if (name === 'A0') return ['u0', 'm', (i, j) => step.X[i][j]];
    if (name === 'Y') return [`u${step.layers.length}`, 'm', (i, j) => step.Y[i][j]];
    if (name === 'loss') return ['one', 'm', (i, j) => step.losses[j]];
    if (name === 'J') return ['one', 'one', () => step.cost + step.penalty];
    if (name === 'penalty') return ['one', 'one', () => step.penalty];
    const parameter = PARAMETERS.exec(name);
    if (parameter) {
      const [, prefix, letter, l] = parameter;
      const tensor = step.layers[Number(l) - 1].parameters[letter];
      const columns = letter === 'W' ? `u${Number(l) - 1}` : 'one';
      if (prefix === 'sign') return [`u${l}`, columns, (i, j) => Math.sign(tensor.before[i][j])];
      const rows = tensor[FIELDS[prefix] ?? 'before'] ?? tensor.before;
      return [`u${l}`, columns, (i, j) => rows[i][j]];
    }
    const [, letters, l] = /** @type {any} */ (/^([A-Za-z]+?)(\d+)$/.exec(name));
    const layer = step.layers[Number(l) - 1];
    if (/^d(W|b|gamma|beta)$/.test(letters)) {
      const rows = layer.parameters[letters.slice(1)].backpropagated;
      return [`u${l}`, letters === 'dW' ? `u${Number(l) - 1}` : 'one', (i, j) => rows[i][j]];
    }
    if (letters === 'mu' || letters === 'variance') return [`u${l}`, 'one', (i) => layer[letters][i]];
    if (letters === 'slope') {
      const g = DERIVATIVES[layer.activation];
      const z = layer.Ztilde ?? layer.Z;
      return [`u${l}`, 'm', (i, j) => g(z[i][j], layer.G[i][j])];
    }
    return [`u${l}`, 'm', (i, j) => layer[letters][i][j]];
  }

  /** @param {string} name @returns {Figure} */
  function figure(name) {
    const known = made.get(name);
    if (known) return known;
    const [rows, columns, at] = read(name);
    const size = /** @type {[number, number]} */ ([axes[rows], axes[columns]]);
    let most = 0;
    for (let i = 0; i < size[0]; i++) for (let j = 0; j < size[1]; j++) most = Math.max(most, Math.abs(at(i, j) ?? 0));
    const exponent = most > 0 && (most < 0.095 || most >= 9995) ? Math.floor(Math.log10(most) + 1e-9) : 0;
    const one = { name, tex: tex(name), rows, columns, at, size, exponent, most };
    made.set(name, one);
    return one;
  }
  return { figure, axes };
}
