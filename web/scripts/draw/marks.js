/** What is written beside the network's tiles: an example's numbers, and which units are copies of each other. */
import { haloed } from './canvas.js';
import { fixed } from '../numbers.js';

/**
 * a of every shown neuron for the followed example.
 * @param {any} target @param {any} tokens
 * @param {{layout: import('./layout.js').Layout, example: import('../one-by-one.js').Followed, sight: [number, number]}} scene
 */
export function exampleNumbers(target, tokens, { layout, example, sight }) {
  if (layout.pitch < 72) return;
  target.font = `600 ${tokens.typeNote}px ${tokens.fontUi}`;
  target.textBaseline = 'middle';
  layout.columns.forEach(({ layer, nodes, centre }) => {
    if (centre + 64 < sight[0] || centre - 64 > sight[1]) return;
    if (nodes.length > 1 && nodes[1].y - nodes[0].y < 15) return;
    const { a } = example.layers[layer];
    for (const { unit, x, y, size } of nodes) {
      const value = a[unit];
      const text = value === 0 ? '0' : fixed(value, Math.abs(value) < 99.5 ? 2 : 0);
      const ink = value < 0 ? tokens.negText : value > 0 ? tokens.posText : tokens.ink2;
      target.textAlign = layer ? 'right' : 'left';
      haloed(target, text, layer ? x - 7 : x + size + 7, y + size / 2, ink, tokens.ground);
    }
  });
}

/**
 * A bracket joins the tiles of units that are copies of each other.
 * @param {any} target @param {any} tokens
 * @param {{layout: import('./layout.js').Layout, picture: import('../picture.js').Picture}} scene
 */
export function copyBrackets(target, tokens, { layout, picture }) {
  target.strokeStyle = tokens.ink;
  target.lineWidth = 1.5;
  target.setLineDash([]);
  for (const { layer, nodes } of layout.columns) {
    const groups = picture.layers[layer].copies ?? [];
    groups.forEach(({ units }, k) => {
      const tiles = nodes.filter(({ unit }) => units.includes(unit));
      if (tiles.length < 2) return;
      const x = tiles[0].x - 8 - 5 * (k % 4);
      const middle = (/** @type {{y: number, size: number}} */ { y, size }) => Math.round(y + size / 2) + 0.5;
      target.beginPath();
      for (const tile of tiles) {
        target.moveTo(tile.x - 2, middle(tile));
        target.lineTo(x, middle(tile));
      }
      target.moveTo(x, middle(tiles[0]));
      target.lineTo(x, middle(tiles[tiles.length - 1]));
      target.strokeStyle = tokens.ground;
      target.lineWidth = 4.5;
      target.stroke();
      target.strokeStyle = tokens.ink;
      target.lineWidth = 1.5;
      target.stroke();
    });
  }
}

/** How many are copies of another, for a layer's head. @param {{units: number[]}[] | undefined} groups */
export function copiesSaid(groups) {
  return groups?.length ? `${groups.reduce((sum, { units }) => sum + units.length, 0)} alike` : '';
}

/**
 * Which neurons a neuron is a copy of, in words.
 * @param {{units: number[], outgoing: boolean}[] | undefined} groups @param {number} unit
 */
export function copyOf(groups, unit) {
  const group = groups?.find(({ units }) => units.includes(unit));
  if (!group) return '';
  const others = group.units.filter((other) => other !== unit).map((other) => other + 1);
  const few = others.join(', ').replace(/, (\d+)$/, ' and $1');
  const named = others.length > 6 ? `${others.slice(0, 5).join(', ')} and ${others.length - 5} more` : few;
  return `the same weights as neuron${others.length > 1 ? 's' : ''} ${named}${group.outgoing ? ', so it learns the same' : ''}`;
}
