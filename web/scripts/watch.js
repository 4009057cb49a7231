/** What is looked at: it goes into the store, and the server is told what it has to send. */
import { viewNamed } from './views/list.js';
import { looked, same } from './store.js';

/** The server is told some 20 times a second at most. */
const PAUSE = 40;

/** @typedef {import('./store.js').Neuron} Neuron */

/**
 * @param {{state: import('./store.js').State, dispatch: (action: any) => void}} store
 * @param {(message: any) => void} tellServer
 * @param {() => boolean} tilesOfLanes whether the neurons' maps are drawn beside lanes
 */
export function createWatch(store, tellServer, tilesOfLanes) {
  let asked = '';
  let later = 0;

  /** The whole of what is looked at, as the protocol has it. */
  function message() {
    const { state } = store;
    const { lines, at, grid, focus, opened, sheet } = state;
    const tiles = grid ? tilesOfLanes() : state.tiles;
    const neuron = looked(state);
    return {
      lines,
      ...(grid || opened?.lanes.length === 1 ? {} : { lane: focus }),
      ...(tiles ? {} : { tiles }),
      ...(neuron && at ? { neuron: { lane: focus, ...neuron }, at: at.map((x) => Number(x.toFixed(4))) } : {}),
      ...viewNamed(sheet)?.look?.(state),
    };
  }

  function look() {
    clearTimeout(later);
    later = window.setTimeout(() => {
      const next = message();
      const text = JSON.stringify(next);
      if (text !== asked) tellServer(next);
      asked = text;
    }, PAUSE);
  }

  const act = (/** @type {any} */ action) => {
    store.dispatch(action);
    look();
  };

  return {
    look,
    /** Parts of the state that only say how something is shown. @param {Partial<import('./store.js').State>} parts */
    show: (parts) => act({ type: 'show', parts }),
    /** @param {Record<string, any>} view as the # of an address says it */
    view: (view) => act({ type: 'view', view }),
    /** @param {Neuron | null} neuron */
    hover: (neuron) => !same(store.state.hovered, neuron) && act({ type: 'hover', neuron }),
    /** @param {Neuron} neuron */
    pin: (neuron) => act({ type: 'pin', neuron: same(store.state.pinned, neuron) ? null : neuron }),
    /** @param {Neuron} neuron */
    lookAt: (neuron) => act({ type: 'pin', neuron }),
    lookAway: () => act({ type: 'pin', neuron: null }),
    /** Which parameters are written out. @param {any} window */
    writeOut: (window) => act({ type: 'matrices', window }),
    /** Another slice of the loss surface. @param {any} change */
    slice: (change) => act({ type: 'slice', change }),
    /** Follows an example through the network; its place is the pointed one from now on. @param {string} set @param {number} index */
    follow(set, index) {
      const { x1, x2 } = store.state.shown.points[set];
      act({ type: 'show', parts: { example: { set, index } } });
      act({ type: 'at', at: [x1[index], x2[index]], pointing: false });
    },
    /** Opens a lane, or shows all of them. @param {number | null} k */
    openLane(k) {
      if (k === null || store.state.opened?.lanes[k]) act({ type: 'lane', lane: k });
    },
    /** @param {number[] | null} at a place of the plane @param {boolean} pointing */
    point(at, pointing) {
      store.dispatch({ type: 'at', at: at && inside(store.state.opened.box, at), pointing });
      if (looked(store.state)) look();
    },
    /** Opens a tab of the dock, where the dock is in sight. @param {string} tab */
    openTab(tab) {
      if (store.state.narrow && store.state.panel !== 'dock') return false;
      act({ type: 'show', parts: { tab } });
      return true;
    },
  };
}

/** @param {any} box @param {number[]} at */
function inside({ x1, x2 }, at) {
  const clamp = (/** @type {number} */ x, /** @type {number[]} */ [low, high]) => Math.min(high, Math.max(low, x));
  return [clamp(at[0], x1), clamp(at[1], x2)];
}
