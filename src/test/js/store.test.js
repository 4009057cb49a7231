import assert from 'node:assert/strict';
import { test } from 'node:test';
import { use } from '../../../web/scripts/kit/schema.js';
import { initial, reduce } from '../../../web/scripts/store.js';
import { print, read, viewOf } from '../../../web/scripts/view.js';
import { schema } from './experiments.js';

use(schema);

const points = (count) => ({ x1: Array(count).fill(0), x2: Array(count).fill(0), y: Array(count).fill(0) });
const lane = { layers: [{ units: 2 }, { units: 4 }, { units: 1 }] };

/** The server's answer to opening so many lanes. */
const opened = (lanes, task = 'binary') => ({
  type: 'opened',
  message: {
    run: 'r',
    experiment: '',
    task,
    playing: false,
    speed: 'normal',
    epoch: 0,
    batches: 5,
    lanes: Array(lanes).fill(lane),
    points: { train: points(3), dev: points(0), test: points(2) },
    box: { x1: [-1, 1], x2: [-1, 1] },
  },
});
const after = (...actions) => actions.reduce(reduce, initial);
const view = (hash) => ({ type: 'view', view: read(hash).view });

test('aNeuronThatIsLookedAtOpensItsTabAndLeavesItAgain', () => {
  const looking = after(opened(1), { type: 'show', parts: { tab: 'matrices' } }, { type: 'pin', neuron: { layer: 1, unit: 0 } });
  assert.equal(looking.tab, 'neuron');
  assert.equal(reduce(looking, { type: 'pin', neuron: null }).tab, 'matrices');
});

test('severalLanesShowTheirTable', () => {
  const grid = after(opened(2));
  assert.deepEqual([grid.grid, grid.tab], [true, 'lanes']);
  assert.equal(reduce(grid, { type: 'lane', lane: 1 }).tab, 'weights');
});

test('regressionHasNoConfusion', () => {
  assert.equal(after({ type: 'show', parts: { tab: 'confusion' } }, opened(1, 'regression')).tab, 'weights');
  assert.equal(after(view('#tab=confusion'), opened(1, 'regression')).tab, 'weights');
});

test('onANarrowScreenOnlyThePanelIsInSight', () => {
  const narrow = after(opened(1), { type: 'show', parts: { narrow: true } });
  assert.deepEqual([narrow.sheet, narrow.tiles], [null, false]);
  assert.equal(reduce(narrow, { type: 'show', parts: { panel: 'dock' } }).sheet, 'weights');
});

test('whatALinkWantsComesWithTheRun', () => {
  for (const hash of ['#tab=matrices&lane=2&neuron=1:3&lines=gradient', '#lane=1&neuron=1:1', '#tab=weights', '#tab=updates&lane=2']) {
    const seen = after(view(hash), opened(2));
    assert.equal(print(viewOf(seen)), hash);
    assert.equal(seen.coming, null);
  }
});

test('whatIsChosenBeforeThereIsARunHolds', () => {
  const seen = after(view('#lane=2'), { type: 'show', parts: { wish: 'fast', measure: 'cost' } }, opened(2));
  assert.equal(print(viewOf(seen)), '#lane=2&speed=fast&measure=cost');
});

test('aLinkMaySayItLater', () => {
  for (const hash of ['#tab=example&example=test:2', '#tab=matrices&matrices=update:2:1:1', '#neuron=2:1', '']) {
    assert.equal(print(viewOf(after(opened(1), view(hash)))), hash);
  }
});

test('whatTheRunDoesNotHaveIsLeft', () => {
  assert.equal(print(viewOf(after(view('#neuron=1:9&example=test:77&lane=5&tab=lanes'), opened(1)))), '');
});

test('nothingChangedIsTheSameState', () => {
  const state = after(opened(1));
  assert.equal(reduce(state, { type: 'hover', neuron: null }), state);
});
