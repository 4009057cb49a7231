/** What each tab of the dock asks of the server, and what is said of its numbers. */
import { figure, percent, power } from '../../numbers.js';

/** From so many layers on they are shown against their number, in one figure. */
export const DEEP = 8;

const HEALTHY = { from: -3.5, to: -2.5, text: 'usual, about 10⁻³' };

/**
 * By the name of the tab. `inside` is asked of a few layers, `deep` of many; `L` in the symbol is the layer.
 * @type {Record<string, any>}
 */
export const LOOKS = {
  weights: { inside: 'weights', deep: 'weights', line: 'weights', title: 'Root mean square', symbol: 'W^{[L]}',
    depth: [{ name: 'weights', of: (layer) => layer.rms }] },
  activations: { inside: 'activations', deep: 'activations', line: 'activations', title: 'Root mean square', symbol: 'A^{[L]}', idle: true,
    depth: [{ name: 'activations', of: (layer) => layer.rms }, { name: 'gradients', of: (layer) => layer.gradient }] },
  gradients: { inside: 'gradients', deep: 'activations', line: 'gradient', title: 'Root mean square', symbol: '|dW^{[L]}|',
    depth: [{ name: 'activations', of: (layer) => layer.rms }, { name: 'gradients', of: (layer) => layer.gradient }] },
  updates: { inside: 'updates', deep: 'updates', line: 'ratio', title: 'Update / weight', symbol: '|\\Delta W^{[L]}|', band: HEALTHY,
    depth: [{ name: 'ratio', of: (layer) => layer.ratio }] },
};

/** "9 of 10 are copies, 2 dead" @param {any} layer @param {number} units @param {string} quantity */
export function remarks({ copies, groups, dead, saturated, rms }, units, quantity) {
  const list = [];
  if (copies) list.push(`${copies} of ${units} are copies${groups.length === 1 && copies === units - 1 ? '' : `: ${alike(groups)}`}`);
  if (dead > 0) list.push(`${Math.round(dead * units)} dead`);
  if (saturated >= 0.005) list.push(`${percent(saturated)} saturated`);
  if (rms === 0 && quantity !== 'updates') list.push('all 0');
  return list.join(', ');
}

/** Which units are copies of each other: "1 = 4 = 7, 2 = 3" @param {{units: number[]}[]} groups */
export function alike(groups) {
  const chain = (units) => units.map((unit) => unit + 1).join(' = ');
  const some = groups.slice(0, 3).map(({ units }) => (units.length > 6 ? `${chain(units.slice(0, 5))} = …` : chain(units)));
  return some.join(', ') + (groups.length > 3 ? ', …' : '');
}

/** What units of these layers can be that do not learn; empty where they can be neither. @param {any[]} layers */
export function idleName(layers) {
  const hidden = layers.slice(1, -1).map((layer) => layer.activation);
  const saturates = hidden.some((name) => name === 'tanh' || name === 'sigmoid');
  const words = [hidden.includes('relu') && 'dead', saturates && 'saturated'].filter(Boolean).join(' or ');
  return words && words[0].toUpperCase() + words.slice(1);
}

/** Whether a layer of this activation can have dead or saturated units. @param {{activation: string}} layer */
export const canIdle = ({ activation }) => ['relu', 'tanh', 'sigmoid'].includes(activation);

const FAR = 1e3;

/** What there is to say of all layers together; empty where nothing is amiss. @param {{line: string}} look @param {number[]} values */
export function trendOf({ line }, values) {
  if (values.every((value) => value === 0)) return line === 'ratio' ? 'no step yet' : 'all 0';
  if (line !== 'gradient' || values.length < 3) return '';
  const share = values[0] / values[values.length - 1];
  return share > 0 && share < 1 / FAR ? 'vanishing' : share > FAR && Number.isFinite(share) ? 'exploding' : '';
}

/** Layers by depth, in words. @param {any[]} inside @param {any[]} layers the server's description */
export function depthOf(inside, layers) {
  const first = inside[0].gradient;
  const last = inside[inside.length - 1].gradient;
  const share = first / last;
  const size = (x) => (x >= 0.01 && x < 100 ? figure(x) : power(x, 1));
  let words = first === 0 ? 'The gradient of layer 1 is exactly 0.' : `Layer 1's gradient is ${size(share)} times layer ${inside.length}'s`;
  if (first !== 0) words += share < 1 / FAR ? ': it vanishes on the way back.' : share > FAR ? ': it explodes on the way back.' : '.';
  const sum = (name) => inside.reduce((total, layer, k) => total + layer[name] * layers[k + 1].units, 0);
  const units = layers.slice(1).reduce((total, layer) => total + layer.units, 0);
  const copies = inside.reduce((total, layer) => total + layer.copies, 0);
  if (copies) words += ` ${copies} of ${units} neurons are copies.`;
  if (sum('dead') >= 1) words += ` ${Math.round(sum('dead'))} dead.`;
  if (sum('saturated') / units >= 0.005) words += ` ${percent(sum('saturated') / units)} saturated.`;
  return words;
}
