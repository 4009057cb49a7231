// Runs before the first paint: large type and heavy strokes, if the visitor chose them for a projector.
(() => {
  try {
    if (localStorage.getItem('projector') === '1') document.documentElement.dataset.view = 'projector';
  } catch {
    // Storage may be closed to us; the desk's sizes hold then.
  }
})();
