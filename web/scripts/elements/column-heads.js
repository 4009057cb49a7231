/** What stands above each column of the network: how many units, which activation. */
import { byId, find } from '../dom.js';
import { keepOf, parseLayers } from '../experiment.js';
import { choices, titleOf } from '../kit/schema.js';

/** @param {HTMLElement} root @param {import('../draw/layout.js').Layout} layout @param {any[]} layers @param {any} app */
export function columnHeads(root, layout, layers, app) {
  const rows = byId('layer-rows');
  const focused = root.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
  const last = layers.length - 1;
  const { heads } = layout;
  root.replaceChildren(...layout.columns.map(({ layer, centre, nodes, hidden }) => {
    const column = document.createElement('div');
    column.className = 'column';
    column.classList.toggle('first', layer === 0);
    column.classList.toggle('last', layer === last);
    column.style.left = `${layer === 0 ? 8 : layer === last ? layout.width - 8 : centre}px`;
    const row = document.createElement('div');
    row.className = 'row';
    if (layer === 0) row.append(heads !== 'row' ? `${layers[0].units} in` : `${layers[0].units} input${layers[0].units > 1 ? 's' : ''}`);
    else if (layer === last) row.append(layers[last].units > 1 ? `${layers[last].units} ${layers[last].activation}` : layers[last].activation);
    else if (heads === 'text') row.append(`${layers[layer].units} ${titleOf('layers', layers[layer].activation)}`);
    else hiddenHead(row, layer, layers[layer], app);
    column.classList.toggle('stacked', heads === 'stack');
    column.append(row);
    if (layer > 0 && layer < last && heads !== 'text') column.append(marks(layer, app));
    const dead = document.createElement('span');
    dead.className = 'dead';
    column.append(dead);
    if (hidden > 0) column.append(more(layer, layers, nodes, app));
    return column;
  }));
  rows.replaceChildren(...(heads === 'text' ? layers.slice(1, -1).map((hidden, k) => {
    const row = document.createElement('div');
    row.append(`Layer ${k + 1}`);
    hiddenHead(row, k + 1, hidden, app);
    row.append(marks(k + 1, app));
    return row;
  }) : []));
  if (focused) find(root.parentElement.parentElement.parentElement, `[aria-label="${focused}"]`)?.focus();
}

function hiddenHead(row, layer, { units, activation }, app) {
  const less = stepper('minus', `One unit less in layer ${layer}`, () => app.changeLayer(layer - 1, { units: -1 }));
  const count = document.createElement('span');
  count.className = 'units';
  count.textContent = String(units);
  const select = document.createElement('select');
  select.ariaLabel = `Activation of layer ${layer}`;
  for (const { key, title } of choices('layers')) select.add(new Option(title, key, false, key === activation));
  select.addEventListener('change', () => app.changeLayer(layer - 1, { activation: select.value }));
  const add = stepper('plus', `One unit more in layer ${layer}`, () => app.changeLayer(layer - 1, { units: 1 }));
  row.append(less, count, select, add);
}

function stepper(icon, label, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'stepper';
  button.ariaLabel = label;
  button.innerHTML = `<svg viewBox="0 0 20 20" aria-hidden="true"><use href="#i-${icon}"/></svg>`;
  button.addEventListener('click', act);
  return button;
}

/** Batch norm and dropout where they sit: under the layer's head; pale while they do nothing. */
function marks(layer, app) {
  const hidden = parseLayers(app.now().layers)[layer - 1];
  const line = document.createElement('div');
  line.className = 'marks';
  const norm = document.createElement('button');
  norm.type = 'button';
  norm.textContent = 'norm';
  norm.ariaLabel = `Batch norm in layer ${layer}`;
  const on = !!hidden?.options.includes('bn');
  norm.ariaPressed = String(on);
  norm.addEventListener('click', () => app.changeLayer(layer - 1, { norm: !on }));
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.value = hidden ? keepOf(hidden) : '1';
  input.inputMode = 'decimal';
  input.size = 3;
  input.ariaLabel = `Share of units that dropout keeps in layer ${layer}`;
  label.classList.toggle('on', input.value !== '1');
  input.addEventListener('change', () => app.changeLayer(layer - 1, { keep: input.value.trim() || '1' }));
  label.append('keep', input);
  line.append(norm, label);
  return line;
}

/** The units without a tile, by their number. */
function more(layer, layers, nodes, app) {
  const { units } = layers[layer];
  const note = document.createElement('label');
  note.className = 'more';
  const lowest = nodes[nodes.length - 1];
  const input = document.createElement('input');
  input.type = 'number';
  input.min = '1';
  input.max = String(units);
  input.placeholder = 'no.';
  input.dataset.layer = String(layer);
  input.ariaLabel = `Look at a neuron of layer ${layer} by its number, 1 to ${units}`;
  input.addEventListener('input', () => {
    const unit = Number(input.value) - 1;
    if (Number.isInteger(unit) && unit >= 0 && unit < units) app.lookAt({ layer, unit });
  });
  note.append(`+${units - nodes.length} more`, input);
  note.style.top = `${lowest.y + lowest.size + 8}px`;
  note.style.left = '50%';
  return note;
}
