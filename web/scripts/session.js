/** What a reload must not lose: which run this page was watching. Only for this tab. */

const KEY = 'run';

/** @param {import('./store.js').State} state */
export function remember({ opened, experiment, epoch, batch, furthest, playing }) {
  if (!opened) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ run: opened.run, experiment, epoch, batch, furthest, playing }));
  } catch {
    // Without storage a reload opens the experiment anew.
  }
}

/** The run of this address, if the tab was watching one. @param {string} experiment @returns {import('./socket.js').Kept} */
export function restore(experiment) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (kept?.experiment === experiment) return kept;
  } catch {
    // As if there had been none.
  }
  return { experiment };
}
