package descent.data;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What decides the examples of an experiment, and nothing else does.
 *
 * @param name the recipe
 * @param train examples to learn from, at least 1
 * @param dev examples to choose settings by, may be 0
 * @param test examples to report on, may be 0
 * @param noise the generator's own noise, at least 0
 * @param classes number of classes, 2 … 6; 2 where the data set has no choice
 * @param edits changes by hand to the training examples, at most 500
 * @param seed train is drawn from this seed, test from the next, dev from the one after
 */
public record DataSettings(DataName name, int train, int dev, int test, double noise, int classes, int seed, List<Edit> edits) {

  /** The largest seed; seeds made from it (the next ones, one an epoch) still fit in 31 bits. */
  public static final int LARGEST_SEED = 1_000_000_000;

  private static final int MOST_EDITS = 500;

  public DataSettings {
    require(train >= 1, "n must be at least 1, was " + train);
    require(dev >= 0, "dev must be at least 0, was " + dev);
    require(test >= 0, "test must be at least 0, was " + test);
    require(noise >= 0 && noise <= 10, "noise must be in [0, 10], was " + noise);
    require(classes >= 2 && classes <= 6, "classes must be in 2..6, was " + classes);
    require(seed >= 0 && seed <= LARGEST_SEED, "dataSeed must be in 0.." + LARGEST_SEED + ", was " + seed);
    edits = List.copyOf(edits);
    require(edits.size() <= MOST_EDITS, "edits must be at most " + MOST_EDITS + ", was " + edits.size());
    require(classes == 2 || name.takesClasses(), "classes must be 2 for " + name.key() + ", was " + classes);
    for (Edit edit : edits) {
      check(edit, name.task(classes), classes, train);
    }
    require(edits.stream().filter(Edit.Drop.class::isInstance).distinct().count() < train
            || edits.stream().anyMatch(Edit.Add.class::isInstance),
        "edits must be such that an example is left, was none");
  }

  /** Settings without changes by hand. */
  public DataSettings(DataName name, int train, int dev, int test, double noise, int classes, int seed) {
    this(name, train, dev, test, noise, classes, seed, List.of());
  }

  private static void check(Edit edit, Task task, int classes, int train) {
    if (edit instanceof Edit.Move move) {
      check(move.index(), train);
    } else if (edit instanceof Edit.Drop drop) {
      check(drop.index(), train);
    } else if (edit instanceof Edit.Add add && task != Task.REGRESSION) {
      require(add.y() == Math.rint(add.y()) && add.y() >= 0 && add.y() < classes,
          "edits must be of a class in 0.." + (classes - 1) + ", was " + add.y());
    }
  }

  private static void check(int index, int train) {
    require(index >= 0 && index < train, "edits must be of an example in 0.." + (train - 1) + ", was " + index);
  }

  /** What is asked of the network. */
  public Task task() {
    return name.task(classes);
  }

  /** Draws the three sets. The same settings give the same bits everywhere. */
  public Split draw() {
    return new Split(
        task(),
        classes,
        Edits.apply(name.draw(train, noise, classes, seed), edits),
        name.draw(dev, noise, classes, seed + 2),
        name.draw(test, noise, classes, seed + 1),
        bestError());
  }

  /**
   * The error of the best possible classifier: 0 where no noise mixes the classes, Φ(−√2/noise) for two round clouds
   * whose centres are 2√2 apart; empty where it isn't known.
   */
  private OptionalDouble bestError() {
    if (task() == Task.REGRESSION) {
      return OptionalDouble.empty();
    }
    if (noise == 0) {
      return OptionalDouble.of(0);
    }
    return name == DataName.GAUSSIANS
        ? OptionalDouble.of(new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.sqrt(2) / noise))
        : OptionalDouble.empty();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
