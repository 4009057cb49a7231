/** Marching squares with the pieces joined, so that dashes run on and corners are round. */

let room = 0;
/** Two neighbours of every grid edge that the line crosses, and where it crosses. */
let links = new Int32Array(0);
let xs = new Float32Array(0);
let ys = new Float32Array(0);
/** Edges crossed, in the order found. */
let found = new Int32Array(0);
let count = 0;

// Which sides of a cell are joined, by which corners are above (top left 1, top right 2, bottom right 4, bottom left 8).
const TOP = 0,
  RIGHT = 1,
  BOTTOM = 2,
  LEFT = 3;
const JOINED = [
  [],
  [LEFT, TOP],
  [TOP, RIGHT],
  [LEFT, RIGHT],
  [RIGHT, BOTTOM],
  [LEFT, TOP, RIGHT, BOTTOM],
  [TOP, BOTTOM],
  [LEFT, BOTTOM],
  [BOTTOM, LEFT],
  [TOP, BOTTOM],
  [TOP, RIGHT, BOTTOM, LEFT],
  [RIGHT, BOTTOM],
  [LEFT, RIGHT],
  [TOP, RIGHT],
  [LEFT, TOP],
  [],
];

/**
 * Adds the line where z equals level to the target's path. z is given at the centres of side × side pixels; the line
 * runs on to the frame as if the outermost pixels went on.
 *
 * @typedef {{moveTo(x: number, y: number): void, lineTo(x: number, y: number): void, closePath(): void}} Pen
 * @param {Pen} target
 * @param {Float32Array} z @param {number} side @param {number} level
 * @param {number} x0 @param {number} y0 @param {number} size the frame
 * @returns {boolean} whether there is any line
 */
export function contour(target, z, side, level, x0, y0, size) {
  const nodes = side + 2;
  prepare(nodes);
  march(z, side, nodes, level);
  const k = size / side;
  for (let open = 1; open >= 0; open--) {
    for (let f = 0; f < count; f++) {
      const edge = found[f];
      if (xs[edge] < 0 || (open && links[2 * edge + 1] >= 0)) continue;
      follow(target, edge, x0, y0, k);
    }
  }
  return count > 0;
}

/** @param {number} nodes */
function prepare(nodes) {
  const edges = 2 * nodes * nodes;
  if (room < edges) {
    room = edges;
    links = new Int32Array(2 * edges);
    xs = new Float32Array(edges);
    ys = new Float32Array(edges);
    found = new Int32Array(edges);
  }
  links.fill(-1, 0, 2 * edges);
}

/** @param {Float32Array} z @param {number} side @param {number} nodes @param {number} level */
function march(z, side, nodes, level) {
  const last = side - 1;
  count = 0;
  for (let j = 0; j <= side; j++) {
    const upper = (j === 0 ? 0 : j - 1) * side;
    const lower = (j > last ? last : j) * side;
    for (let i = 0; i <= side; i++) {
      const left = i === 0 ? 0 : i - 1;
      const right = i > last ? last : i;
      const a = z[upper + left] - level;
      const b = z[upper + right] - level;
      const c = z[lower + right] - level;
      const d = z[lower + left] - level;
      const joined = JOINED[(a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (c > 0 ? 4 : 0) | (d > 0 ? 8 : 0)];
      for (let s = 0; s < joined.length; s += 2) {
        const one = cross(joined[s], i, j, side, nodes, a, b, c, d);
        const two = cross(joined[s + 1], i, j, side, nodes, a, b, c, d);
        link(one, two);
        link(two, one);
      }
    }
  }
  return count;
}

/**
 * The edge on one side of cell (i, j), with the place where the line crosses it. @param {number} where @param {number} i
 * @param {number} j @param {number} side @param {number} nodes @param {number} a @param {number} b @param {number} c @param {number} d
 */
function cross(where, i, j, side, nodes, a, b, c, d) {
  const flat = where === TOP || where === BOTTOM;
  const column = where === RIGHT ? i + 1 : i;
  const row = where === BOTTOM ? j + 1 : j;
  const edge = 2 * (row * nodes + column) + (flat ? 0 : 1);
  if (links[2 * edge] >= 0) return edge;
  found[count++] = edge;
  const p = where === RIGHT ? b : where === BOTTOM ? d : a;
  const q = where === TOP ? b : where === LEFT ? d : c;
  const t = p / (p - q);
  xs[edge] = flat ? node(i, side) + t * (node(i + 1, side) - node(i, side)) : node(column, side);
  ys[edge] = flat ? node(row, side) : node(j, side) + t * (node(j + 1, side) - node(j, side));
  return edge;
}

/** Where the grid's lines stand: at the pixels' centres, the first and the last on the frame. @param {number} i @param {number} side */
function node(i, side) {
  return i === 0 ? 0 : i > side ? side : i - 0.5;
}

/** @param {number} from @param {number} to */
function link(from, to) {
  if (links[2 * from] < 0) links[2 * from] = to;
  else links[2 * from + 1] = to;
}

/**
 * Draws the line through an edge and marks its edges as drawn. @param {Pen} target @param {number} start
 * @param {number} x0 @param {number} y0 @param {number} k
 */
function follow(target, start, x0, y0, k) {
  let previous = -1;
  let edge = start;
  target.moveTo(x0 + xs[edge] * k, y0 + ys[edge] * k);
  for (;;) {
    xs[edge] = -1;
    const next = links[2 * edge] === previous ? links[2 * edge + 1] : links[2 * edge];
    if (next === start) return target.closePath();
    if (next < 0 || xs[next] < 0) return undefined;
    target.lineTo(x0 + xs[next] * k, y0 + ys[next] * k);
    previous = edge;
    edge = next;
  }
}
