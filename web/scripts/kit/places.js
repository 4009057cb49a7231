/** The pages and how an experiment goes from one to the other: one lane of it, at the place that is shown. */
import { place } from './address.js';

/** @typedef {{experiment: string, lane?: number, at?: {epoch: number, batch: number} | null}} Where */

/** @type {Record<string, {path: string, query: (where: Where) => string[], hash?: (where: Where) => string}>} */
export const PLACES = {
  playground: {
    path: '/', query: ({ experiment }) => split(experiment),
    hash: ({ at }) => (at?.epoch || at?.batch ? `#at=${place.print?.(at)}` : ''),
  },
  slow: { path: '/slow-motion', query: (where) => [...laneOf(where), ...placeOf(where, true)] },
  check: { path: '/gradient-check', query: (where) => [...laneOf(where), ...placeOf(where, false)] },
  twins: { path: '/twins', query: ({ experiment }) => split(experiment) },
};

/** The address of a page that shows the same. @param {string} page @param {Where} where */
export function hrefOf(page, where) {
  const { path, query, hash } = PLACES[page];
  const text = query(where).join('&');
  return (text ? `${path}?${text}` : path) + (hash?.(where) ?? '');
}

/** @param {string} experiment @returns {string[]} */
const split = (experiment) => experiment.split('&').filter(Boolean);

/** @param {Where} where @param {boolean} batches */
function placeOf({ at }, batches) {
  if (!at) return [];
  const within = batches && at.batch ? [`batches=${at.batch}`] : [];
  return at.epoch || within.length ? [`epochs=${at.epoch}`, ...within] : [];
}

/** One lane's settings: what lanes differ in stands in `lane=` and takes the place of what all share. @param {Where} where */
export function laneOf({ experiment, lane = 0 }) {
  const settings = split(experiment).filter((part) => !part.startsWith('epochs='));
  const lanes = settings.filter((part) => part.startsWith('lane='));
  if (!lanes.length) return settings;
  const own = decodeURIComponent((lanes[lane] ?? lanes[0]).slice(5)).split(';').filter(Boolean);
  const keys = new Set(own.map((part) => part.split('=')[0]));
  return [...settings.filter((part) => !part.startsWith('lane=') && !keys.has(part.split('=')[0])), ...own];
}
