package descent.web.api;

import descent.experiment.EpochSettings;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.report.EpochReport;
import descent.report.Metrics;
import descent.report.Spread;
import descent.training.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The rows of an experiment's lanes, each over several seeds: how much of what is seen is luck. */
final class SeedRows implements Rows.Source {
  private final List<List<Training>> lanes = new ArrayList<>();
  private final List<EpochReport[]> latest = new ArrayList<>();
  private final int seeds;
  private final int epochs;
  private final int every;
  private int epoch = 1;
  private int lane;
  private int seed;

  /**
   * @throws IllegalArgumentException if the experiment cannot be trained
   */
  SeedRows(RunRequest request) {
    Experiment experiment = request.experiment();
    seeds = request.seeds();
    epochs = request.epochs();
    every = request.every();
    for (Lane one : experiment.lanes()) {
      List<Training> trainings = new ArrayList<>();
      for (int i = 0; i < seeds; i++) {
        Experiment seeded =
            new Experiment(
                experiment.data(),
                List.of(one.withSeed(i)),
                experiment.epochs(),
                experiment.changes());
        trainings.add(new Training(new EpochSettings(seeded), 0));
      }
      lanes.add(trainings);
      latest.add(new EpochReport[seeds]);
    }
  }

  /** Trains one epoch of one seed of one lane. */
  @Override
  public boolean train(Consumer<byte[]> rows) {
    if (epoch > epochs) {
      return false;
    }
    boolean reported = (epoch - 1) % every == 0 || epoch == epochs;
    Training training = lanes.get(lane).get(seed);
    EpochReport before = latest.get(lane)[seed];
    if (before == null || !before.stops()) {
      if (reported) {
        latest.get(lane)[seed] = training.advance();
      } else {
        training.skip();
        if (training.stopped()) {
          latest.get(lane)[seed] = training.measure();
        }
      }
    }
    next(reported, rows);
    return true;
  }

  private void next(boolean reported, Consumer<byte[]> rows) {
    if (++seed < seeds) {
      return;
    }
    seed = 0;
    if (reported) {
      rows.accept(row());
    }
    if (++lane == lanes.size()) {
      lane = 0;
      epoch++;
    }
  }

  private byte[] row() {
    EpochReport[] reports = latest.get(lane);
    int diverged = 0;
    for (EpochReport report : reports) {
      diverged += report.divergence().filter(d -> d.stops()).isPresent() ? 1 : 0;
    }
    Map<String, Map<String, Spread>> sets = new LinkedHashMap<>();
    measures("train", reports, report -> Optional.of(report.train()), sets);
    measures("dev", reports, EpochReport::dev, sets);
    measures("test", reports, EpochReport::test, sets);
    return RowJson.of(lane, epoch, seeds, diverged, spread(reports, EpochReport::cost), sets);
  }

  private static void measures(
      String set,
      EpochReport[] reports,
      Function<EpochReport, Optional<Metrics>> of,
      Map<String, Map<String, Spread>> sets) {
    Optional<Metrics> first = of.apply(reports[0]);
    if (first.isEmpty()) {
      return;
    }
    Map<String, Spread> spreads = new LinkedHashMap<>();
    spreads.put("loss", spread(reports, report -> of.apply(report).orElseThrow().loss()));
    if (first.get().accuracy().isPresent()) {
      spreads.put(
          "accuracy",
          spread(reports, report -> of.apply(report).orElseThrow().accuracy().orElse(Double.NaN)));
    }
    sets.put(set, spreads);
  }

  private static Spread spread(EpochReport[] reports, ToDoubleFunction<EpochReport> of) {
    double[] values = new double[reports.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.applyAsDouble(reports[i]);
    }
    return Spread.of(values);
  }
}
