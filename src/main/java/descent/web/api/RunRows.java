package descent.web.api;

import descent.experiment.EpochSettings;
import descent.experiment.Experiment;
import descent.report.EpochReport;
import descent.training.Training;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The rows of an experiment's lanes, which are trained in lock-step. */
final class RunRows implements Rows.Source {
  private final List<Training> lanes;
  private final boolean[] stopped;
  private final int epochs;
  private final int every;
  private int epoch;

  /**
   * @throws IllegalArgumentException if the experiment cannot be trained
   */
  RunRows(RunRequest request) {
    Experiment experiment = request.experiment();
    EpochSettings settings = new EpochSettings(experiment);
    this.lanes =
        IntStream.range(0, experiment.lanes().size())
            .mapToObj(i -> new Training(settings, i))
            .toList();
    this.stopped = new boolean[lanes.size()];
    this.epochs = request.epochs();
    this.every = request.every();
  }

  /** Trains one epoch of every lane that can go on. */
  @Override
  public boolean train(Consumer<byte[]> rows) {
    if (epoch == epochs) {
      return false;
    }
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
        rows.accept(RowJson.of(i, report));
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
}
