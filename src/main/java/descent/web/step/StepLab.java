package descent.web.step;

import descent.experiment.Blueprint;
import descent.experiment.Experiment;
import descent.nn.Architecture;
import descent.program.NumpyProgram;
import descent.run.Cost;
import descent.run.Limits;
import descent.setting.BadSetting;
import descent.web.http.Operation;
import descent.web.lab.Asked;
import descent.web.lab.Bench;
import descent.web.lab.Lab;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/**
 * One training step: its page; {@code GET /api/step}, the step with all its numbers; {@code GET
 * /api/numpy}, the same as a NumPy program.
 */
public final class StepLab implements Lab {
  /** Of each weight half a dozen numbers are told. */
  private static final int MOST_PARAMETERS = 20_000;

  private static final Operation PAGE =
      Operation.page("/slow-motion", "One step in slow motion", true);

  private static final Operation STEP =
      new Operation(
          "/api/step",
          "One training step with all its numbers",
          true,
          ownParameters(),
          "application/json",
          Operation.of("object"));

  private static final Operation PROGRAM =
      new Operation(
          "/api/numpy",
          "The same step as a NumPy program",
          true,
          ownParameters(),
          "text/x-python",
          Map.of());

  private static List<Operation.Parameter> ownParameters() {
    return List.of(
        Operation.optional(
            "at", "Where the step begins: EPOCH, or EPOCH:BATCH.", Operation.text("")),
        Operation.optional(
            "epochs",
            "The same in older links: trained before the step.",
            Operation.whole(0, 1_000_000_000, 0)),
        Operation.optional(
            "batches", "And trained of the next epoch.", Operation.whole(0, 1_000_000_000, 0)),
        Operation.optional(
            "columns",
            "Examples of which every number is told.",
            Map.of("type", "integer", "minimum", 1, "maximum", 1_000_000)));
  }

  @Override
  public void install(Bench bench) {
    Limits limits = bench.limits();
    bench.page(PAGE, new StepPage(bench.templates(), limits)::show);
    bench.whole(STEP, query -> asked(StepRequest.of(query), limits));
    bench.answer(PROGRAM, context -> program(context, limits));
  }

  private static Asked<StepJob.Outcome> asked(StepRequest request, Limits limits) {
    Experiment experiment = request.experiment();
    Cost cost = limits.costOfRun(experiment, Math.max(1, request.at().epoch()), 1);
    request.check(affordable(experiment));
    return new Asked<>(
        cost, () -> new StepJob(request), (outcome, out) -> StepJson.write(outcome, request, out));
  }

  private static Architecture affordable(Experiment experiment) {
    var data = experiment.data();
    Architecture architecture =
        Blueprint.of(experiment.lanes().get(0), data.task(), data.classes(), data.train())
            .architecture();
    if (architecture.parameters() > MOST_PARAMETERS) {
      throw new BadSetting(
          "layers",
          architecture.parameters() + " parameters",
          "a network of at most "
              + MOST_PARAMETERS
              + " weights and biases for one step number by number");
    }
    return architecture;
  }

  private static void program(Context context, Limits limits) {
    StepRequest request = StepRequest.of(Bench.query(context));
    Limits.refuse(limits.check(request.experiment()));
    context
        .header("Content-Disposition", "attachment; filename=\"descent.py\"")
        .result(
            NumpyProgram.of(request.experiment(), request.at().epoch(), request.at().batch())
                .text());
  }
}
