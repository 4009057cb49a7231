/** What stands above each column of the network: how many units, which activation. */
import { byId, find } from '../dom.js';
import { called } from '../draw/activation.js';

const ACTIVATIONS = ['relu', 'leaky', 'tanh', 'sigmoid', 'linear'];

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
    else if (heads === 'text') row.append(`${layers[layer].units} ${called(layers[layer].activation)}`);
    else hiddenHead(row, layer, layers[layer], app);
    column.classList.toggle('stacked', heads === 'stack');
    column.append(row);
    const dead = document.createElement('span');
    dead.className = 'dead';
    column.append(dead);
    if (hidden > 0) column.append(more(hidden, nodes));
    return column;
  }));
  rows.replaceChildren(...(heads === 'text' ? layers.slice(1, -1).map((hidden, k) => {
    const row = document.createElement('div');
    row.append(`Layer ${k + 1}`);
    hiddenHead(row, k + 1, hidden, app);
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
  for (const name of ACTIVATIONS) select.add(new Option(called(name), name, false, name === activation));
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

function more(hidden, nodes) {
  const note = document.createElement('span');
  note.className = 'more';
  const lowest = nodes[nodes.length - 1];
  note.textContent = `+${hidden} more`;
  note.style.top = `${lowest.y + lowest.size + 10}px`;
  note.style.left = '50%';
  return note;
}
