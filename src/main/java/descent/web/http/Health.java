package descent.web.http;

import descent.report.EpochReport;
import descent.run.Scheduler;
import descent.run.Work;
import descent.training.Training;
import descent.url.ExperimentUrl;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Says whether this server can train: it trains a tiny network for one epoch, on a training thread.
 */
public final class Health {
  public static final Operation OPERATION =
      Operation.json(
          "/health",
          "Whether this server can train",
          false,
          List.of(),
          Map.of(
              "status", Operation.of("string"),
              "version", Operation.of("string"),
              "trainedInMs", Operation.of("number")));

  private static final String TINY = "n=20&test=0&layers=2:relu";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** So long an answer holds: who asks a hundred times a second trains once. */
  private static final long HOLDS = 1_000_000_000L;

  private final Scheduler scheduler;
  private final String version;
  private CompletableFuture<Reading> latest;
  private long asked;

  public Health(Scheduler scheduler, String version) {
    this.scheduler = scheduler;
    this.version = version;
  }

  /** Whether the tiny network was trained, and how long that took. */
  record Reading(boolean trains, double ms) {}

  /** The newest reading, or the one under way; no thread waits for it. */
  synchronized CompletableFuture<Reading> read(Duration patience) {
    long now = scheduler.clock().nanos();
    if (latest == null || latest.isDone() && now - asked >= HOLDS) {
      asked = now;
      latest =
          train()
              .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
              .handle(
                  (report, fault) ->
                      new Reading(
                          fault == null && Double.isFinite(report.train().loss()),
                          (scheduler.clock().nanos() - now) / 1e6));
    }
    return latest;
  }

  public void answer(Context context) {
    context.future(() -> read(PATIENCE).thenAccept(reading -> answer(context, reading)));
  }

  private void answer(Context context, Reading reading) {
    context
        .status(reading.trains() ? 200 : 503)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(
            String.format(
                Locale.ROOT,
                "{\"status\":\"%s\",\"version\":\"%s\",\"trainedInMs\":%.1f}",
                reading.trains() ? "ok" : "cannot train",
                version,
                reading.ms()));
  }

  private CompletableFuture<EpochReport> train() {
    CompletableFuture<EpochReport> report = new CompletableFuture<>();
    scheduler
        .add(
            new Work() {
              @Override
              public long workUntil(long deadline) {
                var experiment = ExperimentUrl.parse(TINY);
                report.complete(
                    new Training(experiment.data().draw(), experiment.lanes().get(0)).advance());
                return NEVER;
              }

              @Override
              public void failed(Throwable cause) {
                report.completeExceptionally(cause);
              }
            })
        .wake();
    return report;
  }
}
