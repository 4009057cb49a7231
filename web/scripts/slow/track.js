/** All moments in a row, phase by phase: where one is, and a way to any other. */
import { byId, find, findAll } from '../dom.js';

const PHASES = { batch: 'batch', forward: 'forward', cost: 'cost', backward: 'backward', update: 'update' };

/** @param {(index: number) => void} go */
export function track(go) {
  const place = byId('moments');
  place.addEventListener('click', (event) => {
    const link = event.target.closest('[data-index]');
    if (!link) return;
    event.preventDefault();
    go(Number(link.dataset.index));
  });

  return {
    /** @param {any[]} moments */
    fill(moments) {
      place.replaceChildren(...Object.entries(PHASES).map(([phase, name]) => {
        const group = document.createElement('section');
        const title = document.createElement('h3');
        title.textContent = name;
        const list = document.createElement('ol');
        group.dataset.phase = phase;
        moments.forEach((moment, index) => {
          if (moment.phase !== phase) return;
          const item = document.createElement('li');
          const link = document.createElement('a');
          link.href = `#${moment.id}`;
          link.dataset.index = String(index);
          link.ariaLabel = moment.title;
          katex.render(moment.mark, link, { throwOnError: false, output: 'html' });
          item.append(link);
          list.append(item);
        });
        group.append(title, list);
        return group;
      }));
    },
    /** @param {number} index @param {number} count */
    mark(index, count) {
      findAll(place, '[aria-current]').forEach((link) => link.removeAttribute('aria-current'));
      const link = find(place, `[data-index="${index}"]`);
      link.setAttribute('aria-current', 'step');
      findAll(place, '[data-index]').forEach((other) => other.classList.toggle('done', Number(other.dataset.index) < index));
      place.scrollLeft = link.offsetLeft - place.clientWidth / 2 + link.offsetWidth / 2;
      byId('count').textContent = `${index + 1} / ${count}`;
      byId('back').disabled = byId('first').disabled = index === 0;
      byId('next').disabled = index === count - 1;
    },
  };
}
