// Runs before the first paint: the visitor's choice of colours, or else the system's.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const choose = () => {
    let choice = null;
    try {
      choice = localStorage.getItem('theme');
    } catch {
      // Storage may be closed to us; the system's choice holds then.
    }
    document.documentElement.dataset.theme = choice ?? (system.matches ? 'dark' : 'light');
  };
  choose();
  // Also before the first paint: whether the page is shown on a projector; a lab keeps that from page to page.
  let kept = false;
  try {
    kept = !!document.currentScript?.hasAttribute('data-lab') && localStorage.getItem('projector') === '1';
  } catch {
    // Storage may be closed to us; the desk's sizes hold then.
  }
  if (kept || /^#(.*&)?projector(&|=|$)/.test(location.hash)) document.documentElement.dataset.view = 'projector';
  system.addEventListener('change', choose);
})();
