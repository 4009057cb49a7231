package descent.data;

import descent.math.RandomStream;
import org.apache.commons.math3.util.FastMath;

/**
 * Two rings about the origin, radius 1 (class 0) and 0.8 (class 1): the course's initialization
 * data.
 *
 * <p>Evenly spaced angles i·2π/(n/2), one permutation, then noise; point for point what
 * scikit-learn's {@code make_circles} draws with factor 0.8.
 */
final class Circles implements Generator {
  private static final double FACTOR = 0.8;

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    int outer = n / 2;
    int inner = n - outer;
    double[][] x = new double[2][n];
    double[] y = new double[n];
    ring(x, 0, outer, 1);
    ring(x, outer, inner, FACTOR);
    java.util.Arrays.fill(y, outer, n, 1);
    Examples shuffled = Generator.reorder(new Examples(x, y), stream.permutation(n));
    Generator.addNoise(shuffled.x(), noise, stream);
    return shuffled;
  }

  private static void ring(double[][] x, int from, int count, double radius) {
    double step = 2 * Math.PI / count;
    for (int i = 0; i < count; i++) {
      double angle = i * step;
      x[0][from + i] = FastMath.cos(angle) * radius;
      x[1][from + i] = FastMath.sin(angle) * radius;
    }
  }
}
