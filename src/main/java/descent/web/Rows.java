package descent.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import descent.data.Split;
import descent.live.ReportJson;
import descent.run.NanoClock;
import descent.run.Work;
import descent.training.EpochReport;
import descent.training.Experiment;
import descent.training.Training;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A run through the API: trains on a training thread, and leaves its rows for whoever sends them. */
final class Rows implements Work {
  /** After the last row. */
  static final byte[] END = {};

  private static final int WAITING_AT_MOST = 200;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private final List<Training> lanes;
  private final boolean[] stopped;
  private final int epochs;
  private final int every;
  private final NanoClock clock;
  private final BlockingQueue<byte[]> rows = new LinkedBlockingQueue<>();
  private Runnable room = () -> {};
  private volatile Throwable failure;
  private int epoch;

  /** @throws IllegalArgumentException if the experiment cannot be trained */
  Rows(Experiment experiment, int epochs, int every, NanoClock clock) {
    Split split = experiment.data().draw();
    this.lanes = experiment.lanes().stream().map(lane -> new Training(split, lane)).toList();
    this.stopped = new boolean[lanes.size()];
    this.epochs = epochs;
    this.every = every;
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
      boolean going = epoch < epochs && trainEpoch();
      if (!going) {
        rows.add(END);
        return NEVER;
      }
    }
    return 0;
  }

  /** Trains one epoch of every lane that can go on; false if none can. */
  private boolean trainEpoch() {
    epoch++;
    boolean reported = (epoch - 1) % every == 0 || epoch == epochs;
    boolean going = false;
    for (int i = 0; i < stopped.length; i++) {
      if (stopped[i]) {
        continue;
      }
      Training lane = lanes.get(i);
      EpochReport report = reported ? lane.advance() : skip(lane);
      if (report != null) {
        rows.add(row(i, report));
        stopped[i] = report.stops();
      }
      going |= !stopped[i];
    }
    return going;
  }

  /** An epoch that is not reported, unless it is the lane's last. */
  private static EpochReport skip(Training lane) {
    lane.skip();
    return lane.stopped() ? lane.measure() : null;
  }

  private static byte[] row(int lane, EpochReport report) {
    ByteArrayOutputStream row = new ByteArrayOutputStream(256);
    try (JsonGenerator out = JSON.createGenerator(row)) {
      out.writeStartObject();
      out.writeNumberField("lane", lane);
      out.writeNumberField("epoch", report.epoch());
      ReportJson.writeMembers(report, out);
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return row.toByteArray();
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
    rows.add(END);
  }
}
