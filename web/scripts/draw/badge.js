/** A lane's mark: a numbered shape in its colour. The same shapes go along its curves. */

/** Outlines in a box of ±12, in the order of the lanes: disc, square, triangle, diamond, cross, hexagon. */
const OUTLINES = [
  'M0-11A11 11 0 1 1 0 11A11 11 0 1 1 0-11Z',
  'M-9.5-9.5H9.5V9.5H-9.5Z',
  'M0-11.5L12 10H-12Z',
  'M0-12L12 0L0 12L-12 0Z',
  'M-5-11H5V-5H11V5H5V11H-5V5H-11V-5H-5Z',
  'M-6-10.8H6L12 0L6 10.8H-6L-12 0Z',
];
const paths = OUTLINES.map((d) => new Path2D(d));

/** @param {number} lane from 0 @returns {SVGSVGElement} */
export function badge(lane) {
  const box = document.createElement('span');
  box.innerHTML = `<svg class="mark lane-${lane + 1}" viewBox="-12 -12 24 24" aria-hidden="true">
    <path d="${OUTLINES[lane]}"/><text y="${lane === 2 ? 7 : 4.5}">${lane + 1}</text></svg>`;
  return /** @type {any} */ (box.firstChild);
}

/**
 * A lane's shape in a plot, filled for the training set, hollow for the others. @param {CanvasRenderingContext2D} target
 * @param {any} tokens @param {number} lane @param {number} x @param {number} y @param {number} r
 */
export function mark(target, tokens, lane, x, y, r, hollow = false) {
  target.save();
  target.translate(x, y);
  target.scale(r / 11, r / 11);
  target.fillStyle = hollow ? tokens.ground : tokens.lanes[lane];
  target.fill(paths[lane]);
  target.lineWidth = (hollow ? 1.75 : 1) * (11 / r);
  target.strokeStyle = hollow ? tokens.lanes[lane] : tokens.ground;
  target.stroke(paths[lane]);
  target.restore();
}
