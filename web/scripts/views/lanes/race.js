/** Which lane reaches an accuracy first, read off the log's reported epochs. */
import { whole } from '../../numbers.js';

/**
 * @typedef {{target: number, set: string, epochs: (number | null)[], first: number}} Race
 *   epochs[k] is lane k's first reported epoch at the target
 * @param {import('../../log.js').Log} log @param {number} least such as 0.95 @param {any} opened @returns {Race}
 */
export function race(log, least, opened) {
  const set = opened.points.test.y.length ? 'test' : 'train';
  const epochs = log.lanes.map(({ columns }) => {
    const accuracy = columns[`${set}Accuracy`];
    for (let i = 0; i < log.length; i++) if (accuracy[i] >= least) return columns.epoch[i];
    return null;
  });
  const reached = epochs.filter((epoch) => epoch !== null);
  const first = reached.length ? epochs.indexOf(Math.min(...reached)) : -1;
  return { target: least, set, epochs, first };
}

/** What is said beside lane k, or nothing. @param {Race} race @param {number} k */
export function raced({ target, epochs, first }, k) {
  if (epochs[k] === null) return '';
  const share = `${Math.round(100 * target)}\u202f%`;
  const tie = epochs.filter((epoch) => epoch === epochs[first]).length > 1;
  return k === first && !tie ? `${share} first, at ${whole(epochs[k])}` : `${share} at ${whole(epochs[k])}`;
}
