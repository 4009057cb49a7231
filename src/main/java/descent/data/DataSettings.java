package descent.data;

import descent.setting.BadSetting;
import descent.setting.Range;
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
 * @param labels what is done to the classes; nothing for regression
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
    List<Edit> edits,
    Labels labels) {

  /** The largest seed; seeds made from it (the next ones, one an epoch) still fit in 31 bits. */
  public static final int LARGEST_SEED = 1_000_000_000;

  /** How many examples there may be to learn from. */
  public static final Range TRAIN = Range.whole(1, 1_000_000);

  /** How many examples there may be in a set that nothing is learned from. */
  public static final Range HELD_OUT = Range.whole(0, 1_000_000);

  public static final Range NOISE = Range.closed(0, 10);
  public static final Range CLASSES = Range.whole(2, 6);

  /** What every seed of an experiment may be. */
  public static final Range SEED = Range.whole(0, LARGEST_SEED);

  private static final int MOST_EDITS = 500;
  private static final String EDITS = "edits";

  public DataSettings {
    BadSetting.unless(train >= 1, "n", train, "at least 1");
    BadSetting.unless(dev >= 0, "dev", dev, "at least 0");
    BadSetting.unless(test >= 0, "test", test, "at least 0");
    NOISE.check("noise", noise);
    CLASSES.check("classes", classes);
    SEED.check("dataSeed", seed);
    edits = List.copyOf(edits);
    BadSetting.unless(edits.size() <= MOST_EDITS, EDITS, edits.size(), "at most " + MOST_EDITS);
    BadSetting.unless(
        classes == 2 || name.takesClasses(), "classes", classes, "2 for " + name.key());
    boolean classifies = name.task(classes) != Task.REGRESSION;
    BadSetting.unless(
        classifies || labels.imbalance() == 0,
        "imbalance",
        labels.imbalance(),
        "none for " + name.key());
    BadSetting.unless(
        classifies || labels.flip() == 0, "flip", labels.flip(), "0 for " + name.key());
    int all = train + added(edits);
    for (Edit edit : edits) {
      check(edit, name.task(classes), classes, all);
    }
    BadSetting.unless(left(train, edits) > 0, EDITS, "none", "such that an example is left");
  }

  /** Settings without changes by hand. */
  public DataSettings(
      DataName name, int train, int dev, int test, double noise, int classes, int seed) {
    this(name, train, dev, test, noise, classes, seed, List.of());
  }

  /** Settings with the labels as the recipe gives them. */
  public DataSettings(
      DataName name,
      int train,
      int dev,
      int test,
      double noise,
      int classes,
      int seed,
      List<Edit> edits) {
    this(name, train, dev, test, noise, classes, seed, edits, Labels.AS_THEY_ARE);
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
      Range known = Range.whole(0, classes - 1);
      BadSetting.unless(known.holds(add.y()), EDITS, add.y(), "of a class in " + known);
    }
  }

  private static void check(int index, int all) {
    Range known = Range.whole(0, all - 1);
    BadSetting.unless(known.holds(index), EDITS, index, "of an example in " + known);
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
        Stream.concat(edits.stream(), further.stream()).toList(),
        labels);
  }

  /** The training examples as the recipe gives them, without changes by hand. */
  public Examples generate() {
    return draw(train, seed);
  }

  private Examples draw(int n, int from) {
    return labels.draw(name, n, noise, classes, from);
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
        draw(dev, seed + 2),
        draw(test, seed + 1),
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
      return OptionalDouble.of(Math.min(labels.flip(), 1 - labels.flip() / (classes - 1)));
    }
    return name == DataName.GAUSSIANS && labels.equals(Labels.AS_THEY_ARE)
        ? OptionalDouble.of(
            new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.sqrt(2) / noise))
        : OptionalDouble.empty();
  }
}
