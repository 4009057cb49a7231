import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { parse, read } from '../../../web/scripts/picture.js';

/** A frame as protocol.md tells it: size of the header, header, floats, maps. */
function frame(lane, floats, maps) {
  let header = JSON.stringify({ number: 7, floats: floats.length, lanes: [lane] });
  while (Buffer.byteLength(header) % 4) header += ' ';
  const size = Buffer.alloc(4);
  size.writeInt32LE(Buffer.byteLength(header));
  const bytes = Buffer.concat([size, Buffer.from(header), Buffer.from(Float32Array.from(floats).buffer), Buffer.from(maps)]);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
}

const LANE = {
  epoch: 3,
  batch: 1,
  learningRate: 0.1,
  ms: 2,
  lines: 'weight',
  layers: [
    { units: 2, shown: 2, side: 2, scales: [1, 0.5], bytes: 0 },
    { units: 1, shown: 1, side: 2, scales: [2], bytes: 8, W: 0, b: 2, dead: [0] },
  ],
  surface: { side: 2, outputs: [{ scale: 4, bytes: 12 }] },
};

test('picture: floats and maps are views of one buffer at their places', () => {
  const maps = Array.from({ length: 16 }, (_, k) => k);
  const {
    number,
    lanes: [lane],
  } = parse(frame(LANE, [0.25, -3, 9], maps));
  assert.equal(number, 7);
  assert.deepEqual([lane.epoch, lane.batch, lane.lines], [3, 1, 'weight']);
  assert.deepEqual([...lane.layers[1].W], [0.25, -3]);
  assert.deepEqual([...lane.layers[1].b], [9]);
  assert.deepEqual(lane.layers[1].dead, [0]);
  assert.deepEqual(lane.layers[1].copies, []);
  assert.deepEqual([...lane.layers[0].maps[1]], [4, 5, 6, 7]);
  assert.deepEqual([...lane.surface[0].map], [12, 13, 14, 15]);
  assert.equal(lane.layers[1].W.buffer, lane.surface[0].map.buffer);
  assert.equal(lane.layers[1].lines, undefined);
});

test('picture: a frame is one zlib stream', async () => {
  const { number, lanes } = await read(deflateSync(Buffer.from(frame(LANE, [0.25, -3, 9], Array(16).fill(127)))));
  assert.equal(number, 7);
  assert.equal(lanes[0].layers[1].b[0], 9);
});
