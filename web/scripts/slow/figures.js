/** Every matrix of a step by its name on the blackboard: its axes, and its numbers from where the answer holds them. */

/**
 * @typedef {string | {place: string} | Slot | {terms: Piece[], over: string, along: string, ranked?: boolean, breaks?: boolean} | {break: true}} Piece
 * @typedef {{of: string, row?: string, column?: string, bracketed?: boolean}} Slot
 * @typedef {object} Quantity as the server tells it
 * @property {string} tex
 * @property {string} [transposed]
 * @property {string} rows its axes: `u1` units of layer 1, `m` examples, `one`
 * @property {string} columns
 * @property {string} at where its numbers are, as a JSON pointer
 * @property {string} [from] the moment that works it out
 * @property {Piece[]} symbol
 * @property {Piece[]} [formula]
 * @property {Piece[]} [numbers]
 * @property {{when?: Slot & {sign: number}, says: any[]}[]} [notes]
 * @typedef {Quantity & {name: string, value: (i: number, j: number) => number | null, size: [number, number], exponent: number, most: number}} Figure
 * exponent: of ten, taken out of what is printed
 */

/** What a JSON pointer points at. @param {any} step @param {string} pointer */
const follow = (step, pointer) => pointer.slice(1).split('/').reduce((place, key) => place[key], step);

/** All figures of a step, made when asked for. @param {any} step the server's answer */
export function figures(step) {
  /** @type {Map<string, Figure>} */
  const made = new Map();
  /** @type {Record<string, number>} */
  const axes = { one: 1, m: step.columns, u0: step.inputs.length };
  step.layers.forEach((layer, k) => (axes[`u${k + 1}`] = layer.units));

  /** A number, a list or rows, read alike. @param {any} held @param {Quantity} quantity */
  function reader(held, { rows }) {
    if (!Array.isArray(held)) return () => held;
    if (rows === 'one') return (i, j) => held[j];
    return (i, j) => (Array.isArray(held[i]) ? held[i][j] : held[i]);
  }

  /** @param {string} name @returns {Figure} */
  function figure(name) {
    const known = made.get(name);
    if (known) return known;
    const quantity = step.quantities[name];
    const value = reader(follow(step, quantity.at), quantity);
    const size = /** @type {[number, number]} */ ([axes[quantity.rows], axes[quantity.columns]]);
    let most = 0;
    for (let i = 0; i < size[0]; i++) for (let j = 0; j < size[1]; j++) most = Math.max(most, Math.abs(value(i, j) ?? 0));
    const exponent = most > 0 && (most < 0.095 || most >= 9995) ? Math.floor(Math.log10(most) + 1e-9) : 0;
    const one = { ...quantity, name, value, size, exponent, most };
    made.set(name, one);
    return one;
  }
  return { figure, axes };
}
