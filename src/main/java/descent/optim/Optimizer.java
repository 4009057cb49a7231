package descent.optim;

/**
 * How a step is made from a gradient: the settings. {@link #state} makes the mutable part, which
 * belongs to one run.
 *
 * <p>g is the gradient of the cost, θ a parameter, t counts steps from 1.
 */
public sealed interface Optimizer
    permits GradientDescent, Momentum, Nesterov, Adagrad, RmsProp, Adam, AdamW {

  /** A fresh state for {@code n} parameters. */
  OptimizerState state(int n);

  /** The name in an experiment's URL, such as {@code rmsprop}. */
  String key();

  /**
   * Whether λ of L2 acts as a shrinking of the weights beside the gradient instead of as a part of
   * it (Loshchilov and Hutter 2019).
   */
  default boolean decouplesWeightDecay() {
    return false;
  }
}
