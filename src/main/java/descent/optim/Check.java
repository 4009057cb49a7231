package descent.optim;

/** The ranges that settings of optimizers share. */
final class Check {
  private Check() {}

  static void decay(String name, double beta) {
    if (!(beta >= 0 && beta < 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1), was " + beta);
    }
  }

  static void epsilon(double epsilon) {
    if (!(epsilon > 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("epsilon must be in (0, 1], was " + epsilon);
    }
  }
}
