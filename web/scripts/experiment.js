/** The experiment as a query string and as a form. The form's names are the query's keys. */
import { complete, setting, schema, usualOf } from './kit/schema.js';

/** @typedef {import('./kit/schema.js').Values} Values */

/** The pairs of a query string; a plus sign is a plus sign. @param {string} query */
export function pairsOf(query) {
  return new URLSearchParams(query.replaceAll('+', '%2B'));
}

/** Every key with its value, defaults included. @param {string} query @returns {Values} */
export function parse(query) {
  return complete(Object.fromEntries(pairsOf(query)));
}

/** What may stand in a query stays, so that it can be read. @param {string} text */
export function encode(text) {
  return encodeURIComponent(text).replace(/%(2C|3A|3B|3D|2A)/g, decodeURIComponent);
}

/** A query string of those of the values that some lane would not have without it. @param {Values} values @param {Values[]} [lanes] what each lane has of its own */
export function toQuery(values, lanes = [{}]) {
  return schema().settings
    .filter(({ key }) => key in values && lanes.some((own) => values[key] !== usualOf(key, { ...values, ...own })))
    .map(({ key }) => `${key}=${encode(values[key])}`)
    .join('&');
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
    return { units: Number(units), activation: rest.find((part) => !options.includes(part)) ?? usualActivation(), options };
  });
}

/** What a layer ends in where nothing is said: the first that there is. */
function usualActivation() {
  return setting('layers')?.form.choices?.[0].key ?? '';
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
