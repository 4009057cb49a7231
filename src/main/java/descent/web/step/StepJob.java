package descent.web.step;

import descent.data.Split;
import descent.experiment.Blueprint;
import descent.experiment.EpochSettings;
import descent.experiment.Lane;
import descent.moment.StepSettings;
import descent.report.Step;
import descent.run.Job;
import descent.setting.BadSetting;
import descent.training.Training;
import descent.view.Box;
import descent.view.LanePicture;
import descent.view.Look;
import descent.view.PictureMaker;
import java.util.function.Consumer;

/** One step written down: trains to where it begins, takes a picture, then records it. */
final class StepJob implements Job<StepJob.Outcome> {

  /** The step, what decides it, and the network as it is drawn before it. */
  record Outcome(StepSettings settings, LanePicture picture) {
    Step step() {
      return settings.step();
    }
  }

  private final StepRequest request;
  private final Training training;

  /**
   * @throws BadSetting if the experiment cannot be trained
   */
  StepJob(StepRequest request) {
    this.request = request;
    training = new Training(new EpochSettings(request.experiment()), 0);
  }

  @Override
  public boolean advance(Consumer<? super Outcome> told) {
    if (training.stopped()) {
      throw tooFar();
    }
    if (training.epoch() < request.at().epoch()) {
      if (training.trainPart(false)) {
        training.skip();
      }
      return true;
    }
    if (training.batch() < request.at().batch()) {
      training.skipBatch();
      return true;
    }
    told.accept(record());
    return false;
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

  private BadSetting tooFar() {
    String why = training.divergence().isPresent() ? "diverges" : "stops early";
    return new BadSetting(
        request.key(),
        String.valueOf(request.at()),
        "less than " + (training.epoch() + 1) + ", for there the training " + why);
  }

  @Override
  public double progress() {
    return (double) training.epoch() / Math.max(1, request.at().epoch());
  }
}
