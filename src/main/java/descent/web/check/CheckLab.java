package descent.web.check;

import descent.check.Sweep;
import descent.experiment.Blueprint;
import descent.run.Cost;
import descent.run.Limits;
import descent.setting.BadSetting;
import descent.web.http.Operation;
import descent.web.lab.Asked;
import descent.web.lab.Bench;
import descent.web.lab.Lab;
import java.util.List;
import java.util.Map;

/**
 * The gradient check: its page, and {@code GET /api/gradient-check}, backpropagation against
 * central differences, at any place of a run, with planted mistakes.
 */
public final class CheckLab implements Lab {
  private static final int MOST_PARAMETERS_OF_A_SWEEP = 2_000;

  /** A step of a sweep is probed on one side, then on both: three costs instead of two. */
  private static final double SIDES = 1.5;

  private static final Operation PAGE =
      Operation.page("/gradient-check", "The gradient check", true);

  private static final Operation ANSWER =
      new Operation(
          "/api/gradient-check",
          "Backpropagation against central differences",
          true,
          List.of(
              Operation.optional(
                  "at", "The place in the run: EPOCH, or EPOCH:BATCH.", Operation.text("")),
              Operation.optional(
                  "epochs",
                  "The same in older links: trained before the check.",
                  Operation.whole(0, 1_000_000_000, 0)),
              Operation.optional(
                  "step",
                  "The ε of the differences.",
                  Map.of("type", "number", "minimum", 1e-15, "maximum", 1, "default", 1e-7)),
              Operation.optional("detail", "Whether every element is told.", Operation.flag()),
              Operation.optional("sweep", "Whether it is made for many steps.", Operation.flag()),
              Operation.optional(
                  "element", "One element by itself, such as W1:0:1.", Operation.text("")),
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

  @Override
  public void install(Bench bench) {
    bench.page(PAGE, new CheckPage(bench.templates(), bench.limits())::show);
    bench.whole(ANSWER, query -> asked(CheckRequest.of(query), bench.limits()));
  }

  private static Asked<CheckJob.Outcome> asked(CheckRequest request, Limits limits) {
    return new Asked<>(
        cost(request, limits),
        () -> new CheckJob(request),
        (outcome, out) -> CheckJson.write(outcome, request, out));
  }

  private static Cost cost(CheckRequest request, Limits limits) {
    int epochs = Math.max(1, request.at().epoch());
    Cost once = limits.costOfCheck(request.experiment(), epochs, 1);
    if (!request.sweep()) {
      return once;
    }
    var data = request.experiment().data();
    long parameters =
        Blueprint.of(request.experiment().lanes().get(0), data.task(), data.classes(), data.train())
            .architecture()
            .parameters();
    if (parameters > MOST_PARAMETERS_OF_A_SWEEP) {
      throw new BadSetting(
          "sweep", "true", "false for more than " + MOST_PARAMETERS_OF_A_SWEEP + " parameters");
    }
    return limits.costOfCheck(request.experiment(), epochs, 1 + SIDES * Sweep.STEPS);
  }
}
