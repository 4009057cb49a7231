/** Taking an example out of the plot, and marking the one that is followed. */
import { haloed } from '../../draw/canvas.js';

const REACH = 12;
const SETS = ['train', 'dev', 'test'];

/**
 * A click near a point follows that example; where one is followed already, the nearest is taken.
 * @param {any} app @param {number[] | null} place @param {number} size of the plot
 */
export function takeExample(app, place, size) {
  const { shown: opened, editing, sheet } = app.store.state;
  if (!opened || !place || editing || size < 200) return;
  const unit = (opened.box.x1[1] - opened.box.x1[0]) / size;
  let best = { set: '', index: -1, far: sheet === 'example' ? Infinity : REACH * unit };
  for (const set of SETS) {
    const { x1, x2 } = opened.points[set];
    for (let i = 0; i < x1.length; i++) {
      const far = Math.hypot(x1[i] - place[0], x2[i] - place[1]);
      if (far < best.far) best = { set, index: i, far };
    }
  }
  if (best.index < 0) return;
  app.watch.follow(best.set, best.index);
  if (!app.watch.openTab('example')) app.tell(`${best.set} example ${best.index + 1}: see Inside, Example`);
}

/** A ring and a name about the followed example. */
export function markExample(target, tokens, { sheet, shown: opened, example }, toPlot, frame) {
  if (sheet !== 'example' || frame.size < 200) return;
  const { x1, x2 } = opened.points[example.set];
  if (x1[example.index] === undefined) return;
  const [px, py] = toPlot(x1[example.index], x2[example.index]);
  const [x, y] = [frame.x + px, frame.y + py];
  for (const [colour, width] of [[tokens.contourHalo, 6], [tokens.contour, 2.5]]) {
    target.strokeStyle = colour;
    target.lineWidth = width;
    target.beginPath();
    target.arc(x, y, 10, 0, 2 * Math.PI);
    target.stroke();
  }
  const left = px > frame.size - 90;
  target.font = `600 ${tokens.typeLabel}px ${tokens.fontUi}`;
  target.textBaseline = 'middle';
  target.textAlign = left ? 'right' : 'left';
  const name = `${example.set} ${example.index + 1}`;
  haloed(target, name, x + (left ? -16 : 16), y + (py > 24 ? -13 : 15), tokens.contour, tokens.contourHalo);
}
