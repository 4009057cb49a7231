/** Colours come from the style sheet; drawing asks here and names none. */

/** @typedef {Record<string, any>} Tokens custom properties without their dashes, `surface-neg` as `surfaceNeg` */

const NAMES = [
  'ground',
  'well',
  'rule',
  'grid',
  'control',
  'ink',
  'ink-2',
  'ink-3',
  'neg',
  'pos',
  'neg-text',
  'pos-text',
  'surface-neg',
  'surface-neg-mid',
  'surface-zero',
  'surface-pos-mid',
  'surface-pos',
  'contour',
  'contour-halo',
  'isoline',
  'point-neg',
  'point-pos',
  'point-outline-colour',
  'map-neg',
  'map-neg-mid',
  'map-zero',
  'map-pos-mid',
  'map-pos',
  'class-1',
  'class-2',
  'class-3',
  'class-4',
  'class-5',
  'class-6',
  'lane-1',
  'lane-2',
  'lane-3',
  'lane-4',
  'lane-5',
  'lane-6',
  'depth-1',
  'depth-2',
  'depth-3',
  'depth-4',
  'alarm',
  'calm',
  'stroke-hair',
  'stroke-thin',
  'stroke-mark',
  'stroke-contour',
  'stroke-halo',
  'weight-line-min',
  'weight-line-max',
  'point-radius',
  'point-outline',
  'type-note',
  'type-label',
  'font-ui',
  'font-math',
];

/** Reads them once; ask again when the theme changes. */
export function readTokens() {
  const style = getComputedStyle(document.documentElement);
  /** @type {Tokens} */
  const tokens = {};
  for (const name of NAMES) {
    const value = style.getPropertyValue(`--${name}`).trim();
    const key = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    tokens[key] = /^[\d.]+px$/.test(value) ? parseFloat(value) : value;
  }
  tokens.surface = ramp([tokens.surfaceNeg, tokens.surfaceNegMid, tokens.surfaceZero, tokens.surfacePosMid, tokens.surfacePos]);
  tokens.map = ramp([tokens.mapNeg, tokens.mapNegMid, tokens.mapZero, tokens.mapPosMid, tokens.mapPos]);
  tokens.dark = luminance(tokens.ground) < 0.5;
  tokens.classes = [1, 2, 3, 4, 5, 6].map((k) => tokens[`class${k}`]);
  tokens.lanes = [1, 2, 3, 4, 5, 6].map((k) => tokens[`lane${k}`]);
  return tokens;
}

/** #rgb, #rrggbb → [r, g, b]. @param {string} hex */
export function rgb(hex) {
  const h = hex.replace('#', '');
  const full = h.length < 6 ? [...h].map((d) => d + d).join('') : h;
  return [0, 2, 4].map((i) => parseInt(full.slice(i, i + 2), 16));
}

/** t of b over a. @param {string} a @param {string} b @param {number} t */
export function mix(a, b, t) {
  const [x, y] = [rgb(a), rgb(b)];
  return (
    '#' +
    x
      .map((v, i) =>
        Math.round(v + t * (y[i] - v))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
  );
}

export const RAMP = 512;

/** Evenly spaced stops → 512 pixels as ImageData wants them. @param {string[]} stops */
export function ramp(stops) {
  const pixels = new Uint32Array(RAMP);
  const colours = stops.map(rgb);
  for (let i = 0; i < RAMP; i++) {
    const at = (i / (RAMP - 1)) * (stops.length - 1);
    const k = Math.min(stops.length - 2, Math.floor(at));
    pixels[i] = pack(colours[k].map((v, c) => v + (at - k) * (colours[k + 1][c] - v)));
  }
  return pixels;
}

/** Little-endian RGBA. @param {number[]} colour */
export function pack([r, g, b]) {
  return ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;
}

/** A pixel of a ramp as CSS. @param {Uint32Array} pixels @param {number} t in 0 … 1 */
export function css(pixels, t) {
  const p = pixels[Math.round(Math.min(1, Math.max(0, t)) * (RAMP - 1))];
  return `rgb(${p & 255} ${(p >> 8) & 255} ${(p >> 16) & 255})`;
}

/** @param {string} hex */
function luminance(hex) {
  const [r, g, b] = rgb(hex);
  return (0.21 * r + 0.72 * g + 0.07 * b) / 255;
}
