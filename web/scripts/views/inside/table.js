/** What the charts of the layers show, as tables. */
import { figure, percent, whole } from '../../numbers.js';

const MOST = 60;

/**
 * @param {import('./history.js').History} history @param {import('./history.js').Moment[]} rows of the quantity shown
 * @param {any} look @param {any[]} layers the server's description @param {boolean} deep whether only sizes are shown
 */
export function insideTables(history, rows, look, layers, deep) {
  const now = rows[rows.length - 1];
  const names = now.layers.map((_, k) => `layer ${k + 1}`);
  const quantity = deep ? look.deep : look.inside;
  const tables = [{
    caption: `Layer by layer: root mean square of the ${quantity} and of the gradient, norm of the last update over that of the weights`,
    head: ['', quantity, 'gradient', 'norm of the gradient', 'update / weights', 'dead', 'saturated', 'copies'],
    rows: now.layers.map((layer, k) => [
      names[k], ...[layer.rms, layer.gradient, layer.gradient * Math.sqrt(layers[k + 1].units * layers[k].units), layer.ratio].map(figure),
      percent(layer.dead), percent(layer.saturated), whole(layer.copies),
    ]),
  }];
  const over = (line, caption, say) => {
    const kept = history.lines[line];
    if (!kept) return;
    const step = Math.max(1, Math.ceil(kept.epochs.length / MOST));
    const picked = kept.epochs.map((_, i) => i).filter((i) => i % step === 0 || i === kept.epochs.length - 1).reverse();
    tables.push({ caption, head: ['epoch', ...names], rows: picked.map((i) => [whole(kept.epochs[i]), ...kept.values[i].map(say)]) });
  };
  over(look.line, `${look.title} over the epochs${look.band ? '; usual is about 0.001' : ''}`, figure);
  if (look.idle) over('idle', 'Dead or saturated over the epochs', percent);
  if (!deep) now.layers.forEach((_, k) => tables.push(spread(rows, k, names[k])));
  return tables;
}

/** How the numbers of one layer are spread, at the start and now. */
function spread(rows, k, name) {
  const now = rows[rows.length - 1].layers[k];
  const width = (now.high - now.low) / now.counts.length;
  const end = (i) => (now.axis === 'log' ? figure(10 ** (now.low + i * width)) : figure(now.low + i * width));
  const filled = now.counts.map((count, i) => [count, i]).filter(([count]) => count > 0);
  const zeros = now.axis === 'log' && now.zeros ? [['exactly 0', '', whole(now.zeros)]] : [];
  return {
    caption: `Spread of ${name} at epoch ${whole(rows[rows.length - 1].epoch)}`, head: ['from', 'to', 'count'],
    rows: [...zeros, ...filled.map(([count, i]) => [end(i), end(i + 1), whole(count)])],
  };
}
