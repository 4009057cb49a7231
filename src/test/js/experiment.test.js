import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting, marksOf, parseChanges, pointsAt, printChanges, valuesAt, withoutPoints } from '../../../web/scripts/changes.js';
import { countEdits, parseEdits, placeOf, printEdits, withAdded, withDropped, withMoved } from '../../../web/scripts/edits.js';
import { keepOf, parseLayers, printLayers, withKeep, withNorm } from '../../../web/scripts/experiment.js';
import { use } from '../../../web/scripts/kit/schema.js';
import { schema } from './experiments.js';

use(schema);

test('edits: print and parse are each other’s inverse', () => {
  for (const text of ['', 'add:1:2:0', 'move:3:0.5:-1,drop:7,add:-2.125:3:1,add:1:2:0']) assert.equal(printEdits(parseEdits(text)), text);
});

test('edits: an example that was moved and then dropped is dropped', () => {
  const edits = withDropped(withMoved(parseEdits(''), { index: 4, added: false }, [1, 2]), { index: 4, added: false });
  assert.equal(printEdits(edits), 'drop:4');
  assert.equal(countEdits(edits), 1);
});

test('edits: places are rounded to three digits and stay in ±10; no -0', () => {
  assert.equal(printEdits(withAdded(parseEdits(''), [12, -0.00001], 1)), 'add:10:0:1');
  assert.equal(printEdits(withMoved(parseEdits('add:1:1:0'), { index: 0, added: true }, [0.12345, -11])), 'add:0.123:-10:0');
});

test('edits: what is shown as number k is found behind what was dropped, added ones last', () => {
  const edits = parseEdits('drop:0,drop:2,add:1:1:0');
  const all = 5 - 2 + 1;
  assert.deepEqual(
    [0, 1, 2, 3].map((k) => placeOf(edits, k, all)),
    [
      { index: 1, added: false },
      { index: 3, added: false },
      { index: 4, added: false },
      { index: 0, added: true },
    ],
  );
});

test('layers: units, activation, batch norm and keep', () => {
  const text = '10:relu:bn:keep0.8,4:tanh,3:linear:keep0.5';
  const layers = parseLayers(text);
  assert.equal(printLayers(layers), text);
  assert.deepEqual(layers.map(keepOf), ['0.8', '1', '0.5']);
  assert.equal(printLayers([withNorm(withKeep(layers[0], '1'), false)]), '10:relu');
  assert.equal(printLayers([withKeep(withNorm(layers[1], true), '0.9')]), '4:tanh:bn:keep0.9');
  assert.deepEqual(parseLayers(''), []);
});

test('changes: settings hold from their epoch on', () => {
  const values = { lr: '0.1', l2: '0', layers: '4:relu,3:relu', changes: '10:lr:0.01,20:keep:0.5:0.8,30:lr:0.001' };
  assert.equal(printChanges(parseChanges(values.changes)), values.changes);
  assert.deepEqual(
    [9, 10, 29, 30].map((epoch) => valuesAt(values, epoch).lr),
    ['0.1', '0.01', '0.01', '0.001'],
  );
  assert.equal(valuesAt(values, 20).layers, '4:relu:keep0.5,3:relu:keep0.8');
  assert.deepEqual(
    marksOf(values).map(({ epoch }) => epoch),
    [10, 20, 30],
  );
});

test('changes: points come, move and go in their order, with their numbers', () => {
  const start = { x1: [0, 1, 2], x2: [0, 1, 2], y: [0, 1, 0] };
  const values = { n: '3', edits: '', changes: '5:add:9:8:1,6:move:1:4:4,7:drop:0' };
  assert.deepEqual(pointsAt(start, values, 4).ids, [0, 1, 2]);
  assert.deepEqual(pointsAt(start, values, 7), { x1: [4, 2, 9], x2: [4, 2, 8], y: [1, 0, 1], ids: [1, 2, 3] });
});

test('changes: what no longer fits other data or another shape goes', () => {
  const text = '5:add:9:8:1,6:lr:0.1,7:keep:0.5:0.5,8:keep:0.9';
  assert.equal(withoutPoints(text), '6:lr:0.1,7:keep:0.5:0.5,8:keep:0.9');
  assert.equal(fitting(text, { data: 'moons' }, '3,3'), '6:lr:0.1,7:keep:0.5:0.5,8:keep:0.9');
  assert.equal(fitting(text, { layers: '3' }, '3,3'), '5:add:9:8:1,6:lr:0.1,8:keep:0.9');
});
