/** Going to epochs while a hand moves: one `goto` is under way at a time, and of those wanted meanwhile the newest is next. */

/** At least so long between two, so that pictures keep up. */
const BETWEEN = 45;
/** An answer that has not come by then will not come. */
const LOST = 3000;

/** @typedef {{epoch: number, batch: number}} Place */

/** @param {(message: any) => boolean | void} send */
export function createSeek(send) {
  /** @type {Place | null} */
  let wanted = null;
  /** @type {Place | null} */
  let underWay = null;
  let sent = -Infinity;
  let timer = 0;

  function go(hurry = false) {
    clearTimeout(timer);
    if (!wanted) return;
    const wait = sent + (underWay ? LOST : BETWEEN) - performance.now();
    if (wait > 0 && !hurry) {
      timer = setTimeout(go, wait);
      return;
    }
    [underWay, wanted, sent] = [wanted, null, performance.now()];
    send({ type: 'goto', ...underWay });
  }

  return {
    /** @param {number} epoch @param {number} [batch] */
    to(epoch, batch = 0) {
      wanted = { epoch, batch };
      go();
    },
    /** Where it will be once all is answered; null for where it is. @returns {Place | null} */
    get target() {
      return wanted ?? underWay;
    },
    /** The server has said where it is. */
    answered() {
      underWay = null;
      go();
    },
    /** Before anything else is asked for, it is where the hand let go. */
    settle() {
      go(true);
    },
    /** Another run: nothing of this is wanted any more. */
    forget() {
      clearTimeout(timer);
      [wanted, underWay] = [null, null];
    },
  };
}
