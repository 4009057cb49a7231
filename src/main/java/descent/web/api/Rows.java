package descent.web.api;

import descent.run.NanoClock;
import descent.run.Work;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A run through the API: trains on a training thread, and leaves its rows for whoever sends them.
 */
final class Rows implements Work {
  /** After the last row. */
  static final byte[] END = {};

  private static final int WAITING_AT_MOST = 200;

  private final Source source;
  private final NanoClock clock;
  private final BlockingQueue<byte[]> rows = new LinkedBlockingQueue<>();
  private Runnable room = () -> {};
  private volatile Throwable failure;

  /** What is trained. */
  @FunctionalInterface
  interface Source {
    /**
     * Trains a little, and gives the rows there are of it; false if there was nothing left to
     * train.
     */
    boolean train(Consumer<byte[]> rows);
  }

  Rows(Source source, NanoClock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Sets what to call when there is room for rows again. */
  void onRoom(Runnable room) {
    this.room = room;
  }

  /** The next row, {@link #END} after the last, or null if none came in time. */
  byte[] next(long time, TimeUnit unit) throws InterruptedException {
    byte[] row = rows.poll(time, unit);
    if (row != null && rows.size() == WAITING_AT_MOST / 2) {
      room.run();
    }
    if (row == END && failure != null) {
      throw new IllegalStateException("a run through the API failed", failure);
    }
    return row;
  }

  @Override
  public long workUntil(long deadline) {
    while (clock.nanos() < deadline) {
      if (rows.size() >= WAITING_AT_MOST) {
        return NEVER;
      }
      if (!source.train(rows::add)) {
        rows.add(END);
        return NEVER;
      }
    }
    return 0;
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
    rows.add(END);
  }
}
