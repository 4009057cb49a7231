/** The hunt: predict from one number, check, locate, reveal. The server hides the bug and answers guesses. */
import { byId, findAll } from '../dom.js';
import { tex, typeset, words } from '../kit/tex.js';
import { MISTAKES, readBug } from './names.js';
import { badge, options } from './plant.js';

/** @typedef {'predict' | 'locate' | 'revealed'} Phase */

/** @param {{ask: (more: Record<string, string>) => Promise<any>, moved: () => void, next: () => string, open: (bug: string) => string}} app */
export function hunt(app) {
  /** @type {Phase} */
  let phase = 'predict';
  let predicted = '';
  let tries = 0;
  let filled = '';
  const guess = () => `${byId('guess-gradient').value}:${byId('guess-mistake').value}`;
  const said = (text) => {
    const [gradient, mistake] = text.split(':');
    return [typeset(tex(gradient)), `, ${MISTAKES[mistake].title}`];
  };

  byId('hunt-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (phase === 'predict') {
      predicted = guess();
      move('locate', ['You predicted ', ...said(predicted), '. Now read the matrices: which of them is wrong, and what do its factors say?']);
      return;
    }
    tries++;
    const given = guess();
    const answer = await app.ask({ guess: given });
    if (!answer) return;
    const { rightPlace, rightMistake } = answer.hunt;
    if (rightPlace && rightMistake) return reveal();
    const hint = rightPlace ? 'The place is right, the mistake is another.' : rightMistake ? 'The mistake is right, the place is another.' : 'Neither the place nor the mistake.';
    byId('hunt-say').replaceChildren(...said(given), `? ${hint}`);
    return undefined;
  });
  byId('give-up').addEventListener('click', reveal);

  async function reveal() {
    const answer = await app.ask({ reveal: 'true' });
    if (!answer) return;
    const { gradient, mistake, said: how } = readBug(answer.hunt.bug);
    const found = guess() === `${gradient}:${mistake}` && tries > 0;
    const foresaw = predicted === `${gradient}:${mistake}`;
    const ending = found ? `You found it at ${tries === 1 ? 'the first' : `attempt ${tries}`}${tries === 1 ? ' attempt' : ''}.` : 'It got away this time.';
    byId('hunt-open').href = app.open(answer.hunt.bug);
    byId('hunted').querySelector('.bugs').replaceChildren(badge(answer.hunt.bug, null));
    move('revealed', ['It was ', typeset(tex(gradient)), ` ${how}. ${ending}${foresaw ? ' And your prediction was right.' : ''}`]);
  }

  /** @param {Phase} next @param {(string | Node)[]} content */
  function move(next, content) {
    phase = next;
    byId('hunt-say').replaceChildren(...content);
    show();
    app.moved();
    byId('hunt-title').focus();
  }

  function show() {
    findAll(byId('hunt'), '.steps li').forEach((item) => {
      if (item.dataset.phase === phase) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    });
    byId('hunt-title').textContent = { predict: 'One bug is hidden. Predict', locate: 'Check and locate', revealed: 'Revealed' }[phase];
    byId('guess').textContent = phase === 'predict' ? 'Predict' : 'It is this one';
    byId('give-up').hidden = phase !== 'locate';
    byId('hunt-form').hidden = phase === 'revealed';
    byId('hunt-after').hidden = phase !== 'revealed';
    byId('hunt-next').href = app.next();
  }

  /** One list of all mistakes that the network could have, the same for every place: the list gives nothing away. */
  function fill(places) {
    const key = JSON.stringify(places);
    if (filled === key) return;
    filled = key;
    options(byId('guess-gradient'), places.map(({ gradient }) => [gradient, gradient]));
    const possible = Object.keys(MISTAKES).filter((mistake) => places.some(({ mistakes }) => mistakes.includes(mistake)));
    options(byId('guess-mistake'), possible.map((mistake) => [mistake, MISTAKES[mistake].title]));
    if (phase === 'predict' && !byId('hunt-say').textContent) {
      byId('hunt-say').replaceChildren(...words('All you are told is the number above. Which gradient would you suspect, and which mistake? A guess costs nothing; then the matrices open.'));
    }
  }

  return {
    get phase() {
      return phase;
    },
    /** What the server has to be asked for now. @returns {Record<string, string>} */
    get asks() {
      return phase === 'predict' ? {} : phase === 'locate' ? { detail: 'true' } : { detail: 'true', reveal: 'true' };
    },
    /** @param {any} check */
    draw(check) {
      fill(check.places);
      show();
    },
  };
}
