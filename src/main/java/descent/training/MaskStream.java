package descent.training;

import descent.math.Twister;

/** The stream of a lane's dropout masks: going on from pass to pass, or seeded anew for each. */
final class MaskStream {
  private final Lane lane;
  private final Twister stream;
  private final boolean frozen;
  private final int seed;
  private int drawnFor = -1;

  MaskStream(Lane lane) {
    this.lane = lane;
    boolean drops = lane.hidden().stream().anyMatch(layer -> layer.keep() < 1);
    seed = lane.dropoutSeed();
    stream = drops ? new Twister(seed) : null;
    frozen = lane.masks() == Masks.FROZEN;
  }

  /** The stream for a pass over m examples, or null if no masks are to be drawn: none at all, or the same again. */
  Twister next(int m) {
    if (stream == null || (frozen && drawnFor == m)) {
      return null;
    }
    if (frozen) {
      stream.seed(seed);
      drawnFor = m;
    }
    return stream;
  }

  /** A stream that stands where this one does. */
  MaskStream copy() {
    MaskStream copy = new MaskStream(lane);
    copy.assign(this);
    return copy;
  }

  /** Takes over the place of another stream of the same lane. */
  void assign(MaskStream other) {
    if (areFresh()) {
      stream.assign(other.stream);
    }
    drawnFor = -1;
  }

  /** Whether there are masks and they differ from pass to pass. */
  boolean areFresh() {
    return stream != null && !frozen;
  }

  /** Remembers where the stream is. */
  void mark() {
    if (stream != null && !frozen) {
      stream.mark();
    }
  }

  /** Goes back to the mark. */
  void back() {
    if (stream != null && !frozen) {
      stream.back();
    }
  }
}
