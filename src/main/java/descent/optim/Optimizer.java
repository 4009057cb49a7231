package descent.optim;

import descent.setting.Range;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /**
   * Its step as expressions: what its kernel is held against, and what formulas are printed from.
   */
  UpdateRule rule();

  /** Its own numbers by their keys, in order. */
  default Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("beta1", settings().beta1());
    numbers.put("beta2", settings().beta2());
    numbers.put("epsilon", settings().epsilon());
    numbers.keySet().retainAll(is().uses());
    return numbers;
  }

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
