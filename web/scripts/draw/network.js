/** The network: lines between tiles, then the tiles. */
import { haloed } from './canvas.js';
import { figure, fixed } from '../numbers.js';
import { copyBrackets, exampleNumbers } from './marks.js';
import { biasBar, tile } from './tile.js';

const FAN = 0.72;

/**
 * @typedef {object} Scene
 * @property {import('./layout.js').Layout} layout
 * @property {import('../picture.js').Picture} picture
 * @property {any[]} layers the server's description
 * @property {number} scale what the widest line stands for
 * @property {import('../store.js').Neuron | null} looked
 * @property {[number, number]} sight the part of the width that is in sight; of what is beside it nothing is drawn
 */

/** What a layer's lines stand for: weights, or the last gradient or update. @param {any} layer */
export function linesOf(layer) {
  return layer.lines ?? layer.W;
}

/** The 98th percentile of the sizes of all lines. @param {import('../picture.js').Picture} picture */
export function reach(picture) {
  const sizes = [];
  for (const layer of picture.layers) if (layer.W) for (const w of linesOf(layer)) sizes.push(Math.abs(w));
  sizes.sort((a, b) => a - b);
  return sizes.length ? sizes[Math.min(sizes.length - 1, Math.floor(0.98 * sizes.length))] : 0;
}

/** @param {CanvasRenderingContext2D} target @param {any} tokens @param {Scene} scene */
export function network(target, tokens, scene) {
  const lines = linesOfScene(scene, tokens);
  const own = scene.looked ? lines.filter((line) => isOwn(line, scene.looked)) : lines;
  if (scene.looked) for (const line of lines) if (!isOwn(line, scene.looked)) pale(target, tokens, line);
  for (const line of own) stroke(target, tokens, line);
  tiles(target, tokens, scene);
  if (scene.looked) labels(target, tokens, scene);
  else copyBrackets(target, tokens, scene);
  if (!scene.looked && scene.picture.example) exampleNumbers(target, tokens, { ...scene, example: scene.picture.example });
}

/** Every line with its ends, the strongest last. @param {any} what @param {any} tokens */
function linesOfScene({ layout, picture, scale, sight }, tokens) {
  const { weightLineMin: thin, weightLineMax: thick } = tokens;
  const lines = [];
  for (let l = 1; l < layout.columns.length; l++) {
    const from = layout.columns[l - 1].nodes;
    const to = layout.columns[l].nodes;
    if (layout.columns[l].centre + 64 < sight[0] || layout.columns[l - 1].centre - 64 > sight[1]) continue;
    const inputs = picture.layers[l - 1].shown;
    const values = linesOf(picture.layers[l]);
    for (const end of to) {
      const gap = (end.x - from[0].x - from[0].size) / 9;
      for (const start of from) {
        const value = values[end.unit * inputs + start.unit];
        const share = scale > 0 ? Math.min(1, Math.abs(value) / scale) : 0;
        lines.push({
          layer: l,
          from: start.unit,
          to: end.unit,
          value,
          share,
          width: thin + share * (Math.min(thick, start.size / 4, gap) - thin),
          x1: start.x + start.size,
          y1: fan(start, end.unit, to.length),
          x2: end.x,
          y2: fan(end, start.unit, from.length),
        });
      }
    }
  }
  return lines.sort((a, b) => a.share - b.share);
}

/**
 * Lines leave and reach a tile over most of its edge, in the order of where they go.
 * @param {any} node @param {number} k @param {number} count
 */
function fan(node, k, count) {
  return node.y + node.size / 2 + ((k + 0.5) / count - 0.5) * FAN * node.size;
}

/** @param {any} line @param {any} what */
function isOwn(line, { layer, unit }) {
  return (line.layer === layer && line.to === unit) || (line.layer === layer + 1 && line.from === unit);
}

/** @param {CanvasRenderingContext2D} target @param {any} what */
function trace(target, { x1, y1, x2, y2 }) {
  const half = (x1 + x2) / 2;
  target.beginPath();
  target.moveTo(x1, y1);
  target.bezierCurveTo(half, y1, half, y2, x2, y2);
}

/** @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} line */
function pale(target, tokens, line) {
  trace(target, line);
  target.setLineDash([]);
  target.lineWidth = 1;
  target.strokeStyle = tokens.rule;
  target.stroke();
}

/** @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} line */
function stroke(target, tokens, line) {
  const { value, share, width } = line;
  trace(target, line);
  if (share > 0.04) {
    target.setLineDash([]);
    target.lineWidth = width + 2;
    target.strokeStyle = tokens.ground;
    target.stroke();
  }
  if (value === 0) {
    target.setLineDash([1, 4]);
    target.lineWidth = 1;
    target.strokeStyle = tokens.control;
  } else {
    target.setLineDash(value < 0 ? [3.2 + 1.35 * width, 1.6 + 0.32 * width] : []);
    target.lineWidth = width;
    target.strokeStyle = value < 0 ? tokens.neg : tokens.pos;
    target.globalAlpha = share < 0.06 ? 0.45 + share * 9 : 1;
  }
  target.stroke();
  target.globalAlpha = 1;
  target.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} what */
function tiles(target, tokens, { layout, picture, layers, looked, sight }) {
  const most = Math.max(1e-9, ...picture.layers.map((/** @type {any} */ layer) => (layer.b ? Math.max(...layer.b.map(Math.abs)) : 0)));
  for (const { layer, nodes, centre } of layout.columns) {
    if (centre + 64 < sight[0] || centre - 64 > sight[1]) continue;
    const drawn = picture.layers[layer];
    const output = layer === layers.length - 1;
    for (const { unit, x, y, size } of nodes) {
      const far = looked && !(layer === looked.layer && unit === looked.unit) && layer !== looked.layer - 1 && layer !== looked.layer + 1;
      target.fillStyle = tokens.ground;
      target.fillRect(x - 1, y - 1, size + 2, size + 2);
      target.globalAlpha = far ? 0.35 : 1;
      tile(
        target,
        tokens,
        {
          map: drawn.maps[unit],
          side: drawn.side,
          scale: drawn.scales[unit],
          output,
          activation: layer === 0 ? 'input' : layers[layer].activation,
          dead: drawn.dead?.includes(unit),
        },
        x,
        y,
        size,
      );
      if (drawn.b) biasBar(target, tokens, drawn.b[unit], most, x, y + size + 3, size);
      target.globalAlpha = 1;
    }
  }
}

/**
 * Weights written on the lines that reach the looked-at neuron, and the inputs' values beside their tiles.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {any} what
 */
function labels(target, tokens, { layout, picture, looked }) {
  const column = layout.columns[looked.layer];
  const node = column?.nodes[looked.unit];
  if (node) {
    target.lineWidth = 2;
    target.strokeStyle = tokens.ink;
    target.beginPath();
    target.roundRect(node.x - 5, node.y - 5, node.size + 10, node.size + 17, 4);
    target.stroke();
  }
  if (looked.layer === 0 || !node) return;
  const sources = layout.columns[looked.layer - 1].nodes;
  if (sources.length > 1 && sources[1].y - sources[0].y < 24) return;
  if (node.x - sources[0].x - sources[0].size < 64) return;
  const inputs = picture.layers[looked.layer - 1].shown;
  const values = linesOf(picture.layers[looked.layer]);
  const { neuron } = picture;
  const told = neuron && neuron.layer === looked.layer && neuron.unit === looked.unit;
  target.textBaseline = 'middle';
  for (const source of sources) {
    const value = values[looked.unit * inputs + source.unit];
    const y = fan(source, looked.unit, column.nodes.length);
    const rises = y - (node.y + node.size / 2) > 70;
    target.font = `600 ${tokens.typeNote}px ${tokens.fontUi}`;
    target.textAlign = 'left';
    const text = Math.abs(value) < 0.005 && value !== 0 ? figure(value) : fixed(value, 2);
    const colour = value < 0 ? tokens.negText : tokens.posText;
    haloed(target, text, source.x + source.size + 12, y + (rises ? 10 : -9), colour, tokens.ground);
    if (!told) continue;
    target.font = `${tokens.typeNote}px ${tokens.fontUi}`;
    target.textAlign = 'right';
    haloed(target, fixed(neuron.inputs[source.unit], 2), source.x - 7, source.y + source.size / 2, tokens.ink, tokens.ground);
  }
}

/**
 * The key: a double wedge, dashed to the left.
 * @param {CanvasRenderingContext2D} target @param {any} tokens @param {number} width @param {number} height
 */
export function wedge(target, tokens, width, height) {
  const middle = width / 2;
  const y = height / 2;
  const half = tokens.weightLineMax / 2;
  target.fillStyle = tokens.pos;
  target.beginPath();
  target.moveTo(middle + 4, y - 0.4);
  target.lineTo(width, y - half);
  target.lineTo(width, y + half);
  target.lineTo(middle + 4, y + 0.4);
  target.fill();
  target.save();
  target.beginPath();
  for (let x = 0; x < middle - 4; ) {
    const w = tokens.weightLineMax * (1 - x / (middle - 4));
    const dash = 3 + 1.2 * w;
    target.rect(x, 0, dash, height);
    x += dash + 1.6 + 0.2 * w;
  }
  target.clip();
  target.fillStyle = tokens.neg;
  target.beginPath();
  target.moveTo(middle - 4, y - 0.4);
  target.lineTo(0, y - half);
  target.lineTo(0, y + half);
  target.lineTo(middle - 4, y + 0.4);
  target.fill();
  target.restore();
  target.fillStyle = tokens.control;
  target.fillRect(middle - 0.5, 0, 1, height);
}
