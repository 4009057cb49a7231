import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointsAt, valuesAt } from '../../../web/scripts/changes.js';
import { parse, parseLayers, printLayers } from '../../../web/scripts/experiment.js';
import { choice, complete, isUsed, onTheWay, setting, stepped, titleOf, use, usualOf, withChoice } from '../../../web/scripts/kit/schema.js';
import { badges, differing, parseWhole, printWhole, valuesOf } from '../../../web/scripts/lanes.js';
import { experiments, schema } from './experiments.js';

use(schema);

test('the page takes every address for what the server takes it for', () => {
  for (const { query, lanes } of experiments) {
    const whole = parseWhole(query);
    lanes.forEach((lane, k) => assert.deepEqual(valuesOf(whole, k), lane, query));
  }
});

test('what the page prints is what it was given', () => {
  for (const { query } of experiments) assert.equal(printWhole(parseWhole(query)), query);
});

test('layers are printed as they were read', () => {
  for (const { lanes } of experiments) for (const { layers } of lanes) assert.equal(printLayers(parseLayers(layers)), layers);
});

test('the page knows what holds after each change', () => {
  let seen = 0;
  for (const { query, later } of experiments) {
    const whole = parseWhole(query);
    for (const { epoch, lanes } of later) {
      lanes.forEach((lane, k) => assert.deepEqual(valuesAt(valuesOf(whole, k), epoch), lane, `${query} after ${epoch}`));
      seen++;
    }
  }
  assert.ok(seen > 300, `${seen} changes`);
});

test('the page knows where the points are after each change', () => {
  let seen = 0;
  for (const { query, later, points } of experiments) {
    for (const { epoch, points: then } of points ? later : []) {
      const { x1, x2, y } = pointsAt(points, parse(query), epoch);
      assert.deepEqual({ x1, x2, y }, then, `${query} after ${epoch}`);
      seen++;
    }
  }
  assert.ok(seen > 50, `${seen} changes`);
});

test('lanes that differ say in what', () => {
  for (const { query, lanes } of experiments) {
    const whole = parseWhole(query);
    const keys = Object.keys(lanes[0]).filter((key) => lanes.some((lane) => lane[key] !== lanes[0][key]));
    assert.deepEqual(differing(whole), keys, query);
    assert.equal(badges(whole).length, lanes.length);
  }
});

test('a choice has its own usual values and says what means anything', () => {
  assert.equal(usualOf('noise', { data: 'moons' }), choice('data', 'moons').usual.noise);
  assert.equal(complete({ data: 'xor' }).noise, '0');
  assert.equal(isUsed('beta1', { opt: 'gd' }), false);
  assert.equal(isUsed('beta1', { opt: 'adam' }), true);
  assert.equal(isUsed('lr', {}), true);
  const moons = withChoice(complete({ data: 'blobs', classes: '4', noise: '0.9' }), 'data', 'moons');
  assert.deepEqual([moons.noise, moons.classes], [choice('data', 'moons').usual.noise, setting('classes').usual]);
  assert.equal(titleOf('opt', 'adamw'), 'AdamW');
  assert.equal(titleOf('opt', 'nothing'), 'nothing');
  assert.deepEqual(onTheWay(), ['lr', 'l1', 'l2']);
});

test('arrow keys: the next round rate, the next seed, and no further than the range', () => {
  const step = (key, x, up = true) => stepped(setting(key), x, up);
  assert.deepEqual([step('lr', 0.01), step('lr', 0.03), step('lr', 0.01, false), step('lr', 10)], [0.03, 0.1, 0.003, 10]);
  assert.deepEqual([step('l2', 0), step('l2', 0.001, false)], [0.001, 0.0003]);
  assert.deepEqual([step('n', 300), step('weightSeed', 3, false), step('dev', 0, false)], [350, 2, 0]);
  assert.deepEqual([step('beta1', 0.9), step('beta1', 0.99)], [0.91, 0.99]);
});
