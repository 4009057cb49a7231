/** What the page keeps of the looks into the layers, so that they can be drawn over time. */

const ROWS = 12;
const POINTS = 320;

/**
 * @typedef {{epoch: number, layers: any[]}} Moment
 * @typedef {object} History
 * @property {Record<string, {rows: Moment[], every: number}>} spreads a dozen moments of each quantity
 * @property {Record<string, {epochs: number[], values: number[][]}>} lines one number a layer: gradient, ratio,
 *   idle (the share that is dead or saturated), and the root mean square of each quantity
 */

/** @returns {History} */
export function emptyHistory() {
  return { spreads: {}, lines: {} };
}

/** @param {History} history @param {number} epoch @param {{quantity: string, layers: any[]}} inside */
export function keep(history, epoch, { quantity, layers }) {
  spread((history.spreads[quantity] ??= { rows: [], every: 1 }), { epoch, layers });
  line(history, 'gradient', epoch, layers.map((layer) => layer.gradient));
  line(history, 'ratio', epoch, layers.map((layer) => layer.ratio));
  line(history, quantity, epoch, layers.map((layer) => layer.rms));
  line(history, 'idle', epoch, layers.map((layer) => layer.dead + layer.saturated));
}

/** What was kept up to an epoch. @param {History} history @param {number} epoch @returns {History} */
export function upTo({ spreads, lines }, epoch) {
  const map = (all, cut) => Object.fromEntries(Object.entries(all).map(([name, kept]) => [name, cut(kept)]));
  return {
    spreads: map(spreads, ({ rows, every }) => ({ rows: rows.filter((row) => row.epoch <= epoch), every })),
    lines: map(lines, ({ epochs, values }) => {
      const count = epochs.filter((e) => e <= epoch).length;
      return { epochs: epochs.slice(0, count), values: values.slice(0, count) };
    }),
  };
}

/** About a dozen moments of the whole run: when there are more, every other one goes. */
function spread(kept, row) {
  const { rows } = kept;
  const last = rows[rows.length - 1];
  const tooSoon = rows.length > 1 && last.epoch - rows[rows.length - 2].epoch < kept.every;
  if (last && (tooSoon || row.epoch <= last.epoch)) rows[rows.length - 1] = row;
  else rows.push(row);
  while (kept.rows.length > ROWS) {
    kept.rows = kept.rows.filter((_, i) => i % 2 === 0 || i === kept.rows.length - 1);
    kept.every = Math.max(2 * kept.every, Math.ceil(row.epoch / ROWS));
  }
}

function line(history, name, epoch, values) {
  const kept = (history.lines[name] ??= { epochs: [], values: [] });
  if (kept.epochs[kept.epochs.length - 1] === epoch) kept.values[kept.values.length - 1] = values;
  else {
    kept.epochs.push(epoch);
    kept.values.push(values);
  }
  if (kept.epochs.length <= POINTS) return;
  const some = (_, i, all) => i % 2 === 0 || i === all.length - 1;
  history.lines[name] = { epochs: kept.epochs.filter(some), values: kept.values.filter(some) };
}
