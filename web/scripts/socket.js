/**
 * The one place that knows WebSocket. It reconnects by itself, takes the run up again after the last entry it has, and
 * opens it anew, trained to the same epoch, where the server no longer holds it.
 */
import { read } from './picture.js';

const FIRST_WAIT = 250;
const LONGEST_WAIT = 8000;
/** The close code of a server that holds as many runs as it may. */
const FULL = 1013;

/**
 * @typedef {object} Kept what a reload must not lose
 * @property {string} [run]
 * @property {string} experiment
 * @property {number} [epoch]
 * @property {number} [batch]
 * @property {number} [furthest]
 * @property {boolean} [playing]
 *
 * @param {object} options
 * @param {(action: any) => void} options.dispatch
 * @param {() => import('./store.js').State} options.state
 * @param {() => void} options.answered called when the server has said what the run does
 * @param {(message: any) => void} options.gone called with the problem when an opening failed
 */
export function createSocket({ dispatch, state, gone, answered }) {
  /** @type {WebSocket | null} */
  let socket = null;
  /** @type {Kept} */
  let kept = { experiment: '' };
  let wait = FIRST_WAIT;
  let resuming = false;
  let playAfter = false;
  /** Where in the past a run that is made again was. @type {{epoch: number, batch: number} | null} */
  let back = null;
  /** Whether this line watches a run; before that there is nothing to look at. */
  let watching = false;
  /** What the visitor wants, known before the server has said that it is so. */
  let wantsPlay = false;
  /** @type {any} */
  let look = null;

  const send = (message) => {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    if (message.type === 'play') wantsPlay = true;
    if (message.type === 'pause' || message.type === 'step' || message.type === 'goto') wantsPlay = false;
    socket.send(JSON.stringify(message));
    return true;
  };

  function connect() {
    const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
    mine.binaryType = 'arraybuffer';
    socket = mine;
    watching = false;
    mine.onopen = () => {
      wait = FIRST_WAIT;
      dispatch({ type: 'line', line: 'open' });
      if (kept.run) resume();
      else open();
    };
    mine.onmessage = (event) => (typeof event.data === 'string' ? receive(JSON.parse(event.data)) : show(event.data, mine));
    mine.onclose = ({ code }) => {
      if (socket !== mine) return;
      dispatch({ type: 'line', line: code === FULL ? 'full' : 'lost' });
      setTimeout(connect, wait * (0.75 + Math.random() / 2));
      wait = Math.min(LONGEST_WAIT, 2 * wait);
    };
  }

  function resume() {
    resuming = true;
    send({ type: 'resume', run: kept.run, since: state().log.last });
  }

  function open() {
    resuming = false;
    const message = { type: 'open', experiment: kept.experiment };
    send(kept.epoch ? { ...message, epoch: kept.epoch } : message);
  }

  function receive(message) {
    switch (message.type) {
      case 'opened': {
        watching = true;
        const resumed = resuming && state().opened?.run === message.run;
        resuming = false;
        kept = { run: message.run, experiment: message.experiment, epoch: back ? kept.epoch : undefined };
        if (!playAfter) wantsPlay = message.playing;
        dispatch({ type: 'opened', message: { ...message, playing: wantsPlay }, resumed });
        if (look) send(look);
        if (playAfter) send({ type: 'play' });
        playAfter = false;
        break;
      }
      case 'changed':
        kept.experiment = message.experiment;
        dispatch({ type: 'changed', message });
        break;
      case 'log':
        dispatch({ type: 'log', entries: message.entries });
        break;
      case 'surface':
        dispatch({ type: 'surface', message });
        break;
      case 'state':
        wantsPlay = message.playing;
        dispatch({ type: 'state', message });
        // A run made again is where it was once it has come as far as it had.
        if (back && message.furthest >= Math.min(kept.epoch ?? 0, back.epoch + 1)) {
          send({ type: 'goto', ...back });
          back = null;
        }
        answered();
        break;
      case 'problem':
        if (message.key === 'run' && resuming) {
          // The server holds it no longer: the same run is made again, up to where it was.
          const { epoch, batch, furthest, playing } = state().opened ? state() : kept;
          back = !playing && (epoch < furthest || batch) ? { epoch, batch } : null;
          kept = { experiment: kept.experiment, epoch: Math.max(epoch, furthest ?? 0) };
          playAfter = !!playing;
          open();
        } else {
          playAfter = false;
          if (!state().opened) gone(message);
          else dispatch({ type: 'problem', problem: message });
        }
        break;
    }
  }

  async function show(frame, from) {
    const picture = await read(frame);
    if (socket === from) dispatch({ type: 'picture', picture });
  }

  return {
    /**
     * Takes up what a reload left, or opens, trained up to a place.
     * @param {Kept} what @param {{epoch: number, batch: number} | null} [at]
     */
    start(what, at = null) {
      kept = what;
      if (at && !kept.run) {
        // A place within an epoch is in the past of the next.
        back = at.batch ? at : null;
        kept.epoch = at.epoch + (at.batch ? 1 : 0);
      }
      connect();
    },
    /** Opens an experiment; a run that plays goes on playing as that one. @param {string} experiment */
    open(experiment) {
      back = null;
      kept = { experiment };
      playAfter = wantsPlay;
      if (socket?.readyState === WebSocket.OPEN) open();
    },
    send,
    /** Says what is looked at; said again after every opening. */
    look(message) {
      look = { type: 'look', ...message };
      if (watching) send(look);
    },
  };
}
