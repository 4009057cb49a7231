package descent.optim;

/** The ranges that settings of optimizers share. */
final class Check {
  private Check() {}

  static void decay(String name, double beta) {
    Optimizer.BETA.check(name, beta);
  }

  static void epsilon(double epsilon) {
    Optimizer.EPSILON.check("epsilon", epsilon);
  }
}
