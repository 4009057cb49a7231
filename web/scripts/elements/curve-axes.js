/** The axes of the curves, as Chart.js takes them: round numbers, few ticks, the learning rate on a strip of its own. */
import { niceStep } from '../draw/axes.js';
import { tick } from '../numbers.js';

/**
 * @param {object} shape
 * @param {any} shape.tokens @param {'linear' | 'logarithmic'} shape.type of the values' axis
 * @param {number} shape.room beside the curves' ends, for their names
 * @param {(() => number[]) | null} shape.rate the ticks of the rate's strip, where there is one
 */
export function chartOptions({ tokens, type, room, rate }) {
  const axis = { border: { display: false }, ticks: { color: tokens.ink3, padding: 6, autoSkip: false, callback: tick } };
  const afterFit = (/** @type {any} */ scale) => (scale.width = 3.9 * tokens.typeNote);
  const side = { ...axis, stack: 'sides', grid: { color: tokens.grid, tickLength: 0 }, afterFit };
  /** @param {(scale: any) => {value: number}[]} ticks */
  const ticked = (ticks) => ({ afterBuildTicks: (/** @type {any} */ scale) => (scale.ticks = ticks(scale)) });
  const x = {
    ...axis, type: 'linear', min: 0, max: 10, grid: { display: false }, border: { display: true, color: tokens.control },
    ticks: { ...axis.ticks, maxRotation: 0 }, ...ticked((scale) => evenTicks(scale, Math.min(4, scale.width / (6 * tokens.typeNote)))),
  };
  const y = {
    ...side, stackWeight: 2.4, type, min: type === 'linear' ? 0 : 0.1, max: 1,
    ...ticked((scale) => (type === 'linear' ? evenTicks(scale) : logTicks(scale))),
  };
  const strip = rate && {
    ...side, axis: 'y', stackWeight: 1, type: 'logarithmic', min: 0.001, max: 0.01, ...ticked(() => rate().map((value) => ({ value }))),
  };
  return {
    animation: false, parsing: false, normalized: true, responsive: true, maintainAspectRatio: false,
    events: ['mousemove', 'mouseout', 'touchstart', 'touchmove', 'click'],
    layout: { padding: { top: 8, right: room, bottom: 0, left: 0 } },
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    plugins: { legend: { display: false }, tooltip: { enabled: false }, decimation: { enabled: false } },
    scales: { x, ...(strip ? { rate: strip } : {}), y },
  };
}

/** @param {number} x */
export function roundUp(x) {
  const power = 10 ** Math.floor(Math.log10(x));
  return power * ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((m) => m * power >= x * 0.999999) ?? 10);
}

/** @param {number} x */
export function roundDown(x) {
  const power = 10 ** Math.floor(Math.log10(x));
  return power * ([5, 2, 1].find((m) => m * power <= x * 1.000001) ?? 1);
}

/** @param {{min: number, max: number}} scale @param {number} [count] */
function evenTicks({ min, max }, count = 4) {
  const step = niceStep((max - min) / count);
  if (step > max - min) return [{ value: min }, { value: max }];
  const list = [];
  for (let k = Math.ceil(min / step - 1e-9); k * step <= max * (1 + 1e-9); k++) list.push({ value: Number((k * step).toPrecision(10)) });
  return list;
}

/** 1, 2, 5 within two decades; whole decades beyond, skipping some where there are many. @param {{min: number, max: number}} scale */
function logTicks({ min, max }) {
  const decades = Math.log10(max / min);
  const list = [];
  const every = Math.ceil(decades / 5);
  for (let d = Math.floor(Math.log10(min)); 10 ** d <= max; d++) {
    for (const m of decades > 2.2 ? [1] : [1, 2, 5]) {
      const value = Number((m * 10 ** d).toPrecision(6));
      if (value >= min * 0.999 && value <= max * 1.001 && (decades <= 2.2 || d % every === 0)) list.push({ value });
    }
  }
  return list;
}
