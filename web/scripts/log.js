/**
 * The numbered log of a run as columns. A log is a value: appending gives a new one that shares its buffers with the
 * old, which still sees only its own length. Not-finite numbers are NaN here and never reach the screen.
 */

const COLUMNS = ['epoch', 'cost', 'learningRate', 'trainLoss', 'trainAccuracy', 'devLoss', 'devAccuracy', 'testLoss', 'testAccuracy'];
const LONGEST = 40000;

/**
 * @typedef {{bestEpoch: number, bestLoss: number, epoch: number}} Stop
 * @typedef {{columns: Record<string, Float64Array>, diverged: Divergence | null, stopped: Stop | null}} LaneLog
 * @typedef {{tensor: string, layer: number, epoch: number, stops: boolean}} Divergence
 * @typedef {object} Log
 * @property {number} length rows
 * @property {number} last the highest number of an entry seen
 * @property {LaneLog[]} lanes one a lane; they share their column of epochs
 * @property {number} lane whose columns, divergence and stop these are:
 * @property {Record<string, Float64Array>} columns
 * @property {Divergence | null} diverged
 * @property {{bestEpoch: number, bestLoss: number, epoch: number} | null} stopped by early stopping
 */

/** @param {number} [count] lanes @param {number} [lane] the one looked at @returns {Log} */
export function emptyLog(count = 1, lane = 0, capacity = 512) {
  const epoch = new Float64Array(capacity);
  const lanes = Array.from({ length: count }, () => ({
    columns: Object.fromEntries(COLUMNS.map((name) => [name, name === 'epoch' ? epoch : new Float64Array(capacity)])),
    diverged: null, stopped: null,
  }));
  return withLane({ length: 0, last: 0, lanes }, lane);
}

/** The same log, seen from one lane. @param {any} log @param {number} lane @returns {Log} */
export function withLane(log, lane) {
  const { columns, diverged, stopped } = log.lanes[lane];
  return { ...log, lane, columns, diverged, stopped };
}

/** @param {Log} log @param {any[]} entries @returns {Log} */
export function append(log, entries) {
  let { length, last } = log;
  let lanes = log.lanes.map((lane) => ({ ...lane }));
  for (const entry of entries) {
    last = Math.max(last, entry.n);
    let { epoch } = lanes[0].columns;
    // An epoch that is not ahead of the last one: the run went back. What it had then is no longer so.
    if (length && entry.epoch <= epoch[length - 1]) {
      while (length && epoch[length - 1] >= entry.epoch) length--;
      lanes = withCapacity(lanes, length, epoch.length).map((lane) => ({ ...lane, diverged: null, stopped: null }));
    }
    if (length === LONGEST) [lanes, length] = halved(lanes, length);
    if (length === lanes[0].columns.epoch.length) lanes = withCapacity(lanes, length, 2 * length);
    lanes[0].columns.epoch[length] = entry.epoch;
    entry.lanes.forEach((/** @type {any} */ report, /** @type {number} */ k) => {
      put(lanes[k].columns, length, report);
      lanes[k].diverged = report.diverged ?? lanes[k].diverged;
      lanes[k].stopped = report.stopped ? { ...report.stopped, epoch: entry.epoch } : lanes[k].stopped;
    });
    length++;
  }
  return withLane({ length, last, lanes }, log.lane);
}

/** The log up to an epoch: what lay ahead of it is forgotten. @param {Log} log @param {number} epoch @returns {Log} */
export function truncated(log, epoch) {
  if (!log.length || log.columns.epoch[log.length - 1] <= epoch) return log;
  const length = rowAt(log, epoch) + 1;
  // What is appended next must not be written over rows that an older value of the log still shows.
  const lanes = withCapacity(log.lanes, length, log.columns.epoch.length).map((lane) => ({ ...lane, diverged: null, stopped: null }));
  return withLane({ ...log, length, lanes }, log.lane);
}

/**
 * The last number of a column up to an epoch that is finite, or NaN.
 * @param {Log} log @param {string} column @param {number} epoch @param {number} [lane]
 */
export function newestAt(log, column, epoch, lane = log.lane) {
  const values = log.lanes[lane].columns[column];
  for (let i = log.length ? rowAt(log, epoch) : -1; i >= 0; i--) if (!Number.isNaN(values[i])) return values[i];
  return NaN;
}

/** Whether the learning rate is not always the same. @param {Log} log */
export function rateVaries({ lanes, length }) {
  return lanes.some(({ columns: { learningRate } }) => [0, 1].some((i) => length > i + 1 && learningRate[i] !== learningRate[length - 1]));
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

/** @param {Record<string, Float64Array>} columns @param {number} row @param {any} report */
function put(columns, row, report) {
  columns.cost[row] = report.cost ?? NaN;
  columns.learningRate[row] = report.learningRate ?? NaN;
  for (const set of ['train', 'dev', 'test']) {
    columns[set + 'Loss'][row] = report[set]?.loss ?? NaN;
    columns[set + 'Accuracy'][row] = report[set]?.accuracy ?? NaN;
  }
}

/**
 * New columns made of each old one; the lanes go on sharing their epochs.
 * @param {LaneLog[]} lanes @param {(column: Float64Array) => Float64Array} make
 */
function remade(lanes, make) {
  const epoch = make(lanes[0].columns.epoch);
  return lanes.map((lane) => ({
    ...lane, columns: Object.fromEntries(COLUMNS.map((name) => [name, name === 'epoch' ? epoch : make(lane.columns[name])])),
  }));
}

/** @param {LaneLog[]} lanes @param {number} length @param {number} capacity */
function withCapacity(lanes, length, capacity) {
  return remade(lanes, (old) => {
    const column = new Float64Array(capacity);
    column.set(old.subarray(0, length));
    return column;
  });
}

/** Every other row: long runs are drawn from fewer of them. @param {LaneLog[]} lanes @param {number} length @returns {[LaneLog[], number]} */
function halved(lanes, length) {
  const half = Math.ceil(length / 2);
  const thin = remade(lanes, (old) => {
    const column = new Float64Array(LONGEST);
    for (let i = 0; i < half; i++) column[i] = old[Math.min(length - 1, 2 * i + 1)];
    column[0] = old[0];
    return column;
  });
  return [thin, half];
}
