/** The compare dialog: a ready comparison, or a copy of a lane with one thing changed. */
import { byId, findAll } from '../dom.js';
import { parseLayers, printLayers, withKeep, withNorm } from '../experiment.js';
import { valuesOf } from '../lanes.js';

const MOST = 6;

const choice = (name, key, options) => ({ name, options, current: (values) => values[key], change: (_, value) => ({ [key]: value }) });
const text = (name, key, usual) => ({ name, usual, current: (values) => values[key], change: (_, value) => ({ [key]: value }) });
const layered = (values, edit) => ({ layers: printLayers(parseLayers(values.layers).map(edit)) });

/** What can be changed; `usual` is what to try next. */
const THINGS = {
  init: choice('the start', 'init', { he: 'He', zeros: 'zeros', normal: 'normal', uniform: 'uniform', xavier: 'Xavier (Glorot)', lecun: 'LeCun (the course’s Xavier)', orthogonal: 'orthogonal' }),
  scale: text('the start’s scale', 'scale', (values) => (values.scale === '1' ? '10' : '1')),
  weightSeed: text('the seed of the start', 'weightSeed', (values) => String(Number(values.weightSeed) + 1)),
  opt: choice('the step', 'opt', { gd: 'gradient descent', momentum: 'momentum', nesterov: 'Nesterov', adagrad: 'Adagrad', rmsprop: 'RMSProp', adam: 'Adam', adamw: 'AdamW' }),
  lr: text('the learning rate', 'lr', (values) => String(Number((10 * Number(values.lr)).toPrecision(6)))),
  decay: text('the decay', 'decay', (values) => (values.decay === 'none' ? 'inverse:1' : 'none')),
  batch: text('the batch', 'batch', (values) => (values.batch === 'full' ? '64' : 'full')),
  activation: {
    name: 'the activation', options: { relu: 'relu', leaky: 'leaky relu', tanh: 'tanh', sigmoid: 'sigmoid', linear: 'linear' },
    current: (values) => parseLayers(values.layers)[0]?.activation, change: (values, value) => layered(values, (layer) => ({ ...layer, activation: value })),
  },
  layers: { name: 'the layers', usual: (values) => `${values.layers},5:relu`.replace(/^,/, ''), current: (values) => values.layers, change: (_, value) => ({ layers: value }) },
  norm: {
    name: 'batch norm', options: { on: 'on', off: 'off' },
    current: (values) => (values.layers.includes(':bn') ? 'on' : 'off'), change: (values, value) => layered(values, (layer) => withNorm(layer, value === 'on')),
  },
  l2: text('L2', 'l2', (values) => (values.l2 === '0' ? '1' : '0')),
  l1: text('L1', 'l1', (values) => (values.l1 === '0' ? '0.1' : '0')),
  keep: { name: 'dropout: the share kept', usual: () => '0.8', current: () => '1', change: (values, value) => layered(values, (layer) => withKeep(layer, value)) },
  loss: choice('the loss', 'loss', { crossentropy: 'cross-entropy', squared: 'squared error' }),
  inputs: text('the inputs', 'inputs', () => 'x1,x2,x1x1,x2x2'),
  batchSeed: text('the seed of the batches', 'batchSeed', (values) => String(Number(values.batchSeed) + 1)),
  dropoutSeed: text('the seed of dropout', 'dropoutSeed', (values) => String(Number(values.dropoutSeed) + 1)),
  bug: text('a planted mistake', 'bug', () => 'dW2*2'),
};

/** @param {any} app */
export function compare(app) {
  const dialog = byId('compare-dialog');
  const key = byId('compare-key');
  const select = byId('compare-select');
  const value = byId('compare-value');
  let lane = 0;
  /** What the visitor waits for: the dialog closes when it has come. */
  let waiting = false;
  for (const [name, thing] of Object.entries(THINGS)) key.add(new Option(thing.name, name));

  const values = () => valuesOf(app.whole(), lane);
  const ask = () => {
    const thing = THINGS[key.value];
    byId('compare-choice').hidden = !thing.options;
    byId('compare-text').hidden = !!thing.options;
    byId('say-compare').textContent = '';
    if (!thing.options) {
      value.value = thing.usual(values());
      return;
    }
    select.replaceChildren(...Object.entries(thing.options).filter(([name]) => name !== thing.current(values())).map(([name, words]) => new Option(words, name)));
  };
  key.addEventListener('change', ask);
  byId('change-one').addEventListener('submit', (event) => {
    event.preventDefault();
    const thing = THINGS[key.value];
    const wanted = thing.options ? select.value : value.value.trim();
    waiting = true;
    app.addLane(lane, thing.change(values(), wanted));
  });
  for (const link of findAll(dialog, '.ready a')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      dialog.close();
      app.open(new URL(link.href).search.slice(1));
    });
  }
  /** @param {number} k the lane to copy */
  function open(k) {
    lane = k;
    waiting = false;
    const { opened } = app.store.state;
    const lanes = opened?.lanes.length ?? 1;
    byId('change-one').hidden = lanes >= MOST;
    byId('compare-of').textContent = lanes > 1 ? `A copy of lane ${k + 1}, with the same examples, draws and batches.` : 'A copy of what you see, with the same examples, draws and batches.';
    ask();
    dialog.showModal();
    (lanes >= MOST ? dialog : key).focus();
  }

  return {
    open,
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      if (!waiting) return;
      if (state.problem && before?.problem !== state.problem) {
        byId('say-compare').textContent = state.problem.detail;
        waiting = false;
      } else if (before && before.opened !== state.opened) {
        waiting = false;
        dialog.close();
      }
    },
  };
}
