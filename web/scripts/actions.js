/** What can be done in the playground: its keys, its buttons and its list of keys are drawn from this. */
import { byId } from './dom.js';

/** @param {any} app @returns {import('./kit/actions.js').Action[]} */
export function playgroundActions(app) {
  const { run, watch, edit, stage } = app;
  const state = () => app.store.state;
  const several = () => state().opened?.lanes.length > 1;
  const back = () => {
    const { pinned, hovered, grid } = state();
    if (pinned || hovered) watch.lookAway();
    else if (several() && !grid) watch.openLane(null);
    else stage.end();
  };
  const turning = (/** @type {string} */ id, /** @type {string[]} */ keys, /** @type {string} */ title, /** @type {number} */ by) => ({
    id, keys, title, when: stage.turns, run: () => stage.turn(by),
  });
  return [
    { id: 'play', keys: [' '], title: 'play or pause', run: run.playOrPause },
    { id: 'step', keys: ['s'], title: 'one step, an epoch or a batch', run: run.step },
    { id: 'step-back', keys: ['b'], title: 'one step back', run: run.stepBack },
    { id: 'restart', keys: ['r'], title: 'back to the same start', run: run.restart },
    { id: 'new-start', title: 'another start', run: edit.newStart },
    { id: 'neurons', shown: ['←', '→', '↑', '↓'], title: 'from neuron to neuron; in the plot, move the pointed place' },
    {
      id: 'timeline', shown: ['←', '→', 'Home', 'End'],
      title: 'in the timeline: epoch by epoch, to the start, to the newest; Page up and down a tenth of the run',
    },
    { id: 'keep', shown: ['Enter'], title: 'keep looking at this neuron' },
    { id: 'points', shown: ['Enter', 'Delete'], title: 'in the plot, with Points on: add a point, remove the nearest' },
    { id: 'compare', keys: ['c'], title: 'compare: a copy with one thing changed', run: () => edit.compare(state().focus) },
    {
      id: 'lane', keys: [...'0123456'], shown: ['1', '…', '6', '0'], title: 'open a lane; show all lanes', when: several,
      run: (event) => {
        const k = Number(/** @type {KeyboardEvent} */ (event).key);
        watch.openLane(k ? k - 1 : null);
      },
    },
    { id: 'back', keys: ['Escape'], title: 'back to the result, or to all lanes', run: back },
    { id: 'numbers', shown: ['↑', '↓'], title: 'in a number: a little more, a little less' },
    turning('next-comparison', ['n', 'PageDown'], 'on the projector: the next comparison', 1),
    turning('comparison-before', ['p', 'PageUp'], 'on the projector: the comparison before', -1),
    { id: 'stage-end', title: 'end the projector view', run: () => (stage.end(), byId('projector').focus()) },
    { id: 'fewer-layers', title: 'a hidden layer less', run: edit.fewerLayers },
    { id: 'more-layers', title: 'a hidden layer more', run: edit.moreLayers },
    { id: 'result', title: 'back to the result', run: watch.lookAway },
  ];
}
