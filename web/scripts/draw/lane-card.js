/** A lane's card: the decision with its points, and the network beside it. No rings: the grid is for comparing. */
import { colourOf, point } from './points.js';
import { fit } from './canvas.js';
import { layout } from './layout.js';
import { network, reach } from './network.js';
import * as surface from './surface.js';
import { largestTarget, valueColour } from '../elements/reading.js';

export { Plate } from './surface.js';

const SETS = ['train', 'dev', 'test'];

/**
 * All points once; they are the same in every lane. @returns {HTMLCanvasElement}
 * @param {HTMLCanvasElement} canvas @param {any} tokens @param {any} opened @param {number} size
 */
export function drawPoints(canvas, tokens, opened, size) {
  const target = fit(canvas, size, size);
  const radius = tokens.pointRadius * Math.min(1, Math.max(0.45, size / (tokens.pointRadius > 5 ? 560 : 300)));
  const { box, task } = opened;
  const reachOf = largestTarget(opened);
  for (const set of SETS) {
    const { x1, x2, y } = opened.points[set];
    for (let i = 0; i < x1.length; i++) {
      const u = ((x1[i] - box.x1[0]) / (box.x1[1] - box.x1[0])) * size;
      const v = ((box.x2[1] - x2[i]) / (box.x2[1] - box.x2[0])) * size;
      const regression = task === 'regression';
      const colour = regression ? valueColour(tokens, y[i], reachOf) : colourOf(tokens, task, y[i]);
      point(target, tokens, colour, regression ? 0 : y[i], set, u, v, radius);
    }
  }
  return canvas;
}

/**
 * @param {HTMLCanvasElement} canvas @param {any} tokens @param {any} plate @param {any} opened @param {any} picture
 * @param {HTMLCanvasElement} points @param {number} size
 */
export function drawSurface(canvas, tokens, plate, opened, picture, points, size) {
  const target = fit(canvas, size, size);
  const frame = { x: 0, y: 0, size };
  const thinner = size < 240 ? { ...tokens, strokeContour: tokens.strokeContour * 0.8, strokeHalo: tokens.strokeHalo * 0.75 } : tokens;
  if (opened.task === 'binary') surface.binary(target, thinner, plate, picture, frame);
  else if (opened.task === 'multiclass') surface.multiclass(target, thinner, plate, picture, frame);
  else surface.regression(target, thinner, plate, picture, frame, largestTarget(opened));
  target.drawImage(points, 0, 0, size, size);
  target.lineWidth = tokens.strokeHair;
  target.strokeStyle = tokens.control;
  target.strokeRect(0.5, 0.5, size - 1, size - 1);
}

/**
 * The network in little: lines and tiles, nothing written on it.
 * @param {any} card @param {any} tokens @param {any} lane @param {any} picture
 */
export function drawNetwork(card, tokens, lane, picture) {
  const { net } = card;
  const { clientWidth: width, clientHeight: height } = net;
  if (!width || !picture.layers[0].shown) return;
  const { layers } = lane;
  const shape = `${width} ${height} ${picture.layers.map((/** @type {any} */ { shown }) => shown)}`;
  if (card.layoutOf !== shape) {
    card.layoutOf = shape;
    card.layout = layout(
      layers.map((/** @type {any} */ { units }, /** @type {number} */ l) => ({ units, shown: picture.layers[l].shown })),
      width,
      height,
      true,
    );
  }
  const small = { ...tokens, weightLineMax: Math.min(tokens.weightLineMax, 5) };
  network(fit(net, width, height), small, { layout: card.layout, picture, layers, scale: reach(picture), looked: null, sight: [0, width] });
}
