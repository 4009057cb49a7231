package descent.training;

import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.math.Twister;

/** The stream of a lane's dropout masks: going on from pass to pass, or seeded anew for each. */
final class MaskStream {
  private final boolean frozen;
  private final int seed;

  /** Null until a layer drops; from then on it goes on, also over epochs in which none does. */
  private Twister stream;

  private boolean drops;
  private int drawnFor = -1;

  MaskStream(Lane lane) {
    seed = lane.restraint().dropoutSeed();
    frozen = lane.restraint().masks() == Masks.FROZEN;
    settle(lane);
  }

  private MaskStream(MaskStream other) {
    seed = other.seed;
    frozen = other.frozen;
    drops = other.drops;
    assign(other);
  }

  /** Draws for the layers of these settings from now on. */
  void settle(Lane lane) {
    drops = lane.hidden().stream().anyMatch(layer -> layer.keep() < 1);
    drawnFor = -1;
    if (drops && stream == null) {
      stream = new Twister(seed);
    }
  }

  /**
   * The stream for a pass over m examples, or null if no masks are to be drawn: none at all, or the
   * same again.
   */
  Twister next(int m) {
    if (!drops || (frozen && drawnFor == m)) {
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
    return new MaskStream(this);
  }

  /** Takes over the place of another stream of the same lane. */
  void assign(MaskStream other) {
    if (other.stream == null) {
      stream = null;
    } else if (!frozen) {
      stream = stream == null ? new Twister(seed) : stream;
      stream.assign(other.stream);
    }
    drawnFor = -1;
  }

  /** Whether there are masks and they differ from pass to pass. */
  boolean areFresh() {
    return drops && !frozen;
  }

  /** Remembers where the stream is. */
  void mark() {
    if (areFresh()) {
      stream.mark();
    }
  }

  /** Goes back to the mark. */
  void back() {
    if (areFresh()) {
      stream.back();
    }
  }
}
