/** Asking the server: JSON, NDJSON as it comes, and what it would not have (problem details, RFC 9457). */

/** @typedef {{status?: number, title?: string, detail: string, key?: string, value?: string, allowed?: string}} Problem */

const SILENT = 'The server does not answer; try again in a moment.';

/** What the server would not have, or that it says nothing. */
export class Refused extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.detail);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** @param {string} url @param {RequestInit} [options] @returns {Promise<Response>} */
async function answer(url, options) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, options);
  } catch (fault) {
    if (aborted(fault)) throw fault;
    throw new Refused({ detail: SILENT });
  }
  if (response.ok) return response;
  let problem = null;
  try {
    problem = await response.json();
  } catch {
    // Something before the server answered, and not in its words.
  }
  const { status } = response;
  throw new Refused(problem?.detail ? problem : { status, detail: `The server answered with ${status}; try again in a moment.` });
}

/** @param {unknown} fault whether it is that nobody waits for the answer any more */
export const aborted = (fault) => fault instanceof Error && fault.name === 'AbortError';

/** @param {string} url @param {RequestInit} [options] @returns {Promise<any>} */
export async function json(url, options) {
  return (await answer(url, options)).json();
}

/** A line of an answer; one that was cut short ends with a line that says why. @param {string} line */
function read(line) {
  const value = JSON.parse(line);
  if (value.problem) throw new Refused(value.problem);
  return value;
}

/**
 * The values of an NDJSON answer, as they come.
 * @param {string} url @param {RequestInit} [options] @returns {AsyncGenerator<any>}
 */
export async function* lines(url, options) {
  const response = await answer(url, options);
  const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body);
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const whole = (rest + part.value).split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) if (line.trim()) yield read(line);
  }
  if (rest.trim()) yield read(rest);
}
