/** The network as the playground draws it; what is worked on is lit, the rest dimmed. */
import { byId } from '../dom.js';
import { fit, haloed } from '../draw/canvas.js';
import { readTokens } from '../draw/colour.js';
import { layout, widthFor } from '../draw/layout.js';
import { network, reach } from '../draw/network.js';
import { called } from '../draw/activation.js';
import { fixed, figure as short } from '../numbers.js';

const DIM = 0.8;
const PADDING = 2;

/** The step's picture as drawing knows it. @param {any[]} picture @returns {any} */
function decode(picture) {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return { layers: picture.map((layer) => ({ ...layer, maps: layer.maps.map(bytes), W: layer.W && Float32Array.from(layer.W), b: layer.b && Float32Array.from(layer.b) })) };
}

/** The shown rows and columns of a tensor as the lines of a layer. */
function block(rows, shown, inputs) {
  const values = new Float32Array(shown * inputs);
  for (let i = 0; i < shown; i++) for (let k = 0; k < inputs; k++) values[i * inputs + k] = rows[i][k] ?? 0;
  return values;
}

export function networkView() {
  const place = byId('network');
  const canvas = byId('canvas');
  let tokens = readTokens();
  /** @type {any} */
  let scene = null;
  /** @type {any} */
  let now = null;
  new ResizeObserver(() => draw()).observe(place);

  function draw() {
    const { clientWidth: width, clientHeight: height } = place;
    if (!scene || !now || !width || !height) return;
    const { step, picture, layers } = scene;
    const { moment, one, figure } = now;
    const wide = Math.max(widthFor(layers.length, width), width);
    const arranged = layout(picture.layers.map(({ units, shown }) => ({ units, shown })), wide, height);
    canvas.style.width = `${wide}px`;
    canvas.style.height = `${height}px`;
    const target = fit(canvas, wide, height);
    target.fillStyle = tokens.ground;
    target.fillRect(0, 0, wide, height);
    const drawn = { ...picture, layers: picture.layers.map((layer, l) => ({ ...layer, lines: lines(step, picture, moment, l) })) };
    network(target, tokens, { layout: arranged, picture: drawn, layers, scale: reach(drawn), looked: null, sight: [0, wide] });
    dropped(target, arranged, step, one, moment);
    dim(target, arranged, moment.lit, height, wide);
    if (one !== null) values(target, arranged, moment, figure, one);
    heads(arranged, layers, moment);
    const [low, high] = moment.lit;
    const middle = (arranged.columns[low].centre + arranged.columns[high].centre) / 2;
    place.scrollLeft = middle - width / 2;
    canvas.ariaLabel = `The network: ${step.network}. Lit: ${low === high ? called0(low) : `${called0(low)} and ${called0(high)}`}, ${moment.phase}.`;
  }

  const called0 = (layer) => (layer === 0 ? 'the inputs' : `layer ${layer}`);

  /** Going back the lines stand for the gradient, at the update for the step. */
  function lines(step, picture, moment, l) {
    if (l === 0 || (moment.phase !== 'backward' && moment.phase !== 'update')) return undefined;
    const { gradient, before, after } = step.layers[l - 1].parameters.W;
    const rows = moment.phase === 'backward' ? gradient : after.map((row, i) => row.map((x, k) => x - before[i][k]));
    return block(rows, picture.layers[l].shown, picture.layers[l - 1].shown);
  }

  function dim(target, { columns, tile }, [low, high], height, width) {
    const left = low === 0 ? 0 : columns[low].nodes[0].x - PADDING;
    const last = columns[high].nodes[0];
    const right = high === columns.length - 1 ? width : last.x + (last.size || tile) + PADDING;
    target.globalAlpha = DIM;
    target.fillStyle = tokens.ground;
    target.fillRect(0, 0, left, height);
    target.fillRect(right, 0, width - right, height);
    target.globalAlpha = 1;
  }

  /** A unit that is switched off for the example shown. */
  function dropped(target, { columns }, step, one, moment) {
    if (one === null || moment.phase === 'batch') return;
    for (const { layer, nodes } of columns) {
      const mask = layer > 0 && step.layers[layer - 1].D;
      if (!mask) continue;
      for (const { unit, x, y, size } of nodes) {
        if (mask[unit][one] !== 0) continue;
        target.globalAlpha = 0.75;
        target.fillStyle = tokens.ground;
        target.fillRect(x + 1, y + 1, size - 2, size - 2);
        target.globalAlpha = 1;
        target.strokeStyle = tokens.control;
        target.setLineDash([2, 2]);
        target.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
        target.setLineDash([]);
      }
    }
  }

  /** The example's own numbers beside the tiles of the layer that is worked on. */
  function values(target, { columns }, moment, figure, one) {
    const shown = figure(moment.result);
    if (shown.columns !== 'm' || !/^u\d+$/.test(shown.rows)) return;
    const { nodes } = columns[Number(shown.rows.slice(1))];
    const last = shown.rows === `u${columns.length - 1}`;
    if (nodes.length > 1 && nodes[1].y - nodes[0].y < 20) return;
    target.font = `600 ${tokens.typeNote}px ${tokens.fontUi}`;
    target.textBaseline = 'middle';
    target.textAlign = last ? 'right' : 'left';
    for (const { unit, x, y, size } of nodes) {
      const value = shown.value(unit, one);
      if (value === null) continue;
      const text = Math.abs(value) < 0.005 && value !== 0 ? short(value) : fixed(value, 2);
      haloed(target, text, last ? x - 5 : x + size + 5, y + size / 2, value < 0 ? tokens.negText : tokens.posText, tokens.ground, 5);
    }
  }

  function heads({ columns }, layers, moment) {
    byId('heads').replaceChildren(...columns.map(({ layer, centre, nodes, hidden }) => {
      const head = document.createElement('span');
      const { units, activation } = layers[layer];
      head.textContent = layer === 0 ? `${units} in` : layer === layers.length - 1 ? called(activation) : `${units} ${called(activation)}`;
      head.className = layer === 0 ? 'first' : layer === layers.length - 1 ? 'last' : '';
      head.classList.toggle('lit', layer >= moment.lit[0] && layer <= moment.lit[1]);
      head.style.left = `${layer === 0 ? nodes[0].x : layer === layers.length - 1 ? nodes[0].x + nodes[0].size : centre}px`;
      if (hidden) head.append(`, ${hidden} unseen`);
      return head;
    }));
  }

  return {
    /** @param {any} step */
    take(step) {
      const layers = [{ units: step.inputs.length, activation: 'linear' }, ...step.layers.map(({ units, activation }) => ({ units, activation }))];
      scene = { step, picture: decode(step.picture), layers };
    },
    /** @param {any} next */
    draw(next) {
      now = next;
      draw();
    },
    recolour() {
      tokens = readTokens();
      draw();
    },
  };
}
