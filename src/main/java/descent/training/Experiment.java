package descent.training;

import descent.data.DataSettings;
import java.util.List;
import java.util.OptionalInt;

/**
 * All that decides a run: its data and one or more lanes that share it. A run is a pure function of its experiment.
 *
 * @param data the examples
 * @param lanes what is compared, one to six
 * @param epochs stop after so many, if given; at least 1
 */
public record Experiment(DataSettings data, List<Lane> lanes, OptionalInt epochs) {

  /** The most lanes an experiment may have. */
  public static final int MAX_LANES = 6;

  public Experiment {
    lanes = List.copyOf(lanes);
    if (lanes.isEmpty() || lanes.size() > MAX_LANES) {
      throw new IllegalArgumentException("lanes must be 1 to " + MAX_LANES + ", was " + lanes.size());
    }
    if (epochs.isPresent() && epochs.getAsInt() < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, was " + epochs.getAsInt());
    }
  }
}
