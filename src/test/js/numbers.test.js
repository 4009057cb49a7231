import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figure, fixed, loss, percent, power, raised, tick, whole } from '../../../web/scripts/numbers.js';

const say = (made, cases) => {
  for (const [x, text] of cases) assert.equal(made(x).replaceAll('\u202f', ' ').replaceAll('\u2212', '-'), text, `of ${x}`);
};

test('numbers: whole ones in groups of three', () =>
  say(whole, [
    [0, '0'],
    [999, '999'],
    [1000, '1 000'],
    [-1234567, '-1 234 567'],
    [1.6, '2'],
  ]));

test('numbers: a fixed one that rounds to 0 has no minus', () => {
  say(
    (x) => fixed(x, 2),
    [
      [-0.001, '0.00'],
      [-0.006, '-0.01'],
      [NaN, '–'],
      [Infinity, '–'],
    ],
  );
});

test('numbers: figures have about three digits', () => {
  say(figure, [
    [0, '0'],
    [1.234, '1.23'],
    [12.34, '12.3'],
    [123.4, '123'],
    [-123.4, '-123'],
    [0.1234, '0.123'],
    [0.01234, '0.0123'],
    [0.001234, '0.00123'],
    [1e5, '1.0 × 10⁵'],
    [-2.5e-7, '-2.5 × 10⁻⁷'],
    [-Infinity, '–'],
  ]);
});

test('numbers: losses beside a curve', () =>
  say(loss, [
    [0.05, '0.0500'],
    [0.6931, '0.693'],
    [2000, '2000'],
    [NaN, '–'],
  ]));

test('numbers: powers and superscripts', () => {
  say(raised, [
    [-12, '⁻¹²'],
    [0, '⁰'],
  ]);
  say(power, [
    [1500, '1.5 × 10³'],
    [-0.02, '-2.0 × 10⁻²'],
  ]);
});

test('numbers: shares', () =>
  say(percent, [
    [0.987, '98.7 %'],
    [1, '100.0 %'],
    [NaN, '–'],
  ]));

test('numbers: ticks are as short as they go', () =>
  say(tick, [
    [0, '0'],
    [0.25, '0.25'],
    [1e5, '10⁵'],
    [3e-4, '3·10⁻⁴'],
    [-2000, '-2 000'],
    [0.1 + 0.2, '0.3'],
  ]));
