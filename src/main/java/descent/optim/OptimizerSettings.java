package descent.optim;

/**
 * The settings that optimizers have; each uses some.
 *
 * @param beta1 β₁ (β of momentum), in {@link Optimizer#BETA}
 * @param beta2 β₂, in {@link Optimizer#BETA}
 * @param epsilon ε, in {@link Optimizer#EPSILON}
 */
public record OptimizerSettings(double beta1, double beta2, double epsilon) {
  /** What they are where nothing else is said. */
  public static final OptimizerSettings USUAL = new OptimizerSettings(0.9, 0.999, 1e-8);

  OptimizerSettings withBeta1(double beta) {
    return new OptimizerSettings(beta, beta2, epsilon);
  }

  OptimizerSettings withBeta2(double beta) {
    return new OptimizerSettings(beta1, beta, epsilon);
  }

  OptimizerSettings withEpsilon(double small) {
    return new OptimizerSettings(beta1, beta2, small);
  }
}
