package descent.web.api;

import descent.json.Json;
import descent.run.Cost;
import descent.run.Limits;
import descent.web.http.Operation;
import descent.web.lab.Asked;
import descent.web.lab.Bench;
import descent.web.lab.Lab;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/run}: an experiment trained from its start, one line of JSON a lane and reported
 * epoch, sent as they come; with {@code seeds}, each lane over so many seeds; with {@code at}, the
 * one place.
 */
public final class RunLab implements Lab {
  private static final Operation OPERATION =
      new Operation(
          "/api/run",
          "An experiment trained from its start: a line of JSON a lane and reported epoch",
          true,
          List.of(
              Operation.required(
                  "epochs",
                  "How many to train; may be left out where a place is given.",
                  Operation.whole(1, 1_000_000_000, 100)),
              Operation.optional(
                  "every",
                  "Which to report: 1, 1 + every, 1 + 2·every … and the last.",
                  Operation.whole(1, 999_999_999, 1)),
              Operation.optional(
                  "seeds",
                  "Over how many seeds each lane is trained; quartiles are reported then.",
                  Map.of("type", "integer", "minimum", 2, "maximum", 50)),
              Operation.optional(
                  "at",
                  "The one place that is reported instead: EPOCH, or EPOCH:BATCH.",
                  Operation.text(""))),
          "application/x-ndjson",
          Map.of(
              "type",
              "object",
              "required",
              List.of("lane", "epoch"),
              "properties",
              Map.of("lane", Operation.of("integer"), "epoch", Operation.of("integer"))));

  @Override
  public void install(Bench bench) {
    bench.lines(OPERATION, query -> asked(RunRequest.of(query), bench.limits()));
  }

  private static Asked<Record> asked(RunRequest request, Limits limits) {
    Cost cost =
        limits.costOfRun(request.experiment(), Math.max(1, request.epochs()), request.seeds());
    return new Asked<>(
        cost,
        () -> request.seeds() == 1 ? new RunJob(request) : new SeedJob(request),
        (row, out) -> out.write(Json.line(row)));
  }
}
