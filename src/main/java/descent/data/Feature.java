package descent.data;

import descent.setting.Choice;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.util.FastMath;

/** An input of the network, made from the two coordinates of a point. */
public enum Feature implements Choice {
  X1("x1", "x₁", "x_1"),
  X2("x2", "x₂", "x_2"),
  X1X1("x1 squared", "x₁²", "x_1^2"),
  X2X2("x2 squared", "x₂²", "x_2^2"),
  X1X2("x1 times x2", "x₁x₂", "x_1x_2"),
  SINX1("sine of x1", "sin x₁", "\\sin x_1"),
  SINX2("sine of x2", "sin x₂", "\\sin x_2");

  private final String title;
  private final String brief;
  private final String tex;

  Feature(String title, String brief, String tex) {
    this.title = title;
    this.brief = brief;
    this.tex = tex;
  }

  /** As it is spoken. */
  @Override
  public String title() {
    return title;
  }

  @Override
  public String brief() {
    return brief;
  }

  @Override
  public String tex() {
    return tex;
  }

  @Override
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
