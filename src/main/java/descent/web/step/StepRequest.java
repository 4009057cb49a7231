package descent.web.step;

import descent.experiment.Experiment;
import descent.nn.Architecture;
import descent.setting.BadSetting;
import descent.url.At;
import descent.url.ExperimentUrl;
import descent.url.OwnKeys;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code GET /api/step} asks for, and what the page of one step is opened with.
 *
 * @param experiment of several lanes the first is meant
 * @param at trained to there before the step
 * @param key that the place was given with
 * @param columns examples of which every number is told; as many as fit if not given
 */
record StepRequest(Experiment experiment, At at, String key, OptionalInt columns) {
  /** Which example of the batch the page shows alone. */
  private static final String OF_THE_PAGE = "example";

  /** Keys that are the step's, beside the experiment's. */
  static final Set<String> OWN = Set.of(At.KEY, "epochs", "batches", "columns", OF_THE_PAGE);

  private static final int MOST_COLUMNS = 1_000_000;

  /** Numbers of examples that are told unless more are asked for. */
  private static final int USUAL_NUMBERS = 150_000;

  /** Numbers of examples that are told at most: about a hundred megabytes of text. */
  private static final int MOST_NUMBERS = 5_000_000;

  /**
   * Reads the question.
   *
   * @throws BadSetting for what is wrong with it
   */
  static StepRequest of(String query) {
    OwnKeys own = OwnKeys.of(query, OWN);
    if (own.has(OF_THE_PAGE)) {
      throw BadSetting.unknown(
          OF_THE_PAGE,
          own.text(OF_THE_PAGE).orElseThrow(),
          "one of the experiment's, at, epochs, batches or columns");
    }
    Experiment experiment = ExperimentUrl.parse(own.experiment());
    At at = own.atOrEpochs(epoch -> At.batches(experiment, 0, epoch));
    int columns = own.whole("columns", 0, 0, MOST_COLUMNS);
    if (own.has("columns") && columns == 0) {
      throw new BadSetting("columns", "0", "at least 1");
    }
    return new StepRequest(
        experiment,
        at,
        own.has(At.KEY) ? At.KEY : "epochs",
        columns == 0 ? OptionalInt.empty() : OptionalInt.of(columns));
  }

  /** Of how many of a batch of {@code m} examples every number is told. */
  int columns(Architecture architecture, int m) {
    int usual = Math.max(1, USUAL_NUMBERS / numbers(architecture));
    return Math.min(m, columns.orElse(usual));
  }

  /**
   * Lets through what can be told.
   *
   * @throws BadSetting for more numbers than can be sent
   */
  void check(Architecture architecture) {
    int most = Math.max(1, MOST_NUMBERS / numbers(architecture));
    int m = experiment.lanes().get(0).batching().of(experiment.mostExamples());
    if (columns(architecture, m) > most) {
      throw new BadSetting(
          "columns",
          String.valueOf(columns.orElse(m)),
          "at most " + most + " for a network of this size");
    }
  }

  /** Numbers that are told of one example. */
  private static int numbers(Architecture architecture) {
    int numbers = 1;
    for (int l = 0; l <= architecture.depth(); l++) {
      numbers += architecture.units(l) * (l > 0 && architecture.batchNorm(l) ? 8 : 5);
    }
    return numbers;
  }
}
