package descent.view;

import org.apache.commons.math3.util.FastMath;

/**
 * Counts of values in bins of equal width.
 *
 * <p>On a linear axis the bins span ±R with R rounded up to 1, 2 or 5 × 10ᵏ, so that the axis
 * seldom changes. On a log axis they span 10⁻¹² … 10³ in quarters of a decade; exact zeros are
 * counted apart, what lies beyond an end in its last bin.
 *
 * @param low left end; of log₁₀|value| on a log axis
 * @param high right end
 * @param counts one a bin
 * @param zeros values that are exactly 0 (log axis only)
 */
public record Histogram(boolean logarithmic, double low, double high, int[] counts, int zeros) {
  private static final int LINEAR_BINS = 48;
  private static final double LOG_LOW = -12;
  private static final double LOG_HIGH = 3;
  private static final int LOG_BINS = 60;

  static Histogram linear(double[] values, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    double reach = roundUp(largest);
    int[] counts = new int[LINEAR_BINS];
    for (int i = 0; i < n; i++) {
      counts[bin((values[i] + reach) / (2 * reach), LINEAR_BINS)]++;
    }
    return new Histogram(false, -reach, reach, counts, 0);
  }

  static Histogram logarithmic(double[] values, int n) {
    int[] counts = new int[LOG_BINS];
    int zeros = 0;
    for (int i = 0; i < n; i++) {
      double magnitude = Math.abs(values[i]);
      if (magnitude == 0) {
        zeros++;
      } else {
        counts[bin((FastMath.log10(magnitude) - LOG_LOW) / (LOG_HIGH - LOG_LOW), LOG_BINS)]++;
      }
    }
    return new Histogram(true, LOG_LOW, LOG_HIGH, counts, zeros);
  }

  private static int bin(double share, int bins) {
    return Math.max(0, Math.min(bins - 1, (int) (share * bins)));
  }

  /** The smallest of 1, 2, 5 × 10ᵏ that is at least {@code value}; 1 for 0. */
  static double roundUp(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      return 1;
    }
    double power = FastMath.pow(10, (int) FastMath.floor(FastMath.log10(value)));
    for (double step : new double[] {1, 2, 5}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
