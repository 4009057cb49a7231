/** The difference on its log scale: right, look twice, wrong. */
import { raised } from '../numbers.js';
import { line, svg, text, drawing } from './svg.js';

const LOW = -10;
export const THRESHOLD = 2e-7;
export const CLEARLY = 1e-3;

/** @param {HTMLElement} place @param {number} difference @param {string} said */
export function drawScale(place, difference, said) {
  place.setAttribute('aria-label', said);
  drawing(place, 62, (width) => {
    const right = width - 12;
    const at = (exponent) => ((Math.min(0, Math.max(LOW, exponent)) - LOW) / -LOW) * right;
    const limit = at(Math.log10(THRESHOLD));
    const here = at(Math.log10(Math.max(1e-300, difference)));
    const ticks = [-10, -8, -6, -4, -2, 0].map((e) => text(at(e), 54, e === 0 ? '1' : `10${raised(e)}`, { 'text-anchor': e === LOW ? 'start' : e === 0 ? 'end' : 'middle' }));
    return [
      svg('rect', { x: 0, y: 24, width: limit, height: 8, class: 'fill-calm' }),
      svg('rect', { x: limit, y: 24, width: at(Math.log10(CLEARLY)) - limit, height: 8, class: 'fill-doubt' }),
      svg('rect', { x: at(Math.log10(CLEARLY)), y: 24, width: right - at(Math.log10(CLEARLY)), height: 8, class: 'fill-wrong' }),
      line(limit, 18, limit, 38, 'cursor'),
      Number.isFinite(difference) ? svg('path', { d: `M${here} 21l-6 -10h12z`, class: 'fill-ink' }) : null,
      ...ticks,
    ];
  });
}

/** The big number. @param {HTMLElement} place @param {number} x */
export function drawNumber(place, x) {
  if (!Number.isFinite(x)) return place.replaceChildren('–');
  if (x === 0) return place.replaceChildren('0');
  if (x >= 1e-3) return place.replaceChildren(x.toFixed(x >= 0.1 ? 3 : 4));
  const exponent = Math.floor(Math.log10(x) + 1e-12);
  const [times, sup] = [document.createElement('span'), document.createElement('sup')];
  times.className = 'times';
  times.append(' × 10', sup);
  sup.textContent = String(exponent).replace('-', '−');
  return place.replaceChildren((x / 10 ** exponent).toFixed(1), times);
}
