/** Fewer points with the same picture: of every bucket the lowest and the highest stay. */

/**
 * @param {Float64Array} xs rising @param {Float64Array} ys @param {number} length
 * @param {number} buckets
 * @param {{x: number, y: number}[]} out reused from call to call
 * @param {(y: number) => boolean} shown
 */
export function decimate(xs, ys, length, buckets, out, shown) {
  let count = 0;
  const put = (/** @type {number} */ i) => {
    const point = (out[count] ??= { x: 0, y: 0 });
    point.x = xs[i];
    point.y = ys[i];
    count++;
  };
  if (length <= 2 * buckets) {
    for (let i = 0; i < length; i++) if (shown(ys[i])) put(i);
  } else {
    const first = xs[0];
    const width = (xs[length - 1] - first) / buckets || 1;
    let i = 0;
    for (let bucket = 1; bucket <= buckets; bucket++) {
      const end = bucket === buckets ? Infinity : first + bucket * width;
      let low = -1;
      let high = -1;
      let last = -1;
      for (; i < length && xs[i] < end; i++) {
        if (!shown(ys[i])) continue;
        last = i;
        if (low < 0 || ys[i] < ys[low]) low = i;
        if (high < 0 || ys[i] > ys[high]) high = i;
      }
      if (last < 0) continue;
      const [a, b] = low < high ? [low, high] : [high, low];
      put(a);
      if (b !== a) put(b);
      if (bucket === buckets && last !== b) put(last);
    }
  }
  out.length = count;
  return out;
}
