/** The notebooks' figures: an experiment is run through the API, and every figure of ours stands beside the printed one. */
import { chrome, linkPlaces } from '../kit/chrome.js';
import { Refused, lines } from '../kit/fetch.js';
import { html } from '../kit/html.js';
import { byId, find, findAll } from '../dom.js';
import { whole } from '../numbers.js';

/** Accuracies are counts: these agree to the last digit but one of a double. */
const EXACT = 1e-9;

const written = (/** @type {number} */ value) => (value === Infinity ? 'inf' : String(value).replace('-', '−'));

/** Our figure for a row from a report of the API; an infinite one arrives as null. @param {any} report @param {string | undefined} name */
const figure = (report, name) => (name === 'cost' ? (report.cost ?? Infinity) : report[name ?? '']?.accuracy);

/** Puts our figure into a row; true if it agrees. @param {HTMLElement} row @param {number} ours @param {number} tolerance */
function fill(row, ours, tolerance) {
  const printed = row.dataset.printed === 'inf' ? Infinity : Number(row.dataset.printed);
  const apart = ours === printed ? 0 : Math.abs(ours - printed);
  const agrees = apart <= (row.dataset.figure === 'cost' ? tolerance : EXACT);
  find(row, '.ours').textContent = written(ours);
  find(row, '.difference').textContent = `${agrees ? '✓' : '✗'} ${apart === 0 ? '0' : apart.toExponential(1).replace('-', '−')}`;
  row.dataset.agrees = String(agrees);
  return agrees;
}

/** Trains one experiment again. @param {HTMLElement} section @returns {Promise<{agreed: number, filled: number}>} */
async function run(section) {
  const verdict = find(section, '.verdict');
  const button = find(section, '.run');
  const { experiment, epochs = '', tolerance } = section.dataset;
  const rows = findAll(section, 'tr[data-epoch]');
  const query = new URLSearchParams(experiment);
  query.set('epochs', epochs);
  query.set('every', '1000');
  const told = { agreed: 0, filled: 0 };
  button.disabled = true;
  verdict.textContent = 'training …';
  try {
    const start = performance.now();
    for await (const report of lines(`/api/run?${query}`)) {
      for (const row of rows.filter(({ dataset }) => Number(dataset.epoch) === report.epoch)) {
        told.agreed += fill(row, figure(report, row.dataset.figure), Number(tolerance)) ? 1 : 0;
        told.filled++;
      }
    }
    const { agreed, filled } = told;
    const took = `${whole(Number(epochs))} epochs in ${((performance.now() - start) / 1000).toFixed(2)} s`;
    verdict.textContent = agreed === filled ? `All ${filled} figures agree (${took}).` : `${filled - agreed} of ${filled} figures differ.`;
    section.dataset.agrees = String(agreed === filled);
  } catch (fault) {
    verdict.textContent = `Not run: ${fault instanceof Refused ? fault.message : 'the line was cut'}`;
  } finally {
    button.disabled = false;
  }
  return told;
}

const sections = findAll(document, '.twin[data-experiment]');

async function runAll() {
  const button = byId('run-all');
  const tally = byId('tally');
  button.disabled = true;
  const sum = { agreed: 0, filled: 0 };
  for (const [k, section] of sections.entries()) {
    tally.textContent = `${k + 1} of ${sections.length} …`;
    const { agreed, filled } = await run(section);
    sum.agreed += agreed;
    sum.filled += filled;
  }
  tally.textContent = `${sum.agreed} of ${sum.filled} figures agree.`;
  button.disabled = false;
}

for (const section of sections) find(section, '.run').addEventListener('click', () => run(section));
chrome({
  title: 'Course figures',
  about: html`<p>The course’s notebooks print figures; the same experiments, trained here from their start, give ours.</p>`,
  actions: [{ id: 'run-all', title: 'run all', keys: ['r'], run: runAll, when: () => !byId('run-all').disabled }],
});
linkPlaces({ experiment: location.search.slice(1) });
