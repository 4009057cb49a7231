package descent.web.step;

import descent.data.Split;
import descent.experiment.Blueprint;
import descent.experiment.EpochSettings;
import descent.experiment.Lane;
import descent.moment.StepSettings;
import descent.report.Step;
import descent.run.NanoClock;
import descent.run.Work;
import descent.setting.BadSetting;
import descent.training.Training;
import descent.view.Box;
import descent.view.LanePicture;
import descent.view.Look;
import descent.view.PictureMaker;
import java.util.concurrent.CompletableFuture;

/**
 * One step written down, in slices: trains to where it begins, takes a picture, then records it.
 */
final class StepWork implements Work {

  /** The step, what decides it, and the network as it is drawn before it. */
  record Outcome(StepSettings settings, LanePicture picture) {
    Step step() {
      return settings.step();
    }
  }

  private final StepRequest request;
  private final NanoClock clock;
  private final Training training;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  /**
   * @throws IllegalArgumentException if the experiment cannot be trained
   */
  StepWork(StepRequest request, NanoClock clock) {
    this.request = request;
    this.clock = clock;
    training = new Training(new EpochSettings(request.experiment()), 0);
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  @Override
  public long workUntil(long deadline) {
    try {
      while (!outcome.isDone() && clock.nanos() < deadline) {
        advance();
      }
    } catch (BadSetting fault) {
      outcome.completeExceptionally(fault);
    }
    return outcome.isDone() ? NEVER : 0;
  }

  private void advance() {
    if (training.stopped()) {
      String why = training.divergence().isPresent() ? "diverges" : "stops early";
      throw new BadSetting(
          "epochs",
          String.valueOf(request.epochs()),
          "less than " + (training.epoch() + 1) + ", for there the training " + why);
    } else if (training.epoch() < request.epochs()) {
      training.skip();
    } else if (training.batch() < request.batches()) {
      training.skipBatch();
    } else {
      outcome.complete(record());
    }
  }

  private Outcome record() {
    Split data = training.data();
    Lane lane = training.lane();
    LanePicture picture =
        new PictureMaker(data, lane, Box.around(data)).picture(training, Look.WEIGHTS);
    Blueprint blueprint = Blueprint.of(lane, data);
    Step step = training.record();
    return new Outcome(
        new StepSettings(lane, blueprint.architecture(), blueprint.loss(), step), picture);
  }

  @Override
  public void failed(Throwable cause) {
    outcome.completeExceptionally(cause);
  }
}
