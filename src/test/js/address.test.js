import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codec, flag, oneOf, place, whole } from '../../../web/scripts/kit/address.js';
import { initial } from '../../../web/scripts/store.js';
import { contents, print, read, usual, viewOf } from '../../../web/scripts/view.js';

const { read: readSome, print: printSome } = codec({
  tab: oneOf('weights', ['weights', 'matrices']),
  at: place,
  lane: whole(0, 1, 6),
  large: flag,
});

test('whatIsAsUsualIsLeftOut', () => {
  assert.equal(printSome({ tab: 'weights', at: null, lane: 0, large: false }), '');
  assert.equal(printSome({ tab: 'matrices', at: { epoch: 12, batch: 0 }, lane: 2, large: true }), '#tab=matrices&at=12&lane=2&large');
});

test('whatCannotBeReadIsToldAndAsUsual', () => {
  const { view, wrong } = readSome('#tab=nowhere&lane=7&at=3:2');
  assert.deepEqual(view, { tab: 'weights', at: { epoch: 3, batch: 2 }, lane: 0, large: false });
  assert.deepEqual(wrong, [
    { key: 'tab', value: 'nowhere' },
    { key: 'lane', value: '7' },
  ]);
});

test('keysOfNobodyAreNoFault', () => assert.deepEqual(readSome('#utm=1').wrong, []));

/** Of every field some value that is not as usual. */
const OTHERS = {
  tab: ['lanes', 'landscape'],
  lane: [1, 6],
  neuron: [
    { layer: 2, unit: 0 },
    { layer: 0, unit: 1 },
  ],
  point: [[0.5, -1.25]],
  at: [
    { epoch: 1, batch: 0 },
    { epoch: 0, batch: 4 },
  ],
  panel: ['data'],
  speed: ['slow', 'max'],
  unit: ['batch'],
  lines: ['update'],
  measure: ['cost'],
  scale: ['linear'],
  seeds: [5, 50],
  set: ['dev'],
  race: [90, 99],
  projector: [true],
  matrices: [
    { of: 'update', layer: 0, row: 0, column: 0 },
    { of: 'weight', layer: 2, row: 32, column: 1 },
  ],
  example: [{ set: 'test', index: 4 }],
  slice: [
    { directions: 'random', seed: 1, take: 0 },
    { directions: 'random', seed: 3, take: 0 },
  ],
};

test('everyFieldIsReadAsItWasPrinted', () => {
  assert.deepEqual(Object.keys(OTHERS).sort(), Object.keys(usual).sort(), 'every field is tried');
  for (const [key, values] of Object.entries(OTHERS)) {
    for (const value of values) {
      const text = print({ ...usual, [key]: value });
      assert.notEqual(text, '', key);
      assert.deepEqual(read(text), { view: { ...usual, [key]: value }, wrong: [] }, text);
    }
  }
});

test('nonsenseInAnyFieldIsTold', () => {
  for (const key of Object.keys(usual)) {
    for (const text of ['nonsense', '-1', '1:2:3:4:5', '1e9999', 'train:0', '1:x']) {
      const { view, wrong } = read(`#${key}=${text}`);
      assert.deepEqual([view[key], wrong.length], [usual[key], 1], `${key}=${text}`);
    }
  }
});

test('aLinkSaysWhatItHolds', () => {
  assert.deepEqual(contents({ ...usual, tab: 'matrices', at: { epoch: 7, batch: 0 } }), ['tab', 'epoch']);
});

test('beforeThereIsARunTheViewIsWhatALinkWants', () => {
  assert.equal(print(viewOf(initial)), '');
  assert.equal(print(viewOf({ ...initial, coming: { ...usual, tab: 'example' } })), '#tab=example');
});
