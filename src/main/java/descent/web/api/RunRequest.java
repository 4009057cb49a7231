package descent.web.api;

import descent.experiment.Experiment;
import descent.setting.BadSetting;
import descent.url.At;
import descent.url.ExperimentUrl;
import descent.url.OwnKeys;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What {@code GET /api/run} asks for.
 *
 * @param epochs how many to train
 * @param every which to report: 1, 1 + every, 1 + 2·every … and the last
 * @param seeds over how many seeds each lane is trained; 1 for the lane itself
 * @param at the one place that is reported, if one is asked for
 */
record RunRequest(Experiment experiment, int epochs, int every, int seeds, Optional<At> at) {
  private static final int MOST = 999_999_999;
  private static final int FEWEST_SEEDS = 2;
  private static final int MOST_SEEDS = 50;
  private static final Set<String> OWN = Set.of("every", "seeds", At.KEY);

  /**
   * Reads the question.
   *
   * @throws BadSetting for what is wrong with it
   */
  static RunRequest of(String query) {
    OwnKeys own = OwnKeys.of(query, OWN);
    Experiment experiment = ExperimentUrl.parse(own.experiment());
    Optional<At> at = own.at(epoch -> batches(experiment, epoch));
    if (at.isPresent() && (own.has("every") || own.has("seeds"))) {
      throw new BadSetting(
          At.KEY, at.get().toString(), "given without every and seeds: it is the one place told");
    }
    return new RunRequest(
        experiment,
        at.map(At::epoch).orElseGet(() -> epochs(experiment)),
        own.whole("every", 1, 1, MOST),
        own.whole("seeds", 1, FEWEST_SEEDS, MOST_SEEDS),
        at);
  }

  /** Batches in an epoch of the lane that has fewest. */
  private static int batches(Experiment experiment, int epoch) {
    return IntStream.range(0, experiment.lanes().size())
        .map(lane -> At.batches(experiment, lane, epoch))
        .min()
        .orElseThrow();
  }

  private static int epochs(Experiment experiment) {
    return experiment
        .epochs()
        .orElseThrow(() -> new BadSetting("epochs", "none", "given, for a run through the API"));
  }
}
