/** While one lane is open: all lanes by their badges, and the way back to the grid. */
import { byId } from '../dom.js';
import { badge } from '../draw/badge.js';
import { badges, parseWhole } from '../lanes.js';

/** @param {any} app */
export function laneTabs(app) {
  const root = byId('lane-tabs');
  return {
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      const { opened, grid, focus } = state;
      if (!opened || (before?.opened === opened && before.grid === grid && before.focus === focus)) return;
      const several = opened.lanes.length > 1;
      document.body.toggleAttribute('data-grid', grid);
      document.body.toggleAttribute('data-several', several);
      root.hidden = !several || grid;
      if (root.hidden) return;
      const focused = root.contains(document.activeElement);
      const words = badges(parseWhole(opened.experiment));
      const all = button('All lanes', () => app.openLane(null));
      all.insertAdjacentHTML('afterbegin', '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><use href="#i-grid"/></svg>');
      root.replaceChildren(all, ...words.map((pairs, k) => {
        const tab = button('', () => app.openLane(k));
        tab.append(badge(k), ...pairs.flatMap(({ name, value }, i) => {
          const strong = document.createElement('b');
          strong.textContent = value;
          return [i ? ', ' : '', `${name} `, strong];
        }));
        tab.ariaLabel = `Lane ${k + 1}: ${pairs.map(({ name, value }) => `${name} ${value}`).join(', ')}`;
        if (k === focus) tab.setAttribute('aria-current', 'true');
        return tab;
      }));
      if (focused) root.querySelector('[aria-current]')?.focus();
    },
  };
}

function button(text, act) {
  const element = document.createElement('button');
  element.type = 'button';
  const span = document.createElement('span');
  span.textContent = text;
  if (text) element.append(span);
  element.addEventListener('click', act);
  return element;
}
