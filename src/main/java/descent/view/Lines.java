package descent.view;

import java.util.Locale;

/** What the lines of the network stand for. */
public enum Lines {
  WEIGHT,
  /** The gradient of the last step. */
  GRADIENT,
  /** What the last step changed. */
  UPDATE;

  /** The name on the wire. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
