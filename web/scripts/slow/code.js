/** The step as NumPy: coloured little, the lines of the present moment marked. */
import { byId, findAll } from '../dom.js';
import { html, render } from '../kit/html.js';
import { tell } from '../kit/say.js';

const KEYWORDS = /^(import|as|def|return|for|in|if|else|not|lambda|and|or|True|False|None)$/;

export function code() {
  const place = byId('lines');
  let text = '';

  byId('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell('Program copied');
    } catch {
      tell('The browser does not let the page copy; take descent.py instead');
    }
  });

  return {
    /** @param {[string, string][]} program */
    fill(program) {
      text = `${program.map(([line]) => line).join('\n')}\n`;
      const indent = (line) => `--indent: ${/^ */.exec(line)?.[0].length ?? 0}ch`;
      render(program.map(([line, part]) => html`<code data-part=${part} .style=${indent(line)}>${pieces(line)}${'\n'}</code>`), place);
    },
    /** @param {string[]} parts */
    mark(parts) {
      const marked = findAll(place, 'code').filter((item) => item.classList.toggle('now', parts.includes(item.dataset.part)));
      findAll(place, '[aria-current]').forEach((item) => item.removeAttribute('aria-current'));
      if (!marked.length) return;
      for (const item of marked) item.setAttribute('aria-current', 'true');
      const middle = (marked[0].offsetTop + Math.min(marked[marked.length - 1].offsetTop, marked[0].offsetTop + place.clientHeight / 2)) / 2;
      place.scrollTop = middle - place.clientHeight / 2;
    },
  };
}

function pieces(line) {
  const hash = /^ *(#|""")/.test(line) ? 0 : line.indexOf('  # ') + 1 || line.length;
  const parts = line.slice(0, hash).split(/("[^"]*"|\b[A-Za-z_]\w*\b)/).filter(Boolean).map((word) => {
    const name = word.startsWith('"') ? 'string' : KEYWORDS.test(word) ? 'keyword' : '';
    return name ? html`<span class=${name}>${word}</span>` : word;
  });
  return hash < line.length ? [...parts, html`<span class="comment">${line.slice(hash)}</span>`] : parts;
}
