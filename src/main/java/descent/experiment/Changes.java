package descent.experiment;

import descent.data.DataSettings;
import descent.data.Edit;
import descent.setting.BadSetting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is changed on the way of a run, in order. Immutable.
 *
 * <p>A change after epoch e is in force once e epochs are done: the report of epoch e is measured
 * with it, and the next epoch is trained with it. Of one setting there is one change an epoch at
 * most; of points there may be several.
 */
public record Changes(List<Change> all) {

  /** Nothing is changed. */
  public static final Changes NONE = new Changes(List.of());

  /** What is at fault where a change is. */
  static final String KEY = "changes";

  /** How many there may be. */
  public static final int MOST = 500;

  public Changes {
    all = all.stream().sorted(Comparator.comparingInt(Change::epoch)).toList();
    BadSetting.unless(all.size() <= MOST, KEY, all.size(), "at most " + MOST);
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size() && all.get(j).epoch() == all.get(i).epoch(); j++) {
        if (all.get(i).what().isReplacedBy(all.get(j).what())) {
          throw new BadSetting(
              KEY, "two after epoch " + all.get(i).epoch(), "one an epoch for each setting");
        }
      }
    }
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** How many are in force after so many epochs. */
  int count(int epoch) {
    int count = 0;
    while (count < all.size() && all.get(count).epoch() <= epoch) {
      count++;
    }
    return count;
  }

  /** Whether something is changed after exactly so many epochs. */
  boolean at(int epoch) {
    return epoch > 0 && next(epoch - 1) == epoch;
  }

  /** How many changes of points are in force after so many epochs. */
  int points(int epoch) {
    return edits(epoch).size();
  }

  /**
   * The epoch of the first that is not yet in force after so many epochs; the largest number there
   * is for none.
   */
  int next(int epoch) {
    int count = count(epoch);
    return count < all.size() ? all.get(count).epoch() : Integer.MAX_VALUE;
  }

  /** The epochs after which something is changed, rising. */
  public List<Integer> epochs() {
    return all.stream().map(Change::epoch).distinct().toList();
  }

  /** Those in force after so many epochs; later ones are forgotten. */
  public Changes upTo(int epoch) {
    return new Changes(all.subList(0, count(epoch)));
  }

  /** A lane's settings after so many epochs. */
  public Lane lane(Lane lane, int epoch) {
    Lane now = lane;
    for (Change change : all.subList(0, count(epoch))) {
      now = change.what().of(now);
    }
    return now;
  }

  /** The settings of the examples after so many epochs. */
  public DataSettings data(DataSettings data, int epoch) {
    List<Edit> edits = edits(epoch);
    return edits.isEmpty() ? data : data.with(edits);
  }

  /** Changes by hand to the examples, made in the first so many epochs. */
  private List<Edit> edits(int epoch) {
    return all.subList(0, count(epoch)).stream()
        .filter(change -> change.what() instanceof Change.Points)
        .map(change -> ((Change.Points) change.what()).edit())
        .toList();
  }

  /**
   * These with further ones made after epoch {@code epoch}, each in place of one of the same
   * setting.
   */
  Changes with(int epoch, List<Change.What> further) {
    List<Change> list = new ArrayList<>(all);
    for (Change.What what : further) {
      list.removeIf(change -> change.epoch() == epoch && change.what().isReplacedBy(what));
      list.add(new Change(epoch, what));
    }
    return new Changes(list);
  }
}
