import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { createSeek } from '../../../web/scripts/seek.js';

let now = 0;
let sent = [];
let timers = [];

beforeEach(() => {
  now = 1000;
  sent = [];
  timers = [];
  mock.method(performance, 'now', () => now);
  mock.method(globalThis, 'setTimeout', (run, wait) => timers.push({ run, at: now + wait }));
  mock.method(globalThis, 'clearTimeout', (id) => {
    if (timers[id - 1]) timers[id - 1].run = () => {};
  });
});

function pass(milliseconds) {
  now += milliseconds;
  for (const timer of timers.filter(({ at }) => at <= now)) {
    const { run } = timer;
    timer.run = () => {};
    run();
  }
}

const seek = () => createSeek((message) => sent.push(message));

test('seek: one is under way; of those wanted meanwhile the newest is next', () => {
  const hand = seek();
  hand.to(5);
  hand.to(6);
  hand.to(7, 2);
  assert.deepEqual(sent, [{ type: 'goto', epoch: 5, batch: 0 }]);
  assert.deepEqual(hand.target, { epoch: 7, batch: 2 });
  pass(50);
  hand.answered();
  assert.deepEqual(sent.at(-1), { type: 'goto', epoch: 7, batch: 2 });
  assert.equal(sent.length, 2);
  hand.answered();
  assert.equal(hand.target, null);
});

test('seek: two stand at least 45 ms apart', () => {
  const hand = seek();
  hand.to(1);
  hand.answered();
  hand.to(2);
  assert.equal(sent.length, 1);
  pass(44);
  assert.equal(sent.length, 1);
  pass(1);
  assert.equal(sent.length, 2);
});

test('seek: an answer that is lost is not waited for beyond 3 s', () => {
  const hand = seek();
  hand.to(1);
  hand.to(2);
  pass(2999);
  assert.equal(sent.length, 1);
  pass(1);
  assert.deepEqual(sent.at(-1), { type: 'goto', epoch: 2, batch: 0 });
});

test('seek: before anything else it is where the hand let go', () => {
  const hand = seek();
  hand.to(1);
  hand.to(9);
  hand.settle();
  assert.deepEqual(
    sent.map(({ epoch }) => epoch),
    [1, 9],
  );
});

test('seek: of another run nothing is wanted any more', () => {
  const hand = seek();
  hand.to(1);
  hand.to(2);
  hand.forget();
  pass(5000);
  assert.equal(sent.length, 1);
  assert.equal(hand.target, null);
});
