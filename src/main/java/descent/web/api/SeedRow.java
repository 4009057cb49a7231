package descent.web.api;

import descent.report.EpochReport;
import descent.report.Metrics;
import descent.report.Spread;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A lane after an epoch, over several seeds.
 *
 * @param diverged how many of the seeds can't go on
 */
record SeedRow(
    int lane,
    int epoch,
    int seeds,
    int diverged,
    Spread cost,
    Measures train,
    Optional<Measures> dev,
    Optional<Measures> test) {

  /** How the network does on one set. */
  record Measures(Spread loss, Optional<Spread> accuracy) {}

  /**
   * @param reports one a seed
   */
  static SeedRow of(int lane, int epoch, EpochReport[] reports) {
    int diverged = 0;
    for (EpochReport report : reports) {
      diverged += report.divergence().filter(found -> found.stops()).isPresent() ? 1 : 0;
    }
    return new SeedRow(
        lane,
        epoch,
        reports.length,
        diverged,
        spread(reports, EpochReport::cost),
        measures(reports, report -> Optional.of(report.train())).orElseThrow(),
        measures(reports, EpochReport::dev),
        measures(reports, EpochReport::test));
  }

  private static Optional<Measures> measures(
      EpochReport[] reports, Function<EpochReport, Optional<Metrics>> of) {
    return of.apply(reports[0])
        .map(
            first ->
                new Measures(
                    spread(reports, report -> of.apply(report).orElseThrow().loss()),
                    first.accuracy().isEmpty()
                        ? Optional.empty()
                        : Optional.of(spread(reports, report -> accuracy(of.apply(report))))));
  }

  private static double accuracy(Optional<Metrics> metrics) {
    return metrics.orElseThrow().accuracy().orElse(Double.NaN);
  }

  private static Spread spread(EpochReport[] reports, ToDoubleFunction<EpochReport> of) {
    double[] values = new double[reports.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.applyAsDouble(reports[i]);
    }
    return Spread.of(values);
  }
}
