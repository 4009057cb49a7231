package descent.view;

import descent.data.Examples;
import descent.data.Split;
import java.util.List;

/** The square part of the plane that all pictures of an experiment show. */
public record Box(double x1Low, double x1High, double x2Low, double x2High) {
  private static final double MARGIN = 1.15;

  /** Whether a place is in it. */
  public boolean holds(double x1, double x2) {
    return x1 >= x1Low && x1 <= x1High && x2 >= x2Low && x2 <= x2High;
  }

  /** The smallest square about all points of all sets, widened by 15 % and rounded up to tenths. */
  public static Box around(Split split) {
    return around(split, List.of());
  }

  /** The same with further places, [x₁, x₂] each. */
  public static Box around(Split split, List<double[]> places) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (Examples set : new Examples[] {split.train(), split.dev(), split.test()}) {
      for (int d = 0; d < 2; d++) {
        for (double value : set.x()[d]) {
          low[d] = Math.min(low[d], value);
          high[d] = Math.max(high[d], value);
        }
      }
    }
    for (double[] place : places) {
      for (int d = 0; d < 2; d++) {
        low[d] = Math.min(low[d], place[d]);
        high[d] = Math.max(high[d], place[d]);
      }
    }
    double half = Math.max(high[0] - low[0], high[1] - low[1]) / 2 * MARGIN;
    half = Math.max(0.1, Math.ceil(half * 10) / 10);
    double c1 = Math.round((low[0] + high[0]) * 10) / 20.0;
    double c2 = Math.round((low[1] + high[1]) * 10) / 20.0;
    return new Box(c1 - half, c1 + half, c2 - half, c2 + half);
  }

  /** The centre of column {@code i} of {@code side}, counted from the left. */
  public double x1(int i, int side) {
    return x1Low + (i + 0.5) / side * (x1High - x1Low);
  }

  /** The centre of row {@code i} of {@code side}, counted from the top. */
  public double x2(int i, int side) {
    return x2High - (i + 0.5) / side * (x2High - x2Low);
  }
}
