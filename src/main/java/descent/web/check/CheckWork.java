package descent.web.check;

import descent.check.Bug;
import descent.check.Checked;
import descent.check.Examination;
import descent.check.GradientCheck;
import descent.check.Hunt;
import descent.check.NotebookCase;
import descent.check.Place;
import descent.check.SweepPoint;
import descent.check.Verdict;
import descent.experiment.EpochSettings;
import descent.run.NanoClock;
import descent.run.Work;
import descent.setting.BadSetting;
import descent.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A gradient check in slices: trains to the epoch asked for, then works out a few elements at a
 * time.
 */
final class CheckWork implements Work {
  private static final int ELEMENTS = 16;

  /** Steps of a sweep: ten to the minus half of these. */
  private static final int COARSEST = 2;

  private static final int FINEST = 24;

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
  private final NanoClock clock;
  private final Training training;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final List<SweepPoint> points = new ArrayList<>();
  private GradientCheck check;
  private List<Bug> bugs;
  private Checked checked;
  private Examination examination;
  private Verdict verdict;
  private int half = COARSEST;

  CheckWork(CheckRequest request, NanoClock clock) {
    this.request = request;
    this.clock = clock;
    training = request.notebook() ? null : new Training(new EpochSettings(request.experiment()), 0);
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
    if (training != null
        && check == null
        && training.epoch() < request.epochs()
        && !training.stopped()) {
      training.skip();
    } else if (check == null) {
      check = training == null ? NotebookCase.check() : training.gradientCheck();
      check.begin(request.step());
    } else if (checked == null) {
      if (check.advance(ELEMENTS)) {
        bugs =
            request
                .hunt()
                .map(hunt -> List.of(Hunt.draw(hunt.seed(), check)))
                .orElse(request.bugs());
        checked = check.finish(bugs);
        request.element().ifPresent(element -> element.in(checked));
        examination = check.examine(checked);
      }
    } else if (verdict == null) {
      if (examination.advance(1)) {
        verdict = verdict();
      }
    } else if (request.sweep() && half <= FINEST) {
      points.add(check.point(Math.pow(10, -half / 2.0), bugs));
      half++;
    } else {
      outcome.complete(
          new Outcome(
              checked,
              verdict,
              training == null ? 0 : training.epoch(),
              check.description(),
              check.places(),
              bugs,
              request.hunt().flatMap(hunt -> hunt.answer(bugs.get(0), check.places())),
              points));
    }
  }

  private Verdict verdict() {
    return Optional.ofNullable(training)
        .flatMap(Training::divergence)
        .map(
            divergence ->
                Verdict.diverged("The run left the finite numbers in epoch " + divergence.epoch()))
        .orElseGet(examination::verdict);
  }

  @Override
  public void failed(Throwable cause) {
    outcome.completeExceptionally(cause);
  }
}
