/** The band of many seeds behind the curves: extremes pale, the middle half darker, the median as a line. */

/** @param {import('./curves-view.js').CurvesView} view */
export function bandPlugin(view) {
  return {
    id: 'band',
    beforeDatasetsDraw(chart) {
      const { seeds } = view.app.store.state;
      if (!seeds) return;
      const { left, top, right, bottom } = chart.chartArea;
      const target = chart.ctx;
      target.save();
      target.beginPath();
      target.rect(left, top, right - left, bottom - top);
      target.clip();
      for (const lane of view.lanes()) {
        const rows = seeds.lanes[lane];
        if (!(rows?.length > 1)) continue;
        const spreads = rows.map((row) => ({ epoch: row.epoch, ...spreadOf(row, view) }));
        band(target, chart.scales, spreads, view.words ? view.tokens.lanes[lane] : view.tokens.ink);
      }
      target.restore();
    },
  };
}

/** What the band is of: the set that is named first of those drawn. @param {any} row @param {{measure: string, bandSet: string}} view */
export function spreadOf(row, { measure, bandSet }) {
  return measure === 'cost' ? row.cost : row[bandSet]?.[measure] ?? {};
}

function band(target, { x, y }, rows, colour) {
  target.fillStyle = colour;
  for (const [low, high, alpha] of [['least', 'most', 0.1], ['q1', 'q3', 0.2]]) {
    target.globalAlpha = alpha;
    target.beginPath();
    for (const row of rows) target.lineTo(x.getPixelForValue(row.epoch), place(y, row[high], true));
    for (const row of [...rows].reverse()) target.lineTo(x.getPixelForValue(row.epoch), place(y, row[low], false));
    target.fill();
  }
  target.globalAlpha = 0.8;
  target.setLineDash([1, 2.5]);
  target.lineWidth = 1.5;
  target.strokeStyle = colour;
  target.beginPath();
  for (const row of rows) if (row.median !== null) target.lineTo(x.getPixelForValue(row.epoch), place(y, row.median, true));
  target.stroke();
  target.setLineDash([]);
  target.globalAlpha = 1;
}

/** What left the finite numbers is above all else; what a logarithm can't show is below. */
function place(y, value, high) {
  if (value === null || value === undefined) return high ? y.top - 10 : y.bottom + 10;
  return y.type === 'logarithmic' && value <= 0 ? y.bottom + 10 : y.getPixelForValue(value);
}
