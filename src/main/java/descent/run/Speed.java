package descent.run;

import java.util.Locale;

/** How fast a run plays. */
public enum Speed {
  SLOW(4),
  NORMAL(60),
  FAST(600),
  /** As fast as it goes. */
  MAX(0);

  private final int epochsPerSecond;

  Speed(int epochsPerSecond) {
    this.epochsPerSecond = epochsPerSecond;
  }

  /** Epochs a second; 0 for no limit. */
  public int epochsPerSecond() {
    return epochsPerSecond;
  }

  /** The name on the wire. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
