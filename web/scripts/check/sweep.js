/** The difference against ε on log axes, with the branches named; ε is taken up by pointer or by the slider below. */
import { byId } from '../dom.js';
import { figure, raised, whole } from '../numbers.js';
import { best } from './reading.js';
import { THRESHOLD } from './scale.js';
import { drawing, line, svg, text, unit } from './svg.js';
import { stepText } from './verdict.js';

const [FINEST, COARSEST] = [-12, -1];
const LOW = -12;
const LEFT = 46;
const HEIGHT = 318;

/** @param {(step: string) => void} choose */
export function sweepChart(choose) {
  const place = byId('sweep');
  const slider = byId('sweep-step');
  let drawn = { points: /** @type {any[] | null} */ (null), step: 1e-7, planted: 0, refused: '' };

  const xOf = (exponent, width) => LEFT + ((exponent - FINEST) / (COARSEST - FINEST)) * (width - LEFT - 8);
  slider.addEventListener('input', () => choose(written(Number(slider.value))));
  const pick = (event) => {
    if (event.buttons === 0 && event.type !== 'pointerdown') return;
    const box = place.getBoundingClientRect();
    const share = (event.clientX - box.left - LEFT * unit()) / (box.width - (LEFT + 8) * unit());
    const exponent = Math.round(2 * (FINEST + share * (COARSEST - FINEST))) / 2;
    choose(written(Math.min(COARSEST, Math.max(FINEST, exponent))));
  };
  place.addEventListener('pointerdown', (event) => {
    place.setPointerCapture(event.pointerId);
    pick(event);
  });
  place.addEventListener('pointermove', pick);
  new ResizeObserver(() => paint()).observe(place);
  byId('table-open').addEventListener('click', () => {
    byId('sweep-table').replaceChildren(...(drawn.points ?? []).map((point) => {
      const row = document.createElement('tr');
      for (const value of [stepText(point.step), figure(point.difference), figure(point.right), figure(point.oneSided), whole(point.kinks)]) row.insertCell().textContent = value;
      return row;
    }));
    byId('table-dialog').showModal();
  });

  function paint() {
    const { points, step, planted, refused } = drawn;
    const here = Math.min(COARSEST, Math.max(FINEST, Math.log10(step)));
    slider.value = String(Math.round(2 * here) / 2);
    slider.setAttribute('aria-valuetext', `ten to the ${slider.value}`);
    slider.hidden = byId('table-open').hidden = !points;
    if (!points) {
      byId('sweep-note').textContent = refused || 'Working out the difference for 23 steps …';
      place.replaceChildren();
      return;
    }
    drawing(place, HEIGHT, (width) => picture(points, here, planted, width));
    byId('sweep-note').textContent = note(points, here, planted);
  }

  function picture(points, here, planted, width) {
    const [top, bottom] = [26, HEIGHT - 40];
    const y = (value) => top + ((0 - Math.max(LOW, Math.log10(Math.max(1e-300, value)))) / (0 - LOW)) * (bottom - top);
    const x = (step) => xOf(Math.log10(step), width);
    const path = (key) => points.filter((point) => Number.isFinite(point[key])).map((point, i) => `${i ? 'L' : 'M'}${x(point.step).toFixed(1)} ${y(point[key]).toFixed(1)}`).join('');
    const marks = [0, -2, -4, -6, -8, -10, -12];
    const low = best(points);
    const bestX = x(low.step);
    const cursor = xOf(here, width);
    const near = at(points, here);
    // A name on each branch, on the side that is free.
    const rounding = at(points, -10.5);
    const rising = points.filter((point) => point.step > low.step);
    const middle = Math.sqrt(low.right * rising.reduce((most, { right }) => Math.max(most, right), low.right));
    const truncation = rising.findLast(({ right }) => right > middle) ?? low;
    const one = at(points, -4.5);
    const bent = low.kinks < points[0].kinks && truncation.kinks > 0;
    const bugs = planted > 1 ? 'bugs' : 'bug';
    return [
      ...marks.map((e) => line(LEFT, y(10 ** e), width - 8, y(10 ** e), 'gridline')),
      ...marks.map((e) => text(LEFT - 8, y(10 ** e) + 4, e === 0 ? '1' : `10${raised(e)}`, { 'text-anchor': 'end' })),
      line(LEFT, bottom, width - 8, bottom, 'axis'),
      ...[-12, -10, -8, -6, -4, -2].map((e) => svg('g', {}, line(xOf(e, width), bottom, xOf(e, width), bottom + 5, 'axis'), text(xOf(e, width), bottom + 19, `10${raised(e)}`, { 'text-anchor': 'middle' }))),
      text(width - 8, bottom + 35, 'step ε', { 'text-anchor': 'end', class: 'ink' }),
      line(LEFT, y(THRESHOLD), width - 8, y(THRESHOLD), 'limit'),
      svg('path', { d: path(planted ? 'right' : 'oneSided'), class: planted ? 'curve dashed' : 'dotted' }),
      svg('path', { d: path('difference'), class: planted ? 'curve bad' : 'curve' }),
      line(cursor, top - 4, cursor, bottom, 'cursor'),
      text(LEFT + 6, y(THRESHOLD) + 15, 'right below 2 × 10⁻⁷', { class: 'halo' }),
      text(x(rounding.step) + 10, y(rounding.right) - 8, 'rounding', { class: 'halo ink' }),
      planted
        ? text(x(truncation.step) - 10, Math.min(y(truncation.right), y(middle)) + 4, bent ? 'kinks, truncation' : 'truncation', { class: 'halo ink', 'text-anchor': 'end' })
        : text(Math.min(width - 66, x(truncation.step) + 12), clear(Math.max(y(truncation.right), y(middle)) + 16, y(THRESHOLD)), bent ? 'kinks' : 'truncation', { class: 'halo ink' }),
      planted ? null : text(x(one.step) - 8, y(one.oneSided) - 9, 'one-sided', { class: 'halo ink', 'text-anchor': 'end' }),
      planted ? text(LEFT + 6, y(near.difference) + (y(near.difference) > top + 60 ? -10 : 20), `with the ${bugs}${flat(points) ? ': no ε mends it' : ''}`, { class: 'bad halo' }) : null,
      planted ? text(Math.min(bestX, width - 110), Math.min(bottom - 6, y(low.right) + 20), planted > 1 ? 'without them' : 'without it', { class: 'strong halo', 'text-anchor': 'middle' }) : null,
      text(Math.min(width - 8, Math.max(LEFT + 26, cursor)), top - 10, `ε = ${stepText(10 ** here)}`, { 'text-anchor': cursor > width - 50 ? 'end' : 'middle', class: 'strong' }),
      planted ? svg('circle', { cx: cursor, cy: y(near.right), r: 5, class: 'dot' }) : null,
      svg('circle', { cx: cursor, cy: y(near.difference), r: 5.5, class: planted ? 'dot bad' : 'dot' }),
    ];
  }

  return {
    /** @param {typeof drawn} next */
    draw(next) {
      drawn = next;
      paint();
    },
  };
}

/** A line of text that does not sit on a rule. @param {number} y @param {number} rule */
const clear = (y, rule) => (Math.abs(y - 4 - rule) < 10 ? rule + 18 : y);

const at = (points, exponent) => points.reduce((p, q) => (Math.abs(Math.log10(q.step) - exponent) < Math.abs(Math.log10(p.step) - exponent) ? q : p));

/** 10^−6.5 as one writes it, so that it reads back. @param {number} exponent */
function written(exponent) {
  return Number.isInteger(exponent) ? `1e${exponent}` : `${(10 ** (exponent - Math.floor(exponent))).toPrecision(4)}e${Math.floor(exponent)}`;
}

/** Whether no step comes near the threshold. */
const flat = (points) => points.every(({ difference }) => difference > 100 * THRESHOLD);

function note(points, here, planted) {
  const point = at(points, here);
  const low = best(points);
  const kinks = point.kinks ? ` ${whole(point.kinks)} kinks lie between the probes.` : ' No kink lies between the probes.';
  const sided = `One-sided, (J(θ + ε) − J(θ)) / ε would miss by ${figure(point.oneSided)}.`;
  const lowest = `${planted ? `Without the ${planted > 1 ? 'bugs' : 'bug'} the` : 'The'} difference is smallest, ${figure(low.right)}, at ε = ${stepText(low.step)}: below it rounding grows as 1/ε, above it truncation as ε².`;
  return `${lowest}${kinks} ${planted ? '' : sided}`.trim();
}
