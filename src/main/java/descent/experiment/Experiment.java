package descent.experiment;

import descent.data.DataSettings;
import descent.setting.BadSetting;
import descent.setting.Range;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * All that decides a run: its data, one or more lanes that share it, and what is changed on the
 * way. A run is a pure function of its experiment.
 *
 * @param data the examples
 * @param lanes what is compared, one to six
 * @param epochs stop after so many, if given; at least 1
 * @param changes made on the way, in all lanes
 */
public record Experiment(DataSettings data, List<Lane> lanes, OptionalInt epochs, Changes changes) {

  /** The most lanes an experiment may have. */
  public static final int MAX_LANES = 6;

  /** After how many epochs a run may stop. */
  public static final Range EPOCHS = Range.whole(1, 1_000_000_000);

  public Experiment {
    lanes = List.copyOf(lanes);
    BadSetting.unless(
        !lanes.isEmpty() && lanes.size() <= MAX_LANES, "lanes", lanes.size(), "1 to " + MAX_LANES);
    epochs.ifPresent(count -> EPOCHS.check("epochs", count));
    for (int epoch : changes.epochs()) {
      check(data, lanes, changes, epoch);
    }
  }

  /** An experiment in which nothing is changed on the way. */
  public Experiment(DataSettings data, List<Lane> lanes, OptionalInt epochs) {
    this(data, lanes, epochs, Changes.NONE);
  }

  /** Whether what there is after an epoch's changes are settings. */
  private static void check(DataSettings data, List<Lane> lanes, Changes changes, int epoch) {
    try {
      changes.data(data, epoch);
      lanes.forEach(lane -> changes.lane(lane, epoch));
    } catch (BadSetting fault) {
      throw fault.in(Changes.KEY);
    }
  }

  /**
   * The same with something changed after so many epochs; before the first epoch it is the setting
   * itself.
   */
  public Experiment with(int epoch, List<Change.What> whats) {
    if (epoch > 0) {
      return new Experiment(data, lanes, epochs, changes.with(epoch, whats));
    }
    Changes once = Changes.NONE.with(1, whats);
    List<Lane> changed = lanes.stream().map(lane -> once.lane(lane, 1)).toList();
    return new Experiment(once.data(data, 1), changed, epochs, changes);
  }

  /** The same without what is changed later. */
  public Experiment upTo(int epoch) {
    return new Experiment(data, lanes, epochs, changes.upTo(epoch));
  }

  /** The most training examples that there are at any time. */
  public int mostExamples() {
    return Stream.concat(Stream.of(0), changes.epochs().stream())
        .mapToInt(epoch -> changes.data(data, epoch).examples())
        .max()
        .orElseThrow();
  }
}
