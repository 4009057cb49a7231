/** What is asked of the run: to play, to step, to go somewhere, to change on the way. */

/**
 * @param {object} parts
 * @param {{state: import('./store.js').State, dispatch: (action: any) => void}} parts.store
 * @param {ReturnType<typeof import('./socket.js').createSocket>} parts.socket
 * @param {ReturnType<typeof import('./seek.js').createSeek>} parts.seek
 * @param {(text: string) => void} parts.tell
 */
export function createRun({ store, socket, seek, tell }) {
  const send = (/** @type {any} */ message) => {
    if (!socket.send(message)) tell('Not connected yet');
  };
  /** Asks for something else than a place: from the place that was wanted last. @param {any} message */
  const ask = (message) => {
    seek.settle();
    send(message);
  };
  /** Where the run is, or will be once it has gone where it was sent. */
  const place = () => seek.target ?? store.state;

  return {
    place,
    playOrPause: () => ask({ type: store.state.playing ? 'pause' : 'play' }),
    step: () => ask({ type: 'step', unit: store.state.unit }),
    stepBack() {
      const { epoch, batch } = place();
      if (store.state.unit === 'epoch') seek.to(batch ? epoch : Math.max(0, epoch - 1));
      else if (batch) seek.to(epoch, batch - 1);
      else if (epoch) seek.to(epoch - 1, store.state.batches - 1);
    },
    /** @param {number} epoch @param {number} [batch] */
    goTo: (epoch, batch = 0) => seek.to(epoch, batch),
    restart: () => ask({ type: 'restart' }),
    /** Whether a change is one on the way, and not of the start. */
    underWay: () => place().epoch + place().batch > 0,
    /** Changes something on the way. @param {string} changes as the query's `changes` has them, without the epochs */
    change: (changes) => ask({ type: 'change', changes }),
    /** @param {string} speed the visitor's wish, whatever is opened */
    speed(speed) {
      store.dispatch({ type: 'show', parts: { wish: speed } });
      send({ type: 'speed', speed });
    },
  };
}
