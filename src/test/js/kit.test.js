import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { plainNumber, readNumber } from '../../../web/scripts/kit/number.js';
import { debounce, pace, throttle } from '../../../web/scripts/kit/pace.js';
import { hrefOf } from '../../../web/scripts/kit/places.js';

test('aCommaAndATrueMinusAreRead', () => {
  for (const [text, plain] of [
    ['0,01', '0.01'],
    ['0,8', '0.8'],
    ['\u22121,5', '-1.5'],
    ['1e-7', '1e-7'],
    ['1\u202f000', '1000'],
    [' 5 ', '5'],
  ]) {
    assert.equal(plainNumber(text), plain);
  }
});

test('whatIsNoSingleNumberStays', () => {
  for (const text of ['full', 'none', '10, 5', '1,2,3', 'x1,x2', '1.2.3', '']) assert.equal(plainNumber(text), text);
  assert.ok(Number.isNaN(readNumber('')));
  assert.ok(Number.isNaN(readNumber('five')));
});

test('anExperimentGoesAlongWithItsLaneAndPlace', () => {
  const where = { experiment: 'data=moons&epochs=50&lr=0.1&lane=opt=gd;lr=1&lane=opt=adam', lane: 1, at: { epoch: 7, batch: 2 } };
  assert.equal(hrefOf('check', where), '/gradient-check?data=moons&lr=0.1&opt=adam&epochs=7');
  assert.equal(hrefOf('slow', where), '/slow-motion?data=moons&lr=0.1&opt=adam&epochs=7&batches=2');
  assert.equal(hrefOf('slow', { ...where, lane: 0 }), '/slow-motion?data=moons&opt=gd;lr=1'.replace(';', '&') + '&epochs=7&batches=2');
  assert.equal(hrefOf('playground', where), `/?${where.experiment}#at=7:2`);
  assert.equal(hrefOf('slow', { experiment: '' }), '/slow-motion');
});

/** A clock and its timers under our hand. */
function clock(t) {
  let now = 1000;
  const timers = [];
  globalThis.window = globalThis;
  t.mock.method(performance, 'now', () => now);
  t.mock.method(globalThis, 'setTimeout', (run, wait) => timers.push({ run, at: now + wait }));
  t.mock.method(globalThis, 'clearTimeout', (id) => timers[id - 1] && (timers[id - 1].run = () => {}));
  return (milliseconds) => {
    now += milliseconds;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      const { run } = timer;
      timer.run = () => {};
      run();
    }
  };
}

test('throttledCallsComeAtOnceAndTheNewestIsNeverLost', (t) => {
  const pass = clock(t);
  const heard = [];
  const say = throttle(100, (word) => heard.push(word));
  for (const word of ['a', 'b', 'c']) say(word);
  assert.deepEqual(heard, ['a']);
  pass(100);
  assert.deepEqual(heard, ['a', 'c']);
});

test('debouncedCallsComeOnceItIsQuiet', (t) => {
  const pass = clock(t);
  const heard = [];
  const say = debounce(100, (word) => heard.push(word));
  say('a');
  pass(60);
  say('b');
  pass(60);
  assert.deepEqual(heard, []);
  pass(40);
  assert.deepEqual(heard, ['b']);
});

test('aPaceSaysWhenItIsTimeAndCallsWhenItWillBe', (t) => {
  const pass = clock(t);
  const later = mock.fn();
  const beat = pace(100, later);
  assert.ok(beat.due());
  assert.ok(!beat.due());
  assert.ok(beat.due(true));
  assert.ok(!beat.due());
  pass(100);
  assert.equal(later.mock.callCount(), 1);
  assert.ok(beat.due());
});
