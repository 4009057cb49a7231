/** The way to slow motion: the very step that the picture in sight is about to make. */
import { byId } from '../dom.js';

export function slowLink() {
  const link = byId('slow-motion');
  return {
    /** @param {import('../store.js').State} state */
    draw({ opened, picture, focus = 0 }) {
      if (!opened || !picture) return;
      const settings = opened.experiment.split('&').filter((part) => part && !part.startsWith('epochs='));
      const batches = picture.batch ? [`batches=${picture.batch}`] : [];
      const href = `/slow-motion?${[...lane(settings, focus), `epochs=${picture.epoch}`, ...batches].join('&')}`;
      if (link.getAttribute('href') !== href) link.setAttribute('href', href);
    },
  };
}

/** One lane's settings: what lanes differ in stands in `lane=` and takes the place of what all share. @param {string[]} settings @param {number} focus */
function lane(settings, focus) {
  const lanes = settings.filter((part) => part.startsWith('lane='));
  if (!lanes.length) return settings;
  const own = decodeURIComponent((lanes[focus] ?? lanes[0]).slice(5)).split(';').filter(Boolean);
  const keys = new Set(own.map((part) => part.split('=')[0]));
  const shared = settings.filter((part) => !part.startsWith('lane=') && !keys.has(part.split('=')[0]));
  return [...shared, ...own];
}
