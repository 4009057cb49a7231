package descent.run;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves; by itself it moves one nanosecond whenever it is read. */
public final class ManualClock implements NanoClock {
  private final AtomicLong now = new AtomicLong();

  @Override
  public long nanos() {
    return now.getAndIncrement();
  }

  public void passMs(long ms) {
    now.addAndGet(ms * 1_000_000);
  }
}
