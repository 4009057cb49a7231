package descent.live;

import descent.run.NanoClock;
import descent.run.Work;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Pings every socket, and ends it when nothing was heard for too long. If this itself did not come
 * to its turn (the machine slept, say), that time is nobody's silence.
 */
final class Pings implements Work {
  private static final long SECOND = 1_000_000_000L;
  private static final long WHILE_CLOSING = 5_000_000;

  private final NanoClock clock;
  private final long pingEvery;
  private final long silence;
  private long lastTurn = -1;
  private final Map<SessionLine, Heard> lines = new ConcurrentHashMap<>();

  Pings(NanoClock clock, Duration pingEvery, Duration silence) {
    this.clock = clock;
    this.pingEvery = pingEvery.toNanos();
    this.silence = silence.toNanos();
  }

  private static final class Heard {
    private long bytes;
    private long at;
    private long pinged;
    private boolean closing;
  }

  void add(SessionLine line) {
    Heard heard = new Heard();
    heard.at = clock.nanos();
    heard.pinged = heard.at;
    lines.put(line, heard);
  }

  void remove(SessionLine line) {
    lines.remove(line);
  }

  int count() {
    return lines.size();
  }

  /** Closes all lines and waits until they are closed, but not longer than {@code patience}. */
  void closeAll(int code, String reason, Duration patience) {
    lines.keySet().forEach(line -> line.close(code, reason));
    long end = clock.nanos() + patience.toNanos();
    while (!lines.isEmpty() && clock.nanos() < end) {
      LockSupport.parkNanos(WHILE_CLOSING);
    }
  }

  @Override
  public long workUntil(long deadline) {
    long now = clock.nanos();
    long every = Math.min(SECOND, pingEvery);
    long away = lastTurn < 0 ? 0 : Math.max(0, now - lastTurn - 2 * every);
    lastTurn = now;
    lines.forEach(
        (line, heard) -> {
          heard.at += away;
          feel(line, heard, now);
        });
    return now + every;
  }

  private void feel(SessionLine line, Heard heard, long now) {
    long bytes = line.bytesHeard();
    if (bytes != heard.bytes) {
      heard.bytes = bytes;
      heard.at = now;
    }
    if (heard.closing) {
      line.cut();
    } else if (now - heard.at >= silence) {
      heard.closing = true;
      line.close(CloseCode.GOING_AWAY.number(), "nothing was heard for " + silence / SECOND + " s");
    } else if (now - heard.pinged >= pingEvery) {
      heard.pinged = now;
      line.ping();
    }
  }

  @Override
  public void failed(Throwable cause) {
    throw new IllegalStateException("feeling the pulse must go on", cause);
  }
}
