package descent.web.api;

import descent.experiment.EpochSettings;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.report.EpochReport;
import descent.run.Job;
import descent.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rows of an experiment's lanes, each over several seeds: how much of what is seen is luck. */
final class SeedJob implements Job<Record> {
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
  SeedJob(RunRequest request) {
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

  /** Trains a part of an epoch of one seed of one lane. */
  @Override
  public boolean advance(Consumer<? super Record> rows) {
    boolean reported = (epoch - 1) % every == 0 || epoch == epochs;
    Training training = lanes.get(lane).get(seed);
    EpochReport before = latest.get(lane)[seed];
    if (before == null || !before.stops()) {
      if (!training.trainPart(reported)) {
        return true;
      }
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
    return epoch <= epochs;
  }

  private void next(boolean reported, Consumer<? super Record> rows) {
    if (++seed < seeds) {
      return;
    }
    seed = 0;
    if (reported) {
      rows.accept(SeedRow.of(lane, epoch, latest.get(lane)));
    }
    if (++lane == lanes.size()) {
      lane = 0;
      epoch++;
    }
  }

  @Override
  public double progress() {
    return (epoch - 1.0) / epochs;
  }
}
