package descent.data;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
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
public record DataSettings(
    DataName name,
    int train,
    int dev,
    int test,
    double noise,
    int classes,
    int seed,
    List<Edit> edits) {

  /** The largest seed; seeds made from it (the next ones, one an epoch) still fit in 31 bits. */
  public static final int LARGEST_SEED = 1_000_000_000;

  private static final int MOST_EDITS = 500;

  public DataSettings {
    require(train >= 1, "n must be at least 1, was " + train);
    require(dev >= 0, "dev must be at least 0, was " + dev);
    require(test >= 0, "test must be at least 0, was " + test);
    require(noise >= 0 && noise <= 10, "noise must be in [0, 10], was " + noise);
    require(classes >= 2 && classes <= 6, "classes must be in 2..6, was " + classes);
    require(
        seed >= 0 && seed <= LARGEST_SEED,
        "dataSeed must be in 0.." + LARGEST_SEED + ", was " + seed);
    edits = List.copyOf(edits);
    require(
        edits.size() <= MOST_EDITS,
        "edits must be at most " + MOST_EDITS + ", was " + edits.size());
    require(
        classes == 2 || name.takesClasses(),
        "classes must be 2 for " + name.key() + ", was " + classes);
    int all = train + added(edits);
    for (Edit edit : edits) {
      check(edit, name.task(classes), classes, all);
    }
    require(left(train, edits) > 0, "edits must be such that an example is left, was none");
  }

  /** Settings without changes by hand. */
  public DataSettings(
      DataName name, int train, int dev, int test, double noise, int classes, int seed) {
    this(name, train, dev, test, noise, classes, seed, List.of());
  }

  private static int added(List<Edit> edits) {
    return (int) edits.stream().filter(Edit.Add.class::isInstance).count();
  }

  private static int left(int train, List<Edit> edits) {
    return train
        + added(edits)
        - (int) edits.stream().filter(Edit.Drop.class::isInstance).distinct().count();
  }

  private static void check(Edit edit, Task task, int classes, int all) {
    if (edit instanceof Edit.Move move) {
      check(move.index(), all);
    } else if (edit instanceof Edit.Drop drop) {
      check(drop.index(), all);
    } else if (edit instanceof Edit.Add add && task != Task.REGRESSION) {
      require(
          add.y() == Math.rint(add.y()) && add.y() >= 0 && add.y() < classes,
          "edits must be of a class in 0.." + (classes - 1) + ", was " + add.y());
    }
  }

  private static void check(int index, int all) {
    require(
        index >= 0 && index < all,
        "edits must be of an example in 0.." + (all - 1) + ", was " + index);
  }

  /** What is asked of the network. */
  public Task task() {
    return name.task(classes);
  }

  /** Training examples when all changes by hand are made. */
  public int examples() {
    return left(train, edits);
  }

  /** The same settings with further changes by hand, after those there are. */
  public DataSettings with(List<Edit> further) {
    return new DataSettings(
        name,
        train,
        dev,
        test,
        noise,
        classes,
        seed,
        Stream.concat(edits.stream(), further.stream()).toList());
  }

  /** The training examples as the recipe gives them, without changes by hand. */
  public Examples generate() {
    return name.draw(train, noise, classes, seed);
  }

  /** The changes by hand made to the generated examples. */
  public Examples edited(Examples generated) {
    return Edits.apply(generated, edits);
  }

  /** Draws the three sets. The same settings give the same bits everywhere. */
  public Split draw() {
    return new Split(
        task(),
        classes,
        edited(generate()),
        name.draw(dev, noise, classes, seed + 2),
        name.draw(test, noise, classes, seed + 1),
        bestError());
  }

  /**
   * The error of the best possible classifier: 0 where no noise mixes the classes, Φ(−√2/noise) for
   * two round clouds whose centres are 2√2 apart; empty where it isn't known.
   */
  private OptionalDouble bestError() {
    if (task() == Task.REGRESSION) {
      return OptionalDouble.empty();
    }
    if (noise == 0) {
      return OptionalDouble.of(0);
    }
    return name == DataName.GAUSSIANS
        ? OptionalDouble.of(
            new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.sqrt(2) / noise))
        : OptionalDouble.empty();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
