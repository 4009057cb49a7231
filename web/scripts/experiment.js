/** The experiment as a query string and as a form. The form's names are the query's keys. */

/** What a key has when the query leaves it out; the server's table, in the canonical order. */
const DEFAULTS = {
  data: 'circles', n: '300', dev: '0', test: '100', noise: '', classes: '2', dataSeed: '1', edits: '', inputs: 'x1,x2',
  layers: '10:relu,5:relu', init: 'he', scale: '1', weightSeed: '3', opt: 'gd', lr: '0.01', beta1: '0.9', beta2: '0.999',
  epsilon: '1e-8', decay: 'none', batch: 'full', batchSeed: '10', l1: '0', l2: '0', mask: 'fresh', dropoutSeed: '1',
  loss: 'auto', bug: '', patience: 'none', epochs: 'none', changes: '',
};

const USUAL_NOISE = {
  circles: '0.05', moons: '0.2', xor: '0', gaussians: '0.6', spiral: '0.03', blobs: '0.25', rings: '0.04',
  checkerboard: '0', plane: '0.1', hills: '0.1',
};

const WITH_CLASSES = ['blobs', 'spiral', 'rings'];

/** @typedef {Record<string, string>} Values */

/** Every key with its value, defaults included. @param {string} query @returns {Values} */
export function parse(query) {
  const given = Object.fromEntries(new URLSearchParams(query));
  const values = { ...DEFAULTS, ...given };
  if (!given.noise) values.noise = USUAL_NOISE[values.data] ?? '0';
  return values;
}

/** A query string without what equals its default. Commas, colons and the like stay, so that it can be read. @param {Values} values */
export function toQuery(values) {
  return Object.keys(values)
    .filter((key) => values[key] !== '' || key === 'layers')
    .filter((key) => values[key] !== (key === 'noise' ? USUAL_NOISE[values.data] : DEFAULTS[key]))
    .map((key) => `${key}=${encodeURIComponent(values[key]).replace(/%(2C|3A|3B|3D|2A)/g, decodeURIComponent)}`)
    .join('&');
}

/** @param {Values} values */
export function takesClasses(values) {
  return WITH_CLASSES.includes(values.data);
}

/**
 * What changes with another data set: its own noise, and classes only where there is a choice.
 * @param {Values} values @param {string} data
 */
export function withData(values, data) {
  /** @type {Values} */
  const next = { ...values, data, noise: USUAL_NOISE[data], edits: '' };
  if (!takesClasses(next)) next.classes = '2';
  return next;
}

/** The value of one control as the query has it. @param {HTMLFormElement} form @param {string} key */
export function readControl(form, key) {
  const data = new FormData(form);
  return key === 'inputs' ? data.getAll('inputs').join(',') : String(data.get(key) ?? '').trim().replace('\u2212', '-');
}

/**
 * Writes values into the form, but not over what a visitor is typing.
 * @param {HTMLFormElement} form @param {Values} values @param {Set<string>} [keep]
 */
export function fill(form, values, keep = new Set()) {
  for (const control of /** @type {Iterable<any>} */ (form.elements)) {
    const { name, type } = control;
    if (!name || !(name in values) || keep.has(name)) continue;
    if (type === 'radio') control.checked = control.value === values[name];
    else if (type === 'checkbox') control.checked = values[name].split(',').includes(control.value);
    else if (control !== document.activeElement || type !== 'text') control.value = values[name];
  }
}

/**
 * @typedef {{units: number, activation: string, options: string[]}} Hidden a hidden layer; options are `bn` and `keepP`
 * @param {string} layers @returns {Hidden[]}
 */
export function parseLayers(layers) {
  if (!layers) return [];
  return layers.split(',').map((layer) => {
    const [units, ...rest] = layer.split(':');
    const options = rest.filter((part) => part === 'bn' || part.startsWith('keep'));
    return { units: Number(units), activation: rest.find((part) => !options.includes(part)) ?? 'relu', options };
  });
}

/** @param {Hidden[]} layers */
export function printLayers(layers) {
  return layers.map(({ units, activation, options }) => [units, activation, ...options].join(':')).join(',');
}

/** The probability that a unit is kept. @param {Hidden} layer */
export function keepOf(layer) {
  return layer.options.find((part) => part.startsWith('keep'))?.slice(4) ?? '1';
}

/** Batch norm on or off. @param {Hidden} layer @param {boolean} on @returns {Hidden} */
export function withNorm(layer, on) {
  const options = layer.options.filter((part) => part !== 'bn');
  return { ...layer, options: on ? ['bn', ...options] : options };
}

/** @param {Hidden} layer @param {string} keep @returns {Hidden} */
export function withKeep(layer, keep) {
  const options = layer.options.filter((part) => !part.startsWith('keep'));
  return { ...layer, options: keep === '1' ? options : [...options, `keep${keep}`] };
}
