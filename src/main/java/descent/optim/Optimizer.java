package descent.optim;

import descent.setting.Range;

/**
 * How a step is made from a gradient: the settings. {@link #state} makes the mutable part, which
 * belongs to one run.
 *
 * <p>g is the gradient of the cost, θ a parameter, t counts steps from 1.
 */
public interface Optimizer {

  /** What β₁ and β₂ may be. */
  Range BETA = Range.below(0, 1);

  /** What ε may be. */
  Range EPSILON = Range.above(0, 1);

  /** A fresh state for {@code n} parameters. */
  OptimizerState state(int n);

  /** Which it is. */
  OptimizerName is();

  /** Its settings; the usual ones where it has none of its own. */
  OptimizerSettings settings();

  /** The name in an experiment's URL, such as {@code rmsprop}. */
  default String key() {
    return is().key();
  }

  /**
   * Whether λ of L2 acts as a shrinking of the weights beside the gradient instead of as a part of
   * it (Loshchilov and Hutter 2019).
   */
  default boolean decouplesWeightDecay() {
    return false;
  }
}
