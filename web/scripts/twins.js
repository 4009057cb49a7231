// The page of the notebooks' figures: runs an experiment through the API and puts our figure beside the printed one.
// @ts-check

/** Rows of a section by epoch. @param {HTMLElement} section */
function rowsByEpoch(section) {
  /** @type {Map<number, HTMLTableRowElement[]>} */
  const rows = new Map();
  for (const row of /** @type {NodeListOf<HTMLTableRowElement>} */ (section.querySelectorAll('tr[data-epoch]'))) {
    const epoch = Number(row.dataset.epoch);
    rows.set(epoch, [...(rows.get(epoch) ?? []), row]);
  }
  return rows;
}

/** Our figure for a row from a report of the API; an infinite one arrives as null. */
function figure(report, name) {
  return name === 'cost' ? report.cost ?? Infinity : report[name]?.accuracy;
}

/** @param {number} value */
function written(value) {
  return value === Infinity ? 'inf' : String(value).replace('-', '−');
}

/** Puts our figure into a row; true if it agrees. @param {HTMLTableRowElement} row @param {number} ours @param {number} tolerance */
function fill(row, ours, tolerance) {
  const printed = row.dataset.printed === 'inf' ? Infinity : Number(row.dataset.printed);
  const same = ours === printed;
  const apart = same ? 0 : Math.abs(ours - printed);
  const allowed = row.dataset.figure === 'cost' ? tolerance : 1e-9;
  const agrees = same || apart <= allowed;
  /** @type {HTMLElement} */ (row.querySelector('.ours')).textContent = written(ours);
  const cell = /** @type {HTMLElement} */ (row.querySelector('.difference'));
  cell.textContent = `${agrees ? '✓' : '✗'} ${apart === 0 ? '0' : apart.toExponential(1).replace('-', '−')}`;
  row.dataset.agrees = String(agrees);
  return agrees;
}

/** Lines of a streamed answer. @param {Response} answer */
async function* lines(answer) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n');
    rest = /** @type {string} */ (parts.pop());
    yield* parts.filter((part) => part.trim() !== '');
  }
}

/** Runs one section. @param {HTMLElement} section */
async function run(section) {
  const verdict = /** @type {HTMLElement} */ (section.querySelector('.verdict'));
  const button = /** @type {HTMLButtonElement} */ (section.querySelector('.run'));
  const tolerance = Number(section.dataset.tolerance);
  const rows = rowsByEpoch(section);
  const query = new URLSearchParams(section.dataset.experiment);
  query.set('epochs', String(section.dataset.epochs));
  query.set('every', '1000');
  button.disabled = true;
  verdict.textContent = 'training …';
  let agreed = 0;
  let filled = 0;
  try {
    const answer = await fetch(`/api/run?${query}`);
    if (!answer.ok) throw new Error((await answer.json()).detail);
    const start = performance.now();
    for await (const line of lines(answer)) {
      const report = JSON.parse(line);
      for (const row of rows.get(report.epoch) ?? []) {
        agreed += fill(row, figure(report, row.dataset.figure), tolerance) ? 1 : 0;
        filled++;
      }
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    verdict.textContent = agreed === filled
      ? `All ${filled} figures agree (${Number(section.dataset.epochs).toLocaleString('en').replace(/,/g, ' ')} epochs in ${seconds} s).`
      : `${filled - agreed} of ${filled} figures differ.`;
    section.dataset.agrees = String(agreed === filled);
  } catch (fault) {
    verdict.textContent = `Not run: ${fault instanceof Error && fault.message ? fault.message : 'the server did not answer'}.`;
  } finally {
    button.disabled = false;
  }
}

const sections = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.twin[data-experiment]'));
for (const section of sections) {
  section.querySelector('.run')?.addEventListener('click', () => run(section));
}
const all = /** @type {HTMLButtonElement} */ (document.getElementById('run-all'));
all.addEventListener('click', async () => {
  all.disabled = true;
  for (const section of sections) await run(section);
  all.disabled = false;
});
