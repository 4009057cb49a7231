package descent.check;

import java.util.function.DoubleUnaryOperator;

/**
 * A derivative from central quotients of falling steps, extrapolated to step 0, and how far it may
 * be off. Truncation and rounding are both seen, so the step need not be chosen.
 *
 * <p><b>Source:</b> Ridders, "Accurate computation of F′(x) and F′(x)F″(x)", 1982. <b>NaN</b> and
 * infinite quotients give an infinite error.
 *
 * @param value the derivative
 * @param error an estimate of |value − truth|
 */
record Extrapolation(double value, double error) {
  private static final int ROWS = 8;
  private static final double RATIO = 1.6;
  private static final double GROWS = 2;

  /**
   * @param quotient (f(x+h) − f(x−h))/2h of h
   * @param start the largest h
   */
  static Extrapolation of(DoubleUnaryOperator quotient, double start) {
    double[] above = new double[ROWS];
    double[] row = new double[ROWS];
    double h = start;
    above[0] = quotient.applyAsDouble(h);
    Extrapolation best = new Extrapolation(above[0], Double.POSITIVE_INFINITY);
    for (int i = 1; i < ROWS; i++) {
      h /= RATIO;
      row[0] = quotient.applyAsDouble(h);
      double factor = RATIO * RATIO;
      for (int j = 1; j <= i; j++) {
        row[j] = (row[j - 1] * factor - above[j - 1]) / (factor - 1);
        factor *= RATIO * RATIO;
        double error = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - above[j - 1]));
        if (error <= best.error()) {
          best = new Extrapolation(row[j], error);
        }
      }
      if (Math.abs(row[i] - above[i - 1]) >= GROWS * best.error()) {
        break;
      }
      double[] swap = above;
      above = row;
      row = swap;
    }
    return best;
  }
}
