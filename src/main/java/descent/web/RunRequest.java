package descent.web;

import descent.share.BadSetting;
import descent.share.ExperimentUrl;
import descent.training.Experiment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code GET /api/run} asks for.
 *
 * @param epochs how many to train
 * @param every which to report: 1, 1 + every, 1 + 2·every … and the last
 */
record RunRequest(Experiment experiment, int epochs, int every) {
  private static final String EVERY = "every=";

  /** <b>Errors:</b> {@link BadSetting}. */
  static RunRequest of(String query) {
    List<String> parts = Arrays.asList(query.split("&"));
    List<String> every = parts.stream().filter(part -> part.startsWith(EVERY)).toList();
    if (every.size() > 1) {
      throw new BadSetting("every", every.get(1).substring(EVERY.length()), "given once");
    }
    Experiment experiment =
        ExperimentUrl.parse(parts.stream().filter(part -> !part.startsWith(EVERY)).collect(Collectors.joining("&")));
    int epochs =
        experiment.epochs().orElseThrow(() -> new BadSetting("epochs", "none", "given, for a run through the API"));
    return new RunRequest(experiment, epochs, every.isEmpty() ? 1 : every(every.get(0).substring(EVERY.length())));
  }

  private static int every(String text) {
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) == 0) {
      throw new BadSetting("every", text, "a whole number in 1..999999999");
    }
    return Integer.parseInt(text);
  }
}
