package descent.nn;

import java.util.Locale;

/**
 * The losses a visitor can ask for; {@code AUTO} is cross-entropy for classes and squared error for
 * numbers.
 */
public enum LossName {
  AUTO,
  CROSSENTROPY,
  SQUARED;

  /** The name in an experiment's URL. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
