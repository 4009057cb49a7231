package descent.moment;

import java.util.Locale;

/** The parts of a training step, in order. */
public enum Phase {
  BATCH,
  FORWARD,
  COST,
  BACKWARD,
  UPDATE;

  /** The name in an answer. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
