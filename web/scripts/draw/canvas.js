/** Canvases that are sharp on every screen. */

/**
 * Sizes a canvas in CSS pixels; drawing units are CSS pixels too.
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height
 */
export function fit(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  const w = Math.max(1, Math.round(width * ratio));
  const h = Math.max(1, Math.round(height * ratio));
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const target = pen(canvas);
  target.setTransform(ratio, 0, 0, ratio, 0, 0);
  target.clearRect(0, 0, width, height);
  return target;
}

/** What draws on a canvas; there is always one. @param {HTMLCanvasElement} canvas */
export function pen(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
}

/** A canvas that is never shown. @param {number} width @param {number} height */
export function spare(width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/**
 * Text that can be read over anything: ground colour around ink. @param {CanvasRenderingContext2D} target @param {string} text
 * @param {number} x @param {number} y @param {string} ink @param {string} ground
 */
export function haloed(target, text, x, y, ink, ground, width = 4) {
  target.lineJoin = 'round';
  target.strokeStyle = ground;
  target.lineWidth = width;
  target.strokeText(text, x, y);
  target.fillStyle = ink;
  target.fillText(text, x, y);
}
