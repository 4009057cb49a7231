package descent.experiment;

import java.util.Locale;

/** Dropout masks: new ones for every pass, or the same ones always, as in the course's notebook. */
public enum Masks {
  /** One stream, seeded once, goes on from pass to pass. */
  FRESH,
  /** The stream is seeded anew in every forward pass. */
  FROZEN;

  /** The name in an experiment's URL. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
