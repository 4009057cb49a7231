package descent.live;

import descent.run.NanoClock;

/**
 * Tells when a socket sends too much: more than 60 messages a second for 2 seconds. Mutable; one a
 * socket.
 */
final class MessageLimit {
  private static final double A_SECOND = 60;
  private static final double BURST = 2 * A_SECOND;

  private final NanoClock clock;
  private double left = BURST;
  private long last;

  MessageLimit(NanoClock clock) {
    this.clock = clock;
    last = clock.nanos();
  }

  /** Counts a message; false if it is one too many. */
  boolean allows() {
    long now = clock.nanos();
    left = Math.min(BURST, left + (now - last) * 1e-9 * A_SECOND) - 1;
    last = now;
    return left >= 0;
  }
}
