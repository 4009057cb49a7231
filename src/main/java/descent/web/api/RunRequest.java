package descent.web.api;

import descent.experiment.Experiment;
import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code GET /api/run} asks for.
 *
 * @param epochs how many to train
 * @param every which to report: 1, 1 + every, 1 + 2·every … and the last
 * @param seeds over how many seeds each lane is trained; 1 for the lane itself
 */
record RunRequest(Experiment experiment, int epochs, int every, int seeds) {
  private static final int MOST = 999_999_999;
  private static final int FEWEST_SEEDS = 2;
  private static final int MOST_SEEDS = 50;

  /** <b>Errors:</b> {@link BadSetting}. */
  static RunRequest of(String query) {
    List<String> parts = new ArrayList<>(Arrays.asList(query.split("&")));
    Optional<String> every = take("every", parts);
    Optional<String> seeds = take("seeds", parts);
    Experiment experiment = ExperimentUrl.parse(String.join("&", parts));
    int epochs =
        experiment
            .epochs()
            .orElseThrow(
                () -> new BadSetting("epochs", "none", "given, for a run through the API"));
    return new RunRequest(
        experiment,
        epochs,
        every.map(text -> whole("every", text, 1, MOST)).orElse(1),
        seeds.map(text -> whole("seeds", text, FEWEST_SEEDS, MOST_SEEDS)).orElse(1));
  }

  /** The value of a key that is not the experiment's; it is taken out. */
  private static Optional<String> take(String key, List<String> parts) {
    List<String> found = parts.stream().filter(part -> part.startsWith(key + "=")).toList();
    if (found.size() > 1) {
      throw new BadSetting(key, found.get(1).substring(key.length() + 1), "given once");
    }
    parts.removeAll(found);
    return found.stream().findFirst().map(part -> part.substring(key.length() + 1));
  }

  private static int whole(String key, String text, int least, int most) {
    if (!text.matches("\\d{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new BadSetting(key, text, "a whole number in " + least + ".." + most);
    }
    return Integer.parseInt(text);
  }
}
