package descent.web.step;

import descent.experiment.Experiment;
import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import descent.web.check.CheckRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code GET /api/step} asks for, and what the page of one step is opened with.
 *
 * @param experiment of several lanes the first is meant
 * @param epochs trained before the step
 * @param batches trained of the next epoch before the step
 * @param columns examples of which every number is told; as many as fit if not given
 */
record StepRequest(Experiment experiment, int epochs, int batches, OptionalInt columns) {
  private static final int MOST_EPOCHS = 1_000_000_000;

  /** Which example of the batch the page shows alone. */
  private static final String OF_THE_PAGE = "example";

  /** Keys that are the step's, beside the experiment's. */
  private static final Set<String> OWN = Set.of("epochs", "batches", "columns", OF_THE_PAGE);

  /** The query string taken apart: the step's own keys, decoded, and the experiment. */
  record Parts(Map<String, String> own, String experiment) {}

  /** <b>Errors:</b> {@link BadSetting}. */
  static StepRequest of(String query) {
    Parts parts = parts(query);
    Map<String, String> own = parts.own();
    if (own.containsKey(OF_THE_PAGE)) {
      throw BadSetting.unknown(
          OF_THE_PAGE, own.get(OF_THE_PAGE), "one of the experiment's, epochs, batches or columns");
    }
    Experiment experiment = ExperimentUrl.parse(parts.experiment());
    int epochs = CheckRequest.whole("epochs", own.getOrDefault("epochs", "0"), MOST_EPOCHS);
    return new StepRequest(
        experiment,
        epochs,
        CheckRequest.whole(
            "batches", own.getOrDefault("batches", "0"), perEpoch(experiment, epochs) - 1),
        columns(Optional.ofNullable(own.get("columns"))));
  }

  private static OptionalInt columns(Optional<String> text) {
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    int columns = CheckRequest.whole("columns", text.get(), 1_000_000);
    if (columns == 0) {
      throw new BadSetting("columns", text.get(), "at least 1");
    }
    return OptionalInt.of(columns);
  }

  /** Batches an epoch of the first lane, with the points that there are by then. */
  private static int perEpoch(Experiment experiment, int epochs) {
    int m = experiment.changes().data(experiment.data(), epochs).examples();
    return experiment.lanes().get(0).batching().steps(m);
  }

  static Parts parts(String query) {
    Map<String, String> own = new LinkedHashMap<>();
    StringBuilder rest = new StringBuilder();
    for (String part : query.split("&")) {
      String key = part.contains("=") ? part.substring(0, part.indexOf('=')) : part;
      if (!OWN.contains(key)) {
        rest.append(rest.length() == 0 ? "" : "&").append(part);
      } else if (own.put(key, part.substring(Math.min(part.length(), key.length() + 1))) != null) {
        throw new BadSetting(key, own.get(key), "given once");
      }
    }
    return new Parts(own, rest.toString());
  }
}
