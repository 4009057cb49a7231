/** All moments in a row, phase by phase: where one is, and a way to any other. */
import { byId, find, findAll } from '../dom.js';
import { html, render } from '../kit/html.js';
import '../kit/tex.js';

const PHASES = ['batch', 'forward', 'cost', 'backward', 'update'];

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
      const of = (phase) => moments.map((moment, index) => ({ moment, index })).filter(({ moment }) => moment.phase === phase);
      const item = ({ moment, index }) => html`<li><a href=${`#${moment.id}`} data-index=${index} aria-label=${moment.title}
        ><x-tex aria-hidden="true" .source=${moment.mark}></x-tex></a></li>`;
      render(PHASES.map((phase) => html`<section data-phase=${phase}><h3>${phase}</h3><ol>${of(phase).map(item)}</ol></section>`), place);
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
