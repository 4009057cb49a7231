package descent.data;

import descent.math.RandomStream;
import org.apache.commons.math3.util.FastMath;

/**
 * As many arms as classes, each winding 1¼ times outwards from the origin to radius 1; class c is
 * arm c.
 *
 * <p>Example i of an arm of k lies at radius r = (i + 1)/k and angle 2π(1.25·r + c/classes),
 * clockwise from the top.
 */
final class Spiral implements Generator {
  private static final double TURNS = 1.25;

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      int arm = i % classes;
      int arms = (n - arm + classes - 1) / classes;
      double r = (i / classes + 1.0) / arms;
      double angle = 2 * Math.PI * (TURNS * r + (double) arm / classes);
      x[0][i] = r * FastMath.sin(angle);
      x[1][i] = r * FastMath.cos(angle);
      y[i] = arm;
    }
    Generator.addNoise(x, noise, stream);
    return new Examples(x, y);
  }
}
