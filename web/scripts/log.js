/**
 * The numbered log of a run as columns. A log is a value: appending gives a new one that shares its buffers with the
 * old, which still sees only its own length. Not-finite numbers are NaN here and never reach the screen.
 */

const COLUMNS = ['epoch', 'cost', 'learningRate', 'trainLoss', 'trainAccuracy', 'devLoss', 'devAccuracy', 'testLoss', 'testAccuracy'];
const LONGEST = 40000;

/**
 * @typedef {{epoch: number, lr: number}} Change
 * @typedef {{tensor: string, layer: number, epoch: number, stops: boolean}} Divergence
 * @typedef {object} Log
 * @property {number} length rows
 * @property {number} last the highest number of an entry seen
 * @property {Record<string, Float64Array>} columns
 * @property {Change[]} changes
 * @property {Divergence | null} diverged
 * @property {{bestEpoch: number, bestLoss: number, epoch: number} | null} stopped by early stopping
 */

/** @returns {Log} */
export function emptyLog(capacity = 512) {
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(capacity)]));
  return { length: 0, last: 0, columns, changes: [], diverged: null, stopped: null };
}

/** @param {Log} log @param {any[]} entries @returns {Log} */
export function append(log, entries) {
  let { length, last, columns, changes, diverged, stopped } = log;
  for (const entry of entries) {
    last = Math.max(last, entry.n);
    if (entry.change) {
      changes = [...changes, { epoch: entry.change.epoch, lr: entry.change.lr }];
      continue;
    }
    // An epoch that is not ahead of the last one: the run went back. What it had then is no longer so.
    if (length && entry.epoch <= columns.epoch[length - 1]) {
      while (length && columns.epoch[length - 1] >= entry.epoch) length--;
      columns = grown(columns, length, columns.epoch.length);
      changes = changes.filter((change) => change.epoch < entry.epoch);
      diverged = null;
      stopped = null;
    }
    if (length === LONGEST) [columns, length] = halved(columns, length);
    if (length === columns.epoch.length) columns = grown(columns, length, 2 * length);
    const lane = entry.lanes[0];
    put(columns, length++, entry.epoch, lane);
    diverged = lane.diverged ?? diverged;
    stopped = lane.stopped ? { ...lane.stopped, epoch: entry.epoch } : stopped;
  }
  return { length, last, columns, changes, diverged, stopped };
}

/** The log up to an epoch: what lay ahead of it is forgotten. @param {Log} log @param {number} epoch @returns {Log} */
export function truncated(log, epoch) {
  if (!log.length || log.columns.epoch[log.length - 1] <= epoch) return log;
  const length = rowAt(log, epoch) + 1;
  // What is appended next must not be written over rows that an older value of the log still shows.
  return { ...log, length, columns: grown(log.columns, length, log.columns.epoch.length), changes: log.changes.filter((change) => change.epoch <= epoch), diverged: null, stopped: null };
}

/** The last number of a column up to an epoch that is finite, or NaN. @param {Log} log @param {string} column @param {number} epoch */
export function newestAt(log, column, epoch) {
  const values = log.columns[column];
  for (let i = log.length ? rowAt(log, epoch) : -1; i >= 0; i--) if (!Number.isNaN(values[i])) return values[i];
  return NaN;
}

/** Whether the learning rate is not always the same. @param {Log} log */
export function rateVaries({ columns: { learningRate }, length, changes }) {
  return changes.length > 0 || (length > 1 && learningRate[0] !== learningRate[length - 1]) || (length > 2 && learningRate[1] !== learningRate[length - 1]);
}

/** The row of the last epoch at or before this one. @param {Log} log @param {number} epoch */
export function rowAt(log, epoch) {
  let low = 0;
  let high = log.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (log.columns.epoch[middle] <= epoch) low = middle;
    else high = middle - 1;
  }
  return low;
}

function put(columns, row, epoch, lane) {
  columns.epoch[row] = epoch;
  columns.cost[row] = lane.cost ?? NaN;
  columns.learningRate[row] = lane.learningRate ?? NaN;
  for (const set of ['train', 'dev', 'test']) {
    columns[set + 'Loss'][row] = lane[set]?.loss ?? NaN;
    columns[set + 'Accuracy'][row] = lane[set]?.accuracy ?? NaN;
  }
}

function grown(columns, length, capacity) {
  return Object.fromEntries(COLUMNS.map((name) => {
    const column = new Float64Array(capacity);
    column.set(columns[name].subarray(0, length));
    return [name, column];
  }));
}

/** Every other row: long runs are drawn from fewer of them. @returns {[Record<string, Float64Array>, number]} */
function halved(columns, length) {
  const half = Math.ceil(length / 2);
  const thin = Object.fromEntries(COLUMNS.map((name) => {
    const column = new Float64Array(LONGEST);
    for (let i = 0; i < half; i++) column[i] = columns[name][Math.min(length - 1, 2 * i + 1)];
    column[0] = columns[name][0];
    return [name, column];
  }));
  return [thin, half];
}
