package descent.web.step;

import descent.experiment.Blueprint;
import descent.experiment.Experiment;
import descent.program.NumpyProgram;
import descent.run.Admission;
import descent.run.Limits;
import descent.run.Scheduler;
import descent.setting.BadSetting;
import descent.web.http.Addresses;
import descent.web.http.Gzip;
import descent.web.http.Operation;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * {@code GET /api/step}: one training step with all its numbers; {@code GET /api/numpy}: the same
 * as a NumPy program.
 */
public final class StepApi {
  public static final Operation STEP =
      new Operation(
          "/api/step",
          "One training step with all its numbers",
          true,
          ownParameters(),
          "application/json",
          Operation.of("object"));

  public static final Operation PROGRAM =
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
            "epochs", "Trained before the step.", Operation.whole(0, 1_000_000_000, 0)),
        Operation.optional(
            "batches",
            "Trained of the next epoch before the step.",
            Operation.whole(0, 1_000_000_000, 0)),
        Operation.optional(
            "columns",
            "Examples of which every number is told.",
            Map.of("type", "integer", "minimum", 1, "maximum", 1_000_000)));
  }

  /** Of each weight half a dozen numbers are told. */
  private static final int MOST_PARAMETERS = 20_000;

  private final Limits limits;
  private final Admission admission;
  private final Scheduler scheduler;
  private final Addresses addresses;

  public StepApi(Limits limits, Admission admission, Scheduler scheduler, Addresses addresses) {
    this.limits = limits;
    this.admission = admission;
    this.scheduler = scheduler;
    this.addresses = addresses;
  }

  public void answer(Context context) {
    StepRequest request = request(context);
    Experiment experiment = request.experiment();
    refuse(limits.checkWork(experiment, Math.max(1, request.epochs())));
    refuse(tooManyParameters(experiment));
    Admission.Place place =
        admission.enter(addresses.of(context), limits.memory(experiment), Optional.empty());
    Scheduler.Task task = null;
    try {
      StepWork work = work(request);
      task = scheduler.add(work);
      task.wake();
      byte[] answer = StepJson.write(work.outcome().join(), request);
      context
          .contentType("application/json")
          .header("Cache-Control", "no-store")
          .header("Vary", "Accept-Encoding");
      if (Gzip.wanted(context)) {
        context.header("Content-Encoding", "gzip").result(Gzip.zip(answer));
      } else {
        context.result(answer);
      }
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      if (task != null) {
        task.end();
      }
      place.leave();
    }
  }

  public void program(Context context) {
    StepRequest request = request(context);
    context
        .contentType("text/x-python; charset=utf-8")
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"descent.py\"")
        .result(NumpyProgram.of(request.experiment(), request.epochs(), request.batches()).text());
  }

  private StepRequest request(Context context) {
    StepRequest request = StepRequest.of(Optional.ofNullable(context.queryString()).orElse(""));
    refuse(limits.check(request.experiment()));
    return request;
  }

  private static Optional<BadSetting> tooManyParameters(Experiment experiment) {
    var data = experiment.data();
    long count =
        Blueprint.of(experiment.lanes().get(0), data.task(), data.classes(), data.train())
            .architecture()
            .parameters();
    return count <= MOST_PARAMETERS
        ? Optional.empty()
        : Optional.of(
            new BadSetting(
                "layers",
                count + " parameters",
                "a network of at most "
                    + MOST_PARAMETERS
                    + " weights and biases for one step number by number"));
  }

  private StepWork work(StepRequest request) {
    return new StepWork(request, scheduler.clock());
  }

  private static void refuse(Optional<BadSetting> fault) {
    if (fault.isPresent()) {
      throw fault.get();
    }
  }
}
