package descent.data;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.util.FastMath;

/** An input of the network, made from the two coordinates of a point. */
public enum Feature {
  X1,
  X2,
  X1X1,
  X2X2,
  X1X2,
  SINX1,
  SINX2;

  /** The name in an experiment's URL, such as {@code x1x2}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The feature's value at a point. */
  public double of(double x1, double x2) {
    return switch (this) {
      case X1 -> x1;
      case X2 -> x2;
      case X1X1 -> x1 * x1;
      case X2X2 -> x2 * x2;
      case X1X2 -> x1 * x2;
      case SINX1 -> FastMath.sin(x1);
      case SINX2 -> FastMath.sin(x2);
    };
  }

  /** The network's input X for points of the plane: one row per feature, a column per point. */
  public static double[][] rows(List<Feature> features, double[][] points) {
    int m = points[0].length;
    double[][] rows = new double[features.size()][m];
    for (int f = 0; f < rows.length; f++) {
      Feature feature = features.get(f);
      for (int i = 0; i < m; i++) {
        rows[f][i] = feature.of(points[0][i], points[1][i]);
      }
    }
    return rows;
  }
}
