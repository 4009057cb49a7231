package descent.web;

import descent.check.Checked;
import descent.check.GradientCheck;
import descent.check.NotebookCase;
import descent.run.NanoClock;
import descent.run.Work;
import descent.share.BadSetting;
import descent.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A gradient check in slices: trains to the epoch asked for, then works out a few elements at a time. */
final class CheckWork implements Work {
  private static final int ELEMENTS = 16;

  /** Steps of a sweep: ten to the minus half of these. */
  private static final int COARSEST = 2;

  private static final int FINEST = 24;

  /** One point of the curve of error against ε. */
  record Point(double step, double difference, double oneSided) {}

  /** What comes of it. */
  record Outcome(Checked checked, int epoch, List<Point> sweep) {}

  private final CheckRequest request;
  private final NanoClock clock;
  private final Training training;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final List<Point> points = new ArrayList<>();
  private GradientCheck check;
  private Checked checked;
  private int half = COARSEST;

  CheckWork(CheckRequest request, NanoClock clock) {
    this.request = request;
    this.clock = clock;
    training = request.notebook()
        ? null
        : new Training(request.experiment().data().draw(), request.experiment().lanes().get(0));
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
    } catch (IllegalArgumentException complaint) {
      outcome.completeExceptionally(BadSetting.from(complaint));
    }
    return outcome.isDone() ? NEVER : 0;
  }

  private void advance() {
    if (training != null && check == null && training.epoch() < request.epochs() && !training.stopped()) {
      training.skip();
    } else if (check == null) {
      check = training == null ? NotebookCase.check() : training.gradientCheck();
      check.begin(request.step());
    } else if (checked == null) {
      if (check.advance(ELEMENTS)) {
        checked = check.finish(request.bugs());
      }
    } else if (request.sweep() && half <= FINEST) {
      double step = Math.pow(10, -half / 2.0);
      points.add(new Point(
          step, check.difference(step, false, request.bugs()), check.difference(step, true, request.bugs())));
      half++;
    } else {
      outcome.complete(new Outcome(checked, training == null ? 0 : training.epoch(), points));
    }
  }

  @Override
  public void failed(Throwable cause) {
    outcome.completeExceptionally(cause);
  }
}
