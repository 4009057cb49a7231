/** The compare dialog: a ready comparison, or a copy of a lane with one thing changed. */
import { byId, findAll } from '../dom.js';
import { parseLayers, printLayers, withKeep, withNorm } from '../experiment.js';
import { choices, isUsed, schema, stepped } from '../kit/schema.js';
import { valuesOf } from '../lanes.js';

const MOST = 6;

/** @typedef {import('../experiment.js').Values} Values */
/** @typedef {{name: string, options?: Record<string, string>, usual?: (values: Values) => string, current: (values: Values) => string, change: (values: Values, value: string) => Values}} Thing */

/** All layers with one thing changed in each. @param {Values} values @param {(layer: import('../experiment.js').Hidden) => import('../experiment.js').Hidden} edit */
const layered = (values, edit) => ({ layers: printLayers(parseLayers(values.layers).map(edit)) });

/** @param {import('../kit/schema.js').Option[]} options */
const named = (options) => Object.fromEntries(options.map(({ key, title, alias }) => [key, alias ? `${title} (${alias})` : title]));

/** @type {Record<string, Thing>} What is a part of `layers` and yet one thing. */
const OF_LAYERS = {
  activation: {
    name: 'activation', get options() { return named(choices('layers')); },
    current: (values) => parseLayers(values.layers)[0]?.activation, change: (values, value) => layered(values, (layer) => ({ ...layer, activation: value })),
  },
  norm: {
    name: 'batch norm', options: { on: 'on', off: 'off' },
    current: (values) => (values.layers.includes(':bn') ? 'on' : 'off'), change: (values, value) => layered(values, (layer) => withNorm(layer, value === 'on')),
  },
  keep: { name: 'dropout: the share kept', usual: () => '0.8', current: () => '1', change: (values, value) => layered(values, (layer) => withKeep(layer, value)) },
};

/** What of a lane can be changed: every setting that means something in it. @param {Values} values @returns {Record<string, Thing>} */
function things(values) {
  const own = schema().settings.filter(({ key, lane }) => lane && isUsed(key, values));
  const first = own.filter(({ group }) => group !== 'network');
  const settings = [...first, ...own.filter((one) => !first.includes(one))];
  return { ...Object.fromEntries(settings.map((one) => [one.key, thing(one)])), ...OF_LAYERS };
}

/** One setting; what to try next is its example, else one step further. @param {import('../kit/schema.js').Setting} one @returns {Thing} */
function thing(one) {
  const { key, title, form, usual, example } = one;
  return {
    name: title,
    options: form.kind === 'choice' ? named(form.choices ?? []) : undefined,
    usual: (values) => (!example ? String(stepped(one, Number(values[key]), true)) : values[key] === example ? usual : example),
    current: (values) => values[key],
    change: (_, value) => ({ [key]: value }),
  };
}

/** @param {any} app */
export function compare(app) {
  const dialog = byId('compare-dialog');
  const key = byId('compare-key');
  const select = byId('compare-select');
  const value = byId('compare-value');
  let lane = 0;
  /** What the visitor waits for: the dialog closes when it has come. */
  let waiting = false;
  const values = () => valuesOf(app.whole(), lane);
  const ask = () => {
    const thing = things(values())[key.value];
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
    const thing = things(values())[key.value];
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
    const chosen = key.value;
    key.replaceChildren(...Object.entries(things(values())).map(([name, one]) => new Option(one.name, name, false, name === chosen)));
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
