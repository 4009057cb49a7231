/** Where the network's tiles stand. Pure geometry: no colours, no DOM. */

/**
 * @typedef {{unit: number, x: number, y: number, size: number}} Node x, y: the tile's top left corner
 * @typedef {{layer: number, centre: number, nodes: Node[], hidden: number}} Column hidden: units without a tile
 * @typedef {{columns: Column[], tile: number, width: number, height: number, pitch: number, heads: 'row' | 'stack' | 'text'}} Layout
 */

/** Room for the heads: one row, two where columns are narrow. */
const TOP = { row: 58, stack: 84, text: 36 };
const LEAST_PITCH = 30;
const LEAST_COLUMN = 98;

/** How wide the network wants to be. @param {number} layers @param {number} room */
export function widthFor(layers, room) {
  return Math.max(room, layers * (room < 500 ? 68 : LEAST_COLUMN));
}

/**
 * @param {{units: number, shown: number}[]} layers
 * @param {number} width @param {number} height
 * @param {boolean} [bare] without heads, for a network in little
 * @returns {Layout}
 */
export function layout(layers, width, height, bare = false) {
  const spacing = width / layers.length;
  const heads = width < 500 || (spacing < LEAST_COLUMN && layers.length > 2) ? 'text' : spacing < 140 ? 'stack' : 'row';
  const top0 = bare ? 0 : TOP[heads];
  const room = height - top0 - 6;
  const fits = Math.max(2, Math.floor((room - 14) / (bare ? LEAST_PITCH * 0.75 : LEAST_PITCH)));
  const shown = layers.map(({ units, shown }) => (units <= fits ? Math.min(shown, units) : Math.min(shown, fits - 1)));
  const most = Math.max(...shown.slice(1, -1), 4);
  const last = shown.length - 1;
  const tile = Math.floor(Math.min((room / (most + 0.4)) * 0.76, spacing * 0.42, Math.min(64, Math.max(40, room / 11))));
  const sizeOf = (/** @type {number} */ l) => (l < last ? tile : shown[last] > 1 ? Math.round(tile * 1.15) : Math.round(tile * 1.5));
  const edge = bare ? 1 : 8;
  const left = tile / 2 + edge;
  const right = width - sizeOf(last) / 2 - edge;
  const columns = shown.map((count, l) => {
    const size = sizeOf(l);
    const centre = layers.length === 1 ? width / 2 : left + (l / last) * (right - left);
    const extra = layers[l].units > count ? 1.6 : 0;
    const pitch = Math.min(room / (count + 0.15 + extra * 0.6), Math.max(size * 3, room / 5.2), room / 4.4 + size / 2);
    const top = top0 + (room - pitch * count - extra * 14) / 2 + (pitch - size - 8) / 2;
    const nodes = Array.from({ length: count }, (_, unit) => ({
      unit,
      size,
      x: Math.round(centre - size / 2),
      y: Math.round(top + unit * pitch),
    }));
    return { layer: l, centre, nodes, hidden: layers[l].units - count };
  });
  return { columns, tile, width, height, pitch: spacing, heads };
}
