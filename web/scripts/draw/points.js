/** Points of the data: the class is told by shape and colour, the set by how it is filled. */
import { mix } from './colour.js';

/**
 * Each shape around (0, 0) in a circle of about radius 1, in the order of the classes.
 * @type {((t: CanvasRenderingContext2D, x: number, y: number, r: number) => void)[]}
 */
const SHAPES = [
  (t, x, y, r) => t.arc(x, y, r, 0, 2 * Math.PI),
  (t, x, y, r) => polygon(t, x, y, r * 1.32, 3, -Math.PI / 2, r * 0.2),
  (t, x, y, r) => t.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8),
  (t, x, y, r) => polygon(t, x, y, r * 1.3, 4, 0, 0),
  (t, x, y, r) => cross(t, x, y, r * 1.15),
  (t, x, y, r) => polygon(t, x, y, r * 1.15, 6, 0, 0),
];

/**
 * Draws a class's shape into the current path. @param {CanvasRenderingContext2D} target @param {number} label @param {number} x
 * @param {number} y @param {number} r
 */
export function shape(target, label, x, y, r) {
  target.beginPath();
  SHAPES[label % SHAPES.length](target, x, y, r);
  target.closePath();
}

/** What a class is drawn in when it lies on its own pale colour. @param {any} tokens @param {string} task @param {number} label */
export function colourOf(tokens, task, label) {
  if (task === 'binary') return label ? tokens.pointPos : tokens.pointNeg;
  return tokens.dark ? mix(tokens.classes[label], '#ffffff', 0.45) : mix(tokens.classes[label], '#000000', 0.34);
}

/**
 * One point. @param {string} set train, dev or test @param {CanvasRenderingContext2D} target @param {any} tokens @param {string} colour
 * @param {number} label @param {number} x @param {number} y
 */
export function point(target, tokens, colour, label, set, x, y, r = tokens.pointRadius) {
  if (set === 'train') {
    shape(target, label, x, y, r);
    target.lineWidth = 2 * tokens.pointOutline;
    target.strokeStyle = tokens.pointOutlineColour;
    target.stroke();
    target.fillStyle = colour;
    target.fill();
    return;
  }
  const hole = r * 0.95;
  shape(target, label, x, y, hole);
  target.lineWidth = 1.7 + 2 * tokens.pointOutline;
  target.strokeStyle = tokens.pointOutlineColour;
  target.stroke();
  target.fillStyle = tokens.dark ? tokens.pointOutlineColour : '#fff';
  target.fill();
  target.lineWidth = 1.7;
  target.strokeStyle = colour;
  target.stroke();
  if (set === 'dev') {
    target.beginPath();
    target.arc(x, y, 1.2, 0, 2 * Math.PI);
    target.fillStyle = colour;
    target.fill();
  }
}

/**
 * A ring about a point that is taken for another class. @param {CanvasRenderingContext2D} target @param {any} tokens @param {number} x
 * @param {number} y
 */
export function ring(target, tokens, x, y, r = tokens.pointRadius * 2.3) {
  target.beginPath();
  target.arc(x, y, r, 0, 2 * Math.PI);
  target.lineWidth = tokens.strokeThin + 2;
  target.strokeStyle = tokens.contourHalo;
  target.stroke();
  target.lineWidth = tokens.strokeThin;
  target.strokeStyle = tokens.contour;
  target.stroke();
}

/**
 * @param {CanvasRenderingContext2D} t @param {number} x @param {number} y @param {number} r @param {number} corners @param {number} turn
 * @param {number} down
 */
function polygon(t, x, y, r, corners, turn, down) {
  for (let k = 0; k < corners; k++) {
    const angle = turn + (2 * Math.PI * k) / corners;
    t.lineTo(x + r * Math.cos(angle), y + down + r * Math.sin(angle));
  }
}

/** @param {CanvasRenderingContext2D} t @param {number} x @param {number} y @param {number} r */
function cross(t, x, y, r) {
  const a = r * 0.36;
  for (const [dx, dy] of [
    [-a, -r],
    [a, -r],
    [a, -a],
    [r, -a],
    [r, a],
    [a, a],
    [a, r],
    [-a, r],
    [-a, a],
    [-r, a],
    [-r, -a],
    [-a, -a],
  ]) {
    t.lineTo(x + dx, y + dy);
  }
}
