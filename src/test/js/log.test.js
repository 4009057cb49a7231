import assert from 'node:assert/strict';
import { test } from 'node:test';
import { append, emptyLog, newestAt, rateVaries, rowAt, truncated, withLane } from '../../../web/scripts/log.js';

const entry = (n, epoch, cost = 1 / epoch, more = {}) => ({ n, epoch, lanes: [{ cost, learningRate: 0.1, ...more }] });
const upTo = (epochs) =>
  append(
    emptyLog(),
    Array.from({ length: epochs }, (_, k) => entry(k + 1, k + 1)),
  );
const epochsOf = (log) => [...log.columns.epoch.subarray(0, log.length)];

test('log: an older value does not see what is appended later', () => {
  const before = upTo(3);
  const after = append(before, [entry(4, 4)]);
  assert.deepEqual(epochsOf(before), [1, 2, 3]);
  assert.deepEqual(epochsOf(after), [1, 2, 3, 4]);
  assert.equal(after.last, 4);
});

test('log: an epoch behind the last one takes back what lay ahead of it, and leaves the older value whole', () => {
  const before = append(upTo(5), [entry(6, 6, 9, { diverged: { epoch: 6, layer: 1, tensor: 'W', stops: true } })]);
  const after = append(before, [entry(7, 3, 0.5)]);
  assert.deepEqual(epochsOf(after), [1, 2, 3]);
  assert.equal(after.columns.cost[2], 0.5);
  assert.equal(after.diverged, null);
  assert.equal(before.columns.cost[2], 1 / 3);
  assert.equal(before.diverged.epoch, 6);
});

test('log: truncating forgets what lies ahead and copies what stays', () => {
  const log = upTo(10);
  const cut = truncated(log, 4);
  assert.deepEqual(epochsOf(cut), [1, 2, 3, 4]);
  append(cut, [entry(11, 5, 77)]);
  assert.equal(log.columns.cost[4], 1 / 5);
  assert.equal(truncated(log, 10), log);
});

test('log: what is missing is NaN, and the newest finite number is found before it', () => {
  const log = append(upTo(2), [entry(3, 3, null, { train: { loss: null, accuracy: 0.5 } })]);
  assert.ok(Number.isNaN(log.columns.cost[2]));
  assert.equal(newestAt(log, 'cost', 3), 1 / 2);
  assert.equal(newestAt(log, 'trainAccuracy', 3), 0.5);
  assert.ok(Number.isNaN(newestAt(log, 'testLoss', 3)));
});

test('log: grows past its capacity and is thinned at 40,000 rows, first and last kept', () => {
  const log = upTo(40001);
  assert.ok(log.length < 40001);
  const epochs = epochsOf(log);
  assert.equal(epochs[0], 1);
  assert.equal(epochs.at(-1), 40001);
  assert.ok(epochs.every((epoch, k) => k === 0 || epoch > epochs[k - 1]));
});

test('log: the row of an epoch is the last at or before it', () => {
  const log = append(emptyLog(), [entry(1, 1), entry(2, 10), entry(3, 20)]);
  assert.deepEqual(
    [1, 9, 10, 19, 20, 99].map((epoch) => rowAt(log, epoch)),
    [0, 0, 1, 1, 2, 2],
  );
});

test('log: lanes share their epochs, and one is looked at', () => {
  const log = append(emptyLog(2), [{ n: 1, epoch: 1, lanes: [{ cost: 3 }, { cost: 5, stopped: { bestEpoch: 1, bestLoss: 2 } }] }]);
  assert.equal(log.lanes[0].columns.epoch, log.lanes[1].columns.epoch);
  assert.equal(withLane(log, 1).columns.cost[0], 5);
  assert.deepEqual(withLane(log, 1).stopped, { bestEpoch: 1, bestLoss: 2, epoch: 1 });
  assert.equal(withLane(log, 0).stopped, null);
});

test('log: a rate varies when its ends differ or the second differs from the last', () => {
  const rates = (list) =>
    append(
      emptyLog(),
      list.map((learningRate, k) => ({ n: k, epoch: k + 1, lanes: [{ learningRate }] })),
    );
  assert.equal(rateVaries(rates([0.1, 0.1, 0.1])), false);
  assert.equal(rateVaries(rates([0.1, 0.05])), true);
  assert.equal(rateVaries(rates([0.1, 0.2, 0.1])), true);
});
