/** What is made of the experiment: another one is opened, a lane comes or goes, a layer is another. */
import { printWhole, withCopy, without } from './lanes.js';
import { withNorm } from './experiment.js';

/**
 * @param {object} parts
 * @param {{dispatch: (action: any) => void}} parts.store
 * @param {ReturnType<typeof import('./trail.js').createTrail>} parts.trail
 * @param {() => any} parts.form the recipe, which is made later
 * @param {() => any} parts.dialog of comparing
 */
export function createEdit({ store, trail, form, dialog }) {
  const { open, slid } = trail;
  const changeLayers = (/** @type {(layers: any[]) => any[]} */ edit) => form().changeLayers(edit);
  const layer = (/** @type {any[]} */ layers) => ({ units: 3, activation: layers.at(-1)?.activation ?? 'relu', options: [] });

  return {
    open,
    slid,
    values: () => form().values,
    now: () => form().now,
    whole: () => form().whole,
    with: (/** @type {Record<string, string>} */ changes) => form().with(changes),
    newStart: () => form().with({ weightSeed: String(Number(form().values.weightSeed) + 1) }),
    /** @param {number} k the lane to copy */
    compare: (k) => dialog().open(k),
    /** A copy of lane `k` with one thing changed; every lane is then shown. @param {number} k @param {Record<string, string>} changes */
    addLane(k, changes) {
      store.dispatch({ type: 'lane', lane: null });
      open(printWhole(withCopy(form().whole, k, changes)));
    },
    /** @param {number} k */
    removeLane: (k) => open(printWhole(without(form().whole, k))),
    fewerLayers: () => changeLayers((layers) => layers.slice(0, -1)),
    moreLayers: () => changeLayers((layers) => [...layers, layer(layers)]),
    /** @param {number} index @param {{units?: number, activation?: string, norm?: boolean, keep?: string}} change */
    changeLayer(index, { units = 0, activation, norm, keep }) {
      if (keep !== undefined) return form().changeKeep(index, keep);
      return changeLayers((layers) => layers.map((one, i) => {
        if (i !== index) return one;
        const next = { ...one, units: Math.max(1, one.units + units), activation: activation ?? one.activation };
        return norm === undefined ? next : withNorm(next, norm);
      }));
    },
  };
}
