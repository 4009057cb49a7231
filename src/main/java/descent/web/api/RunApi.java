package descent.web.api;

import descent.experiment.Experiment;
import descent.run.Admission;
import descent.run.Limits;
import descent.run.Scheduler;
import descent.setting.BadSetting;
import descent.web.http.Addresses;
import descent.web.http.Operation;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code GET /api/run}: an experiment trained from its start, one line of JSON a lane and reported
 * epoch, sent as they come; with {@code seeds}, each lane over so many seeds. A client that goes
 * away stops the run.
 */
public final class RunApi {
  public static final Operation OPERATION =
      new Operation(
          "/api/run",
          "An experiment trained from its start: a line of JSON a lane and reported epoch",
          true,
          List.of(
              Operation.required(
                  "epochs", "How many to train.", Operation.whole(1, 1_000_000_000, 100)),
              Operation.optional(
                  "every",
                  "Which to report: 1, 1 + every, 1 + 2·every … and the last.",
                  Operation.whole(1, 999_999_999, 1)),
              Operation.optional(
                  "seeds",
                  "Over how many seeds each lane is trained; quartiles are reported then.",
                  Map.of("type", "integer", "minimum", 2, "maximum", 50))),
          "application/x-ndjson",
          Map.of(
              "type",
              "object",
              "required",
              List.of("lane", "epoch"),
              "properties",
              Map.of("lane", Operation.of("integer"), "epoch", Operation.of("integer"))));

  private static final long HEARTBEAT_MS = 1_000;

  private final Limits limits;
  private final Admission admission;
  private final Scheduler scheduler;
  private final Addresses addresses;
  private final AtomicInteger underWay = new AtomicInteger();

  public RunApi(Limits limits, Admission admission, Scheduler scheduler, Addresses addresses) {
    this.limits = limits;
    this.admission = admission;
    this.scheduler = scheduler;
    this.addresses = addresses;
  }

  public void answer(Context context) throws IOException {
    RunRequest request = RunRequest.of(Optional.ofNullable(context.queryString()).orElse(""));
    Experiment experiment = request.experiment();
    check(limits.check(experiment));
    check(limits.checkWork(experiment, request.epochs(), request.seeds()));
    Admission.Place place =
        admission.enter(
            addresses.of(context), request.seeds() * limits.memory(experiment), Optional.empty());
    Rows rows = rows(request, place);
    Scheduler.Task task = scheduler.add(rows);
    rows.onRoom(task::wake);
    underWay.incrementAndGet();
    try {
      context.status(200).contentType("application/x-ndjson").header("Cache-Control", "no-store");
      task.wake();
      stream(rows, context.res().getOutputStream());
    } finally {
      task.end();
      place.leave();
      underWay.decrementAndGet();
    }
  }

  /** Runs that go on now. */
  public int count() {
    return underWay.get();
  }

  private Rows rows(RunRequest request, Admission.Place place) {
    try {
      return new Rows(
          request.seeds() == 1 ? new RunRows(request) : new SeedRows(request), scheduler.clock());
    } catch (RuntimeException | Error e) {
      place.leave();
      throw e;
    }
  }

  private static void check(Optional<BadSetting> fault) {
    if (fault.isPresent()) {
      throw fault.get();
    }
  }

  /**
   * A space now and then, which JSON allows before a line, tells whether the client is still there.
   */
  private static void stream(Rows rows, OutputStream out) throws IOException {
    try {
      while (true) {
        byte[] row = rows.next(HEARTBEAT_MS, TimeUnit.MILLISECONDS);
        if (row == null) {
          out.write(' ');
        }
        for (; row != null && row != Rows.END; row = rows.next(0, TimeUnit.MILLISECONDS)) {
          out.write(row);
        }
        out.flush();
        if (row == Rows.END) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
