/** SVG by hand: colours come from classes, so that nothing is drawn again when the theme changes. */

/** @param {string} tag @param {Record<string, string | number>} attributes @param {(Element | string)[]} children */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Pixels a unit of a drawing: for a projector everything in it is twice as large. */
export const unit = () => (document.documentElement.dataset.view === 'projector' ? 2 : 1);

/** A drawing as wide as its place. @param {HTMLElement} place @param {number} height @param {(width: number) => (Element | null)[]} draw */
export function drawing(place, height, draw) {
  const width = Math.max(240, Math.round(place.clientWidth / unit()));
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, width: width * unit(), height: height * unit(), 'aria-hidden': 'true', focusable: 'false' });
  picture.append(.../** @type {Element[]} */ (draw(width).filter(Boolean)));
  place.replaceChildren(picture);
}

/** @param {number} x @param {number} y @param {string} words @param {Record<string, string | number>} [more] */
export const text = (x, y, words, more = {}) => svg('text', { x, y, ...more }, words);

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {string} name */
export const line = (x1, y1, x2, y2, name) => svg('line', { x1, y1, x2, y2, class: name });
