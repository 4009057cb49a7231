package descent.web.check;

import descent.check.Bug;
import descent.check.Checked;
import descent.check.Examination;
import descent.check.GradientCheck;
import descent.check.Hunt;
import descent.check.NotebookCase;
import descent.check.Place;
import descent.check.Sweep;
import descent.check.SweepPoint;
import descent.check.Verdict;
import descent.experiment.EpochSettings;
import descent.run.Job;
import descent.training.Training;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A gradient check: trains to the place asked for, then works out a few elements at a time. */
final class CheckJob implements Job<CheckJob.Outcome> {
  /** Parameters × examples of the probes that make one piece. */
  private static final long PIECE = 2_000_000;

  private static final int MOST_ELEMENTS = 64;

  /**
   * What comes of it.
   *
   * @param verdict what it amounts to
   * @param bugs that were planted
   * @param answer to a guess
   */
  record Outcome(
      Checked checked,
      Verdict verdict,
      int epoch,
      String description,
      List<Place> places,
      List<Bug> bugs,
      Optional<HuntRequest.Answer> answer,
      List<SweepPoint> sweep) {}

  private final CheckRequest request;
  private final Training training;
  private GradientCheck check;
  private int elements;
  private List<Bug> bugs;
  private Checked checked;
  private Examination examination;
  private Verdict verdict;
  private Sweep sweep;
  private int probed;

  CheckJob(CheckRequest request) {
    this.request = request;
    training = request.notebook() ? null : new Training(new EpochSettings(request.experiment()), 0);
  }

  @Override
  public boolean advance(Consumer<? super Outcome> told) {
    if (!isThere()) {
      train();
    } else if (check == null) {
      begin();
    } else if (checked == null) {
      probed += elements;
      if (check.advance(elements)) {
        finish();
      }
    } else if (verdict == null) {
      if (examination.advance(1)) {
        verdict = verdict();
      }
    } else if (sweep != null && !sweep.advance(elements)) {
      probed += elements;
    } else {
      told.accept(outcome());
      return false;
    }
    return true;
  }

  private boolean isThere() {
    return training == null
        || training.stopped()
        || training.epoch() >= request.at().epoch() && training.batch() >= request.at().batch();
  }

  private void train() {
    if (training.epoch() >= request.at().epoch()) {
      training.skipBatch();
    } else if (training.trainPart(false)) {
      training.skip();
    }
  }

  private void begin() {
    check = training == null ? NotebookCase.check() : training.gradientCheck();
    long each = (long) check.parameters() * check.examples();
    elements = (int) Math.max(1, Math.min(MOST_ELEMENTS, PIECE / each));
    check.begin(request.step());
  }

  private void finish() {
    bugs =
        request.hunt().map(hunt -> List.of(Hunt.draw(hunt.seed(), check))).orElse(request.bugs());
    checked = check.finish(bugs);
    request.element().ifPresent(element -> element.in(checked));
    examination = check.examine(checked);
    sweep = request.sweep() ? new Sweep(check, bugs) : null;
  }

  private Outcome outcome() {
    return new Outcome(
        checked,
        verdict,
        training == null ? 0 : training.epoch(),
        check.description(),
        check.places(),
        bugs,
        request.hunt().flatMap(hunt -> hunt.answer(bugs.get(0), check.places())),
        sweep == null ? List.of() : sweep.points());
  }

  private Verdict verdict() {
    return Optional.ofNullable(training)
        .flatMap(Training::divergence)
        .map(
            divergence ->
                Verdict.diverged("The run left the finite numbers in epoch " + divergence.epoch()))
        .orElseGet(examination::verdict);
  }

  /** The training before counts as a half. */
  @Override
  public double progress() {
    if (check == null) {
      return 0.5 * training.epoch() / Math.max(1, request.at().epoch());
    }
    double all = check.parameters() * (request.sweep() ? 1.0 + 2 * Sweep.STEPS : 1);
    return request.at().epoch() == 0 ? probed / all : 0.5 + 0.5 * probed / all;
  }
}
