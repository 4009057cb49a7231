package descent.report;

import java.util.Arrays;

/**
 * How a number comes out over several seeds. Quartiles are interpolated linearly between
 * neighbours, as NumPy does by default (Hyndman and Fan's type 7). A value that is not finite
 * counts as larger than all others.
 *
 * @param least the smallest
 * @param q1 a quarter is below
 * @param median half is below
 * @param q3 three quarters are below
 * @param most the largest
 */
public record Spread(double least, double q1, double median, double q3, double most) {

  /** Of these values, at least one. */
  public static Spread of(double[] values) {
    double[] sorted =
        Arrays.stream(values)
            .map(v -> Double.isNaN(v) ? Double.POSITIVE_INFINITY : v)
            .sorted()
            .toArray();
    return new Spread(
        sorted[0],
        quantile(sorted, 25),
        quantile(sorted, 50),
        quantile(sorted, 75),
        sorted[sorted.length - 1]);
  }

  private static double quantile(double[] sorted, double percent) {
    double at = percent / 100 * (sorted.length - 1);
    int below = (int) at;
    double share = at - below;
    // Towards an infinite neighbour there is nothing to interpolate.
    return share == 0 || Double.isInfinite(sorted[below])
        ? sorted[below]
        : sorted[below] + share * (sorted[below + 1] - sorted[below]);
  }
}
