import assert from 'node:assert/strict';
import { test } from 'node:test';
import { niceStep, ticks } from '../../../web/scripts/draw/axes.js';
import { css, mix, pack, ramp, RAMP, rgb } from '../../../web/scripts/draw/colour.js';
import { contour } from '../../../web/scripts/draw/contour.js';
import { decimate } from '../../../web/scripts/draw/decimate.js';
import { layout, widthFor } from '../../../web/scripts/draw/layout.js';
import { dequantise, sample } from '../../../web/scripts/draw/map.js';
import { ceilingOf } from '../../../web/scripts/draw/shares.js';

/** What would be drawn, as lists of points. */
function pen() {
  const lines = [];
  return {
    lines,
    moveTo: (x, y) => lines.push([[x, y]]),
    lineTo: (x, y) => lines.at(-1).push([x, y]),
    closePath: () => lines.at(-1).push(lines.at(-1)[0]),
  };
}

const field = (side, f) => Float32Array.from({ length: side * side }, (_, k) => f((k % side) + 0.5, Math.floor(k / side) + 0.5));

test('contour: a circle is one closed line at its radius', () => {
  const side = 40;
  const target = pen();
  assert.ok(
    contour(
      target,
      field(side, (x, y) => 12 - Math.hypot(x - 20, y - 20)),
      side,
      0,
      0,
      0,
      80,
    ),
  );
  assert.equal(target.lines.length, 1);
  const [line] = target.lines;
  assert.deepEqual(line[0], line.at(-1));
  for (const [x, y] of line) assert.ok(Math.abs(Math.hypot(x - 40, y - 40) - 24) < 0.2, `${x} ${y}`);
});

test('contour: an open line runs from frame to frame, at the place the field says', () => {
  const target = pen();
  contour(
    target,
    field(10, (x) => x - 4),
    10,
    0,
    100,
    50,
    20,
  );
  assert.equal(target.lines.length, 1);
  const ys = target.lines[0].map(([, y]) => y).sort((a, b) => a - b);
  assert.deepEqual([ys[0], ys.at(-1)], [50, 70]);
  for (const [x] of target.lines[0]) assert.ok(Math.abs(x - 108) < 1e-4);
});

test('contour: nothing where the field stays on one side, and a smaller grid after a larger one', () => {
  assert.equal(
    contour(
      pen(),
      field(60, () => 1),
      60,
      0,
      0,
      0,
      60,
    ),
    false,
  );
  const target = pen();
  assert.ok(
    contour(
      target,
      field(3, (x, y) => y - 1.5),
      3,
      0,
      0,
      0,
      3,
    ),
  );
  assert.equal(target.lines.length, 1);
});

test('decimate: the lowest and the highest of every bucket stay, and the last point', () => {
  const n = 10000;
  const xs = Float64Array.from({ length: n }, (_, i) => i);
  const ys = Float64Array.from({ length: n }, (_, i) => Math.sin(i / 50));
  ys[5003] = 9;
  ys[7007] = -9;
  const out = decimate(xs, ys, n, 100, [], () => true);
  assert.ok(out.length <= 201);
  assert.ok(out.some(({ x, y }) => x === 5003 && y === 9));
  assert.ok(out.some(({ x, y }) => x === 7007 && y === -9));
  assert.equal(out.at(-1).x, n - 1);
  assert.ok(out.every(({ x }, k) => k === 0 || x > out[k - 1].x));
});

test('decimate: few points stay as they are; those not shown are left out; the list is used again', () => {
  const out = [
    { x: 9, y: 9 },
    { x: 8, y: 8 },
    { x: 7, y: 7 },
  ];
  const [first] = out;
  const same = decimate(Float64Array.of(1, 2, 3), Float64Array.of(5, NaN, 7), 3, 50, out, (y) => !Number.isNaN(y));
  assert.equal(same, out);
  assert.equal(out[0], first);
  assert.deepEqual(out, [
    { x: 1, y: 5 },
    { x: 3, y: 7 },
  ]);
});

test('axes: ticks are round and inside', () => {
  assert.deepEqual(ticks(0, 1, 4), [0, 0.5, 1]);
  assert.deepEqual(ticks(-0.35, 0.35, 4), [-0.2, 0, 0.2]);
  assert.deepEqual([0.11, 1, 1.1, 3, 7].map(niceStep), [0.2, 1, 2, 5, 10]);
});

test('shares: the axis ends at 10, 20, 50 or 100 %', () =>
  assert.deepEqual([0, 0.1, 0.11, 0.4, 0.51, 1].map(ceilingOf), [0.1, 0.1, 0.2, 0.5, 1, 1]));

test('colour: ramps run from stop to stop', () => {
  const pixels = ramp(['#000000', '#ffffff', '#ff0000']);
  assert.equal(pixels.length, RAMP);
  assert.equal(css(pixels, -1), 'rgb(0 0 0)');
  assert.equal(css(pixels, 1), 'rgb(255 0 0)');
  assert.deepEqual(rgb('#fa0'), [255, 170, 0]);
  assert.equal(mix('#000', '#fff', 0.5), '#808080');
  assert.equal(pack([1, 2, 3]), 0xff030201);
});

test('map: bytes are signed squares about 127, and between centres it is linear', () => {
  const z = dequantise(Uint8Array.of(127, 254, 0, 190), 2, new Float32Array(4));
  assert.equal(z[0], 0);
  assert.equal(z[1], 2);
  assert.equal(z[2], -2);
  assert.ok(Math.abs(z[3] - 2 * (63 / 127) ** 2) < 1e-6);
  const plane = field(4, (x, y) => 10 * x + y);
  assert.ok(Math.abs(sample(plane, 4, 0.5, 0.5) - 22) < 1e-5);
  assert.ok(Math.abs(sample(plane, 4, -1, -1) - plane[0]) < 1e-5);
  assert.ok(Math.abs(sample(plane, 4, 2, 2) - plane[15]) < 1e-5);
});

test('layout: every tile stands inside, none over another, and what has no tile is counted', () => {
  for (const [width, height] of [
    [1200, 500],
    [700, 380],
    [380, 300],
  ]) {
    for (const units of [
      [2, 10, 5, 1],
      [2, 256, 1],
      [2, 3, 3, 3, 3, 3, 6],
    ]) {
      const layers = units.map((n) => ({ units: n, shown: Math.min(n, 10) }));
      const made = layout(layers, widthFor(layers.length, width), height);
      made.columns.forEach((column, l) => {
        assert.equal(column.nodes.length + column.hidden, units[l]);
        column.nodes.forEach(({ x, y, size }, k) => {
          assert.ok(x >= 0 && x + size <= made.width + 1, `x ${x} + ${size} in ${made.width}`);
          assert.ok(y >= 0 && y + size <= height + 1, `y ${y} + ${size} in ${height} for ${units}`);
          if (k) assert.ok(y >= column.nodes[k - 1].y + column.nodes[k - 1].size, 'apart');
        });
      });
    }
  }
});
