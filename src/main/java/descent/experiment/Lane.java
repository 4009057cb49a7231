package descent.experiment;

import descent.check.Bug;
import descent.data.DataSettings;
import descent.data.Feature;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.LossName;
import descent.optim.Optimizer;
import descent.optim.Schedule;
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

  /** Between the batch seeds of two lucks: more than any run has epochs. */
  private static final int SHUFFLES_APART = 10_000_000;

  public Lane {
    inputs = List.copyOf(inputs);
    hidden = List.copyOf(hidden);
    bugs = List.copyOf(bugs);
    require(!inputs.isEmpty(), "inputs must name at least one of x1,x2,x1x1,x2x2,x1x2,sinx1,sinx2");
    require(inputs.stream().distinct().count() == inputs.size(), "inputs must not repeat one");
    require(learningRate > 0 && learningRate <= 10, "lr must be in (0, 10], was " + learningRate);
    require(Math.abs(scale) <= 1000, "scale must be in [-1000, 1000], was " + scale);
    seed("weightSeed", weightSeed);
    seed("batchSeed", batchSeed);
    seed("dropoutSeed", dropoutSeed);
    require(batch >= 0, "batch must be full or at least 1, was " + batch);
    require(l1 >= 0 && l1 <= 1000, "l1 must be in [0, 1000], was " + l1);
    require(patience >= 0, "patience must be none or at least 1, was " + patience);
    require(l2 >= 0 && l2 <= 1000, "l2 must be in [0, 1000], was " + l2);
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

  private static void seed(String key, int seed) {
    require(
        seed >= 0 && seed <= DataSettings.LARGEST_SEED,
        key + " must be in 0.." + DataSettings.LARGEST_SEED + ", was " + seed);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
