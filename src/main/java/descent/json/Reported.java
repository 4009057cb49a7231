package descent.json;

import descent.report.Divergence;
import descent.report.EarlyStop;
import descent.report.EpochReport;
import descent.report.Metrics;
import java.util.Optional;

/** An epoch's report as it is told: the same on the socket and in the API. */
public record Reported(
    double cost,
    double learningRate,
    Metrics train,
    Optional<Metrics> dev,
    Optional<Metrics> test,
    Optional<Divergence> diverged,
    Optional<EarlyStop> stopped) {

  public static Reported of(EpochReport report) {
    return new Reported(
        report.cost(),
        report.learningRate(),
        report.train(),
        report.dev(),
        report.test(),
        report.divergence(),
        report.earlyStop());
  }
}
