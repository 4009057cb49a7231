package descent.experiment;

import descent.check.Bug;
import descent.data.DataSettings;
import descent.data.Feature;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.LossName;
import descent.optim.Optimizer;
import descent.optim.Schedule;
import descent.setting.BadSetting;
import descent.setting.Range;
import java.util.List;

/**
 * Everything that decides a run beside its data: one column of a comparison.
 *
 * @param inputs what the network sees of a point, at least one
 * @param hidden the hidden layers, first to last; none for logistic regression
 * @param initializer how the weights start
 * @param scale multiplies the initial weights
 * @param weightSeed seed of the draws behind the weights
 * @param optimizer how a step is made
 * @param learningRate α₀, in (0, 10]
 * @param decay how α changes from epoch to epoch
 * @param batch examples per step; 0 for all at once
 * @param batchSeed epoch e (from 0) is shuffled by a fresh stream of seed {@code batchSeed + 1 + e}
 * @param l1 λ of λ/m·Σ|W|
 * @param l2 λ of λ/(2m)·ΣW²
 * @param masks how dropout draws
 * @param dropoutSeed seed of the dropout masks
 * @param loss what is minimised
 * @param patience epochs to go on without a lower dev loss before stopping early; 0 for no early
 *     stopping
 * @param bugs mistakes planted in the backward pass, none in earnest
 */
public record Lane(
    List<Feature> inputs,
    List<HiddenLayer> hidden,
    Initializer initializer,
    double scale,
    int weightSeed,
    Optimizer optimizer,
    double learningRate,
    Schedule decay,
    int batch,
    int batchSeed,
    double l1,
    double l2,
    Masks masks,
    int dropoutSeed,
    LossName loss,
    int patience,
    List<Bug> bugs) {

  /** What α₀ may be. */
  public static final Range RATE = Range.above(0, 10);

  /** What λ of a penalty may be. */
  public static final Range PENALTY = Range.closed(0, 1000);

  /** What the initial weights may be multiplied by. */
  public static final Range SCALE = Range.closed(-1000, 1000);

  /** How many examples a batch may have, where it does not have all. */
  public static final Range BATCH = Range.whole(1, 1_000_000);

  /** How many epochs early stopping may wait. */
  public static final Range PATIENCE = Range.whole(1, 1_000_000);

  /** Between the batch seeds of two lucks: more than any run has epochs. */
  private static final int SHUFFLES_APART = 10_000_000;

  public Lane {
    inputs = List.copyOf(inputs);
    hidden = List.copyOf(hidden);
    bugs = List.copyOf(bugs);
    BadSetting.unless(!inputs.isEmpty(), "inputs", "none", "at least one");
    BadSetting.unless(
        inputs.stream().distinct().count() == inputs.size(), "inputs", inputs, "given once each");
    RATE.check("lr", learningRate);
    SCALE.check("scale", scale);
    DataSettings.SEED.check("weightSeed", weightSeed);
    DataSettings.SEED.check("batchSeed", batchSeed);
    DataSettings.SEED.check("dropoutSeed", dropoutSeed);
    BadSetting.unless(batch >= 0, "batch", batch, "full or at least 1");
    PENALTY.check("l1", l1);
    BadSetting.unless(patience >= 0, "patience", patience, "none or at least 1");
    PENALTY.check("l2", l2);
  }

  /** A lane without early stopping and without mistakes. */
  public Lane(
      List<Feature> inputs,
      List<HiddenLayer> hidden,
      Initializer initializer,
      double scale,
      int weightSeed,
      Optimizer optimizer,
      double learningRate,
      Schedule decay,
      int batch,
      int batchSeed,
      double l1,
      double l2,
      Masks masks,
      int dropoutSeed,
      LossName loss) {
    this(
        inputs,
        hidden,
        initializer,
        scale,
        weightSeed,
        optimizer,
        learningRate,
        decay,
        batch,
        batchSeed,
        l1,
        l2,
        masks,
        dropoutSeed,
        loss,
        0,
        List.of());
  }

  /** The same lane with early stopping. */
  public Lane withPatience(int epochs) {
    return new Lane(
        inputs,
        hidden,
        initializer,
        scale,
        weightSeed,
        optimizer,
        learningRate,
        decay,
        batch,
        batchSeed,
        l1,
        l2,
        masks,
        dropoutSeed,
        loss,
        epochs,
        bugs);
  }

  /** The same lane with mistakes planted in its backward pass. */
  public Lane withBugs(List<Bug> planted) {
    return new Lane(
        inputs,
        hidden,
        initializer,
        scale,
        weightSeed,
        optimizer,
        learningRate,
        decay,
        batch,
        batchSeed,
        l1,
        l2,
        masks,
        dropoutSeed,
        loss,
        patience,
        planted);
  }

  /**
   * The same lane with other luck: the start, the shuffles and the dropout of seed {@code i}; 0 is
   * the lane itself. Shuffles of an epoch come from a stream of their own each, so their seeds are
   * far apart.
   */
  public Lane withSeed(int i) {
    return new Lane(
        inputs,
        hidden,
        initializer,
        scale,
        weightSeed + i,
        optimizer,
        learningRate,
        decay,
        batch,
        batchSeed + SHUFFLES_APART * i,
        l1,
        l2,
        masks,
        dropoutSeed + i,
        loss,
        patience,
        bugs);
  }

  /** α after so many epochs. */
  public double rateAfter(int epochs) {
    return epochs == 0 ? learningRate : decay.rate(learningRate, epochs - 1);
  }

  /** The same lane with another learning rate. */
  public Lane withLearningRate(double rate) {
    return new Lane(
        inputs,
        hidden,
        initializer,
        scale,
        weightSeed,
        optimizer,
        rate,
        decay,
        batch,
        batchSeed,
        l1,
        l2,
        masks,
        dropoutSeed,
        loss,
        patience,
        bugs);
  }

  /** The same lane with other penalties. */
  public Lane withPenalties(double lambda1, double lambda2) {
    return new Lane(
        inputs,
        hidden,
        initializer,
        scale,
        weightSeed,
        optimizer,
        learningRate,
        decay,
        batch,
        batchSeed,
        lambda1,
        lambda2,
        masks,
        dropoutSeed,
        loss,
        patience,
        bugs);
  }

  /** The same lane with other hidden layers. */
  public Lane withHidden(List<HiddenLayer> layers) {
    return new Lane(
        inputs,
        layers,
        initializer,
        scale,
        weightSeed,
        optimizer,
        learningRate,
        decay,
        batch,
        batchSeed,
        l1,
        l2,
        masks,
        dropoutSeed,
        loss,
        patience,
        bugs);
  }
}
