package descent.web;

import descent.run.Scheduler;
import descent.run.Work;
import descent.share.ExperimentUrl;
import descent.training.EpochReport;
import descent.training.Training;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Says whether this server can train: it trains a tiny network for one epoch, on a training thread. */
final class Health {
  private static final String TINY = "n=20&test=0&layers=2:relu";
  private static final long PATIENCE_S = 5;

  private final Scheduler scheduler;
  private final String version;

  Health(Scheduler scheduler, String version) {
    this.scheduler = scheduler;
    this.version = version;
  }

  void answer(Context context) {
    long start = scheduler.clock().nanos();
    boolean well;
    try {
      EpochReport report = train().get(PATIENCE_S, TimeUnit.SECONDS);
      well = Double.isFinite(report.train().loss());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      well = false;
    } catch (Exception e) {
      well = false;
    }
    double ms = (scheduler.clock().nanos() - start) / 1e6;
    context
        .status(well ? 200 : 503)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(
            String.format(
                java.util.Locale.ROOT,
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
                report.complete(new Training(experiment.data().draw(), experiment.lanes().get(0)).advance());
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
