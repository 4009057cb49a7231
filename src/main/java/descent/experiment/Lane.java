package descent.experiment;

import descent.check.Bug;
import descent.data.Feature;
import descent.nn.HiddenLayer;
import descent.nn.LossName;
import descent.setting.BadSetting;
import java.util.List;

/**
 * Everything that decides a run beside its data: one column of a comparison.
 *
 * @param inputs what the network sees of a point, at least one
 * @param hidden the hidden layers, first to last; none for logistic regression
 * @param start how the weights start
 * @param step how a step is made from a gradient
 * @param batching which examples a step sees
 * @param restraint what keeps the network from fitting too well
 * @param loss what is minimised
 * @param bugs mistakes planted in the backward pass, none in earnest
 */
public record Lane(
    List<Feature> inputs,
    List<HiddenLayer> hidden,
    Start start,
    StepRule step,
    Batching batching,
    Restraint restraint,
    LossName loss,
    List<Bug> bugs) {

  /**
   * @throws BadSetting for inputs that are none or repeat one
   */
  public Lane {
    inputs = List.copyOf(inputs);
    hidden = List.copyOf(hidden);
    bugs = List.copyOf(bugs);
    BadSetting.unless(!inputs.isEmpty(), "inputs", "none", "at least one");
    BadSetting.unless(
        inputs.stream().distinct().count() == inputs.size(), "inputs", inputs, "given once each");
  }

  /** The same lane with mistakes planted in its backward pass. */
  public Lane withBugs(List<Bug> planted) {
    return new Lane(inputs, hidden, start, step, batching, restraint, loss, planted);
  }

  /**
   * The same lane with other luck: the start, the shuffles and the dropout of seed {@code i}; 0 is
   * the lane itself. Shuffles of an epoch come from a stream of their own each, so their seeds are
   * far apart.
   */
  public Lane withSeed(int i) {
    Start other = new Start(start.initializer(), start.scale(), start.seed() + i);
    Restraint masked = restraint.withMasks(restraint.masks(), restraint.dropoutSeed() + i);
    return new Lane(inputs, hidden, other, step, batching.withLuck(i), masked, loss, bugs);
  }

  /** The same lane with another learning rate. */
  public Lane withLearningRate(double rate) {
    return new Lane(
        inputs, hidden, start, step.withLearningRate(rate), batching, restraint, loss, bugs);
  }

  /** The same lane held back by something else. */
  public Lane withRestraint(Restraint other) {
    return new Lane(inputs, hidden, start, step, batching, other, loss, bugs);
  }

  /** The same lane with other hidden layers. */
  public Lane withHidden(List<HiddenLayer> layers) {
    return new Lane(inputs, layers, start, step, batching, restraint, loss, bugs);
  }

  /** The same lane with another loss. */
  public Lane withLoss(LossName other) {
    return new Lane(inputs, hidden, start, step, batching, restraint, other, bugs);
  }
}
