package descent.web.api;

import descent.experiment.EpochSettings;
import descent.experiment.Experiment;
import descent.report.EpochReport;
import descent.run.Job;
import descent.training.Training;
import descent.url.At;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An experiment's lanes, trained in lock-step: a row a lane and reported epoch, or at one place.
 */
final class RunJob implements Job<Record> {
  private final RunRequest request;
  private final List<Training> lanes;
  private final EpochReport[] latest;
  private final boolean[] stopped;
  private int epoch;
  private int lane;
  private boolean going;

  /**
   * @throws IllegalArgumentException if the experiment cannot be trained
   */
  RunJob(RunRequest request) {
    this.request = request;
    Experiment experiment = request.experiment();
    EpochSettings settings = new EpochSettings(experiment);
    lanes =
        IntStream.range(0, experiment.lanes().size())
            .mapToObj(i -> new Training(settings, i))
            .toList();
    latest = new EpochReport[lanes.size()];
    stopped = new boolean[lanes.size()];
  }

  /** Trains a part of an epoch of one lane that can go on. */
  @Override
  public boolean advance(Consumer<? super Record> rows) {
    if (epoch == request.epochs()) {
      return request.at().isPresent() && goOnTo(request.at().get(), rows);
    }
    if (!stopped[lane] && !train(lanes.get(lane), rows)) {
      return true;
    }
    going |= !stopped[lane];
    if (++lane < stopped.length) {
      return true;
    }
    lane = 0;
    epoch++;
    boolean on = going && (epoch < request.epochs() || request.at().isPresent());
    going = false;
    return on;
  }

  /** True when the epoch is through. */
  private boolean train(Training training, Consumer<? super Record> rows) {
    boolean reported =
        epoch + 1 == request.epochs() || request.at().isEmpty() && epoch % request.every() == 0;
    if (!training.trainPart(reported)) {
      return false;
    }
    EpochReport report = reported ? training.advance() : skip(training);
    if (report != null) {
      latest[lane] = report;
      stopped[lane] = report.stops();
    }
    if (report != null && (request.at().isEmpty() || report.stops())) {
      rows.accept(Row.of(lane, report));
    }
    return true;
  }

  /** An epoch that is not reported, unless it is the lane's last. */
  private static EpochReport skip(Training training) {
    training.skip();
    return training.stopped() ? training.measure() : null;
  }

  /** Trains a batch more of one lane, or tells it where it is. */
  private boolean goOnTo(At at, Consumer<? super Record> rows) {
    Training training = lanes.get(lane);
    if (training.epoch() == at.epoch() && training.batch() < at.batch() && !training.stopped()) {
      training.skipBatch();
      return true;
    }
    if (!stopped[lane]) {
      boolean between = latest[lane] != null && at.batch() == 0;
      rows.accept(Row.of(lane, between ? latest[lane] : training.measure()));
    }
    return ++lane < stopped.length;
  }

  @Override
  public double progress() {
    return request.epochs() == 0 ? 1 : (double) epoch / request.epochs();
  }
}
