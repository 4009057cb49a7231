package descent.optim;

import java.util.Map;

/**
 * What an optimizer remembers between steps: moments and a step count. Owned by one run; never
 * shared.
 *
 * <p>θ, g and the moments are flat vectors of all parameters, in the same order.
 */
public interface OptimizerState {
  /** One step: changes θ in place, given its gradient g. Allocates nothing. */
  void update(double[] theta, double[] g, double learningRate);

  /**
   * Takes over all that {@code other} remembers; allocates nothing.
   *
   * @throws ClassCastException if {@code other} belongs to another optimizer
   */
  void assign(OptimizerState other);

  /**
   * What it remembers of each parameter, by its letter on the blackboard (v, s); live vectors as
   * long as θ.
   */
  default Map<String, double[]> moments() {
    return Map.of();
  }

  /** Steps taken, for an optimizer whose step depends on their number; else 0. */
  default long steps() {
    return 0;
  }
}
