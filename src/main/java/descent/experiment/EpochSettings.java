package descent.experiment;

import descent.data.Examples;
import descent.data.Split;
import descent.setting.BadSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an experiment is from epoch to epoch: its lanes' settings and its examples, with the changes
 * made on the way. Draws the examples once. Used by one thread at a time.
 */
public final class EpochSettings {
  private final Experiment experiment;
  private final List<Lane> lanes;
  private final Changes changes;
  private final Split base;
  private final Examples generated;

  /**
   * The latest few that were asked for, by how many changes of points are in them: lanes cross a
   * change one by one.
   */
  private final Map<Integer, Split> splits =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Split> eldest) {
          return size() > 3;
        }
      };

  /** <b>Errors:</b> IllegalArgumentException if the experiment can't be trained. */
  public EpochSettings(Experiment experiment) {
    this.experiment = experiment;
    lanes = experiment.lanes();
    changes = experiment.changes();
    base = experiment.data().draw();
    generated = changes.isEmpty() ? base.train() : experiment.data().generate();
    lanes.forEach(lane -> Blueprint.of(lane, base));
    changes.epochs().forEach(this::check);
  }

  /** Whether what there is after an epoch's changes can be trained. */
  private void check(int epoch) {
    try {
      int examples = changes.data(experiment.data(), epoch).examples();
      for (Lane lane : lanes) {
        Blueprint.of(changes.lane(lane, epoch), base.task(), base.classes(), examples);
      }
    } catch (BadSetting fault) {
      throw fault.in(Changes.KEY);
    }
  }

  private EpochSettings(Split split, Lane lane) {
    experiment = null;
    lanes = List.of(lane);
    changes = Changes.NONE;
    base = split;
    generated = split.train();
  }

  /** One lane on which nothing changes. */
  public static EpochSettings of(Split split, Lane lane) {
    return new EpochSettings(split, lane);
  }

  /** The examples at the start. */
  public Split split() {
    return base;
  }

  /** The examples after so many epochs: the same object as long as they are the same. */
  public Split split(int epoch) {
    int points = changes.points(epoch);
    return points == 0
        ? base
        : splits.computeIfAbsent(
            points, n -> base.withTrain(changes.data(experiment.data(), epoch).edited(generated)));
  }

  /** The settings of lane {@code lane}, from 0, after so many epochs. */
  public Lane lane(int lane, int epoch) {
    return changes.lane(lanes.get(lane), epoch);
  }

  /** Whether all is as in the other up to this epoch, what is changed after it included. */
  public boolean agrees(EpochSettings other, int epoch) {
    return this == other
        || experiment != null
            && other.experiment != null
            && experiment.upTo(epoch).equals(other.experiment.upTo(epoch));
  }

  /** Whether something is changed after exactly so many epochs. */
  public boolean changes(int epoch) {
    return changes.at(epoch);
  }

  /** The epoch of the next change after so many epochs. */
  public int next(int epoch) {
    return changes.next(epoch);
  }
}
