package descent.web.http;

import descent.report.EpochReport;
import descent.run.Scheduler;
import descent.run.Work;
import descent.training.Training;
import descent.url.ExperimentUrl;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Says whether this server can train: it trains a tiny network for one epoch, on a training thread.
 */
public final class Health {
  private static final String TINY = "n=20&test=0&layers=2:relu";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Scheduler scheduler;
  private final String version;

  public Health(Scheduler scheduler, String version) {
    this.scheduler = scheduler;
    this.version = version;
  }

  /** Whether a tiny network can be trained within {@code patience}. */
  boolean trains(Duration patience) {
    try {
      return Double.isFinite(
          train().get(patience.toMillis(), TimeUnit.MILLISECONDS).train().loss());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  public void answer(Context context) {
    long start = scheduler.clock().nanos();
    boolean well = trains(PATIENCE);
    double ms = (scheduler.clock().nanos() - start) / 1e6;
    context
        .status(well ? 200 : 503)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(
            String.format(
                Locale.ROOT,
                "{\"status\":\"%s\",\"version\":\"%s\",\"trainedInMs\":%.1f}",
                well ? "ok" : "cannot train",
                version,
                ms));
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
