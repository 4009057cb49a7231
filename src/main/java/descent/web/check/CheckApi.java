package descent.web.check;

import descent.run.Admission;
import descent.run.Limits;
import descent.run.Scheduler;
import descent.setting.BadSetting;
import descent.web.http.Addresses;
import descent.web.http.Operation;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * {@code GET /api/gradient-check}: backpropagation against central differences, at any epoch, with
 * planted mistakes.
 */
public final class CheckApi {
  public static final Operation OPERATION =
      new Operation(
          "/api/gradient-check",
          "Backpropagation against central differences",
          true,
          List.of(
              Operation.optional(
                  "epochs", "Trained before the check.", Operation.whole(0, 1_000_000_000, 0)),
              Operation.optional(
                  "step",
                  "The ε of the differences.",
                  Map.of("type", "number", "minimum", 1e-15, "maximum", 1, "default", 1e-7)),
              Operation.optional("detail", "Whether every element is told.", Operation.flag()),
              Operation.optional("sweep", "Whether it is made for many steps.", Operation.flag()),
              Operation.optional(
                  "element", "One element by itself, such as W1[0,1].", Operation.text("")),
              Operation.optional(
                  "hunt",
                  "The seed of a hidden mistake.",
                  Map.of("type", "integer", "minimum", 0, "maximum", 2_000_000_000)),
              Operation.optional(
                  "guess", "Where it is and what, such as dW2:sign.", Operation.text("")),
              Operation.optional(
                  "reveal", "Whether the answer says which it was.", Operation.flag())),
          "application/json",
          Operation.of("object"));

  /** A sweep is a check for each of its steps. */
  private static final int MOST_PARAMETERS_OF_A_SWEEP = 2_000;

  private final Limits limits;
  private final Admission admission;
  private final Scheduler scheduler;
  private final Addresses addresses;

  public CheckApi(Limits limits, Admission admission, Scheduler scheduler, Addresses addresses) {
    this.limits = limits;
    this.admission = admission;
    this.scheduler = scheduler;
    this.addresses = addresses;
  }

  public void answer(Context context) {
    CheckRequest request = CheckRequest.of(Optional.ofNullable(context.queryString()).orElse(""));
    refuse(limits.check(request.experiment()));
    refuse(limits.checkWork(request.experiment(), Math.max(1, request.epochs())));
    refuse(
        limits.checkGradientCheck(
            request.experiment(), request.sweep(), MOST_PARAMETERS_OF_A_SWEEP));
    Admission.Place place =
        admission.enter(
            addresses.of(context), limits.memory(request.experiment()), Optional.empty());
    Scheduler.Task task = null;
    try {
      CheckWork work = work(request);
      task = scheduler.add(work);
      task.wake();
      CheckWork.Outcome outcome = work.outcome().join();
      context.contentType("application/json").header("Cache-Control", "no-store");
      context.result(CheckJson.write(outcome, request));
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      if (task != null) {
        task.end();
      }
      place.leave();
    }
  }

  private CheckWork work(CheckRequest request) {
    return new CheckWork(request, scheduler.clock());
  }

  private static void refuse(Optional<BadSetting> fault) {
    if (fault.isPresent()) {
      throw fault.get();
    }
  }
}
