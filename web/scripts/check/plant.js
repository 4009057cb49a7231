/** Planting by hand: where, which mistake, by what factor. */
import { byId } from '../dom.js';
import { tex, typeset } from '../kit/tex.js';
import { MISTAKES, bugOf, readBug } from './names.js';

/** Fills a select with choices. @param {any} select @param {[string, string][]} choices */
export function options(select, choices) {
  const before = select.value;
  select.replaceChildren(...choices.map(([value, title]) => new Option(title, value)));
  if (choices.some(([value]) => value === before)) select.value = before;
}

/** @param {{places: () => any[], bugs: () => string[], change: (bugs: string[]) => void}} app */
export function plant(app) {
  const dialog = byId('plant-dialog');
  const [gradient, mistake, factor] = [byId('plant-gradient'), byId('plant-mistake'), byId('plant-factor')];

  byId('plant').addEventListener('click', () => {
    const places = app.places();
    if (!places.length) return;
    options(gradient, places.map((place) => [place.gradient, place.gradient]));
    if (!dialog.dataset.opened) gradient.value = places.find((place) => place.gradient === 'dW2')?.gradient ?? gradient.value;
    dialog.dataset.opened = 'yes';
    kinds();
    dialog.showModal();
  });
  gradient.addEventListener('change', kinds);
  mistake.addEventListener('change', says);
  byId('plant-form').addEventListener('submit', (event) => {
    const text = factor.value.trim().replace('−', '-');
    const good = mistake.value !== 'factor' || (text !== '' && Math.abs(Number(text)) <= 1000);
    byId('say-factor').textContent = good ? '' : 'must be a number in [-1000, 1000]';
    factor.toggleAttribute('aria-invalid', !good);
    if (!good) {
      event.preventDefault();
      factor.focus();
      return;
    }
    app.change([...app.bugs(), bugOf(gradient.value, mistake.value, String(Number(text)))]);
  });

  function kinds() {
    const place = app.places().find((other) => other.gradient === gradient.value);
    options(mistake, place.mistakes.map((key) => [key, MISTAKES[key].title]));
    says();
  }

  function says() {
    byId('plant-what').textContent = MISTAKES[mistake.value].what;
    byId('plant-factor-field').hidden = mistake.value !== 'factor';
  }

  return {
    /** The badges. @param {string[]} bugs */
    draw(bugs) {
      byId('plant-text').textContent = bugs.length ? 'plant another' : 'plant one';
      byId('bugs').replaceChildren(...bugs.map((bug, i) => badge(bug, () => {
        app.change(bugs.filter((_, k) => k !== i));
        byId('plant').focus();
      })));
    },
  };
}

/** @param {string} bug @param {(() => void) | null} remove */
export function badge(bug, remove) {
  const { gradient, said } = readBug(bug);
  const item = document.createElement('li');
  item.className = remove ? 'bug' : 'bug hidden-bug';
  const name = typeset(tex(gradient));
  item.append(name, ` ${said}`);
  if (remove) {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', `Remove ${gradient} ${said}`);
    button.innerHTML = '<svg viewBox="0 0 20 20" aria-hidden="true"><use href="#i-close"/></svg>';
    button.addEventListener('click', remove);
    item.append(button);
  }
  return item;
}
