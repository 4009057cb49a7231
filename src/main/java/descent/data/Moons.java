package descent.data;

import descent.math.RandomStream;
import org.apache.commons.math3.util.FastMath;

/**
 * Two interleaved half circles: the course's optimization data, point for point what scikit-learn's
 * {@code make_moons} draws.
 *
 * <p>Outer moon (class 0): (cos t, sin t), inner moon (class 1): (1 − cos t, ½ − sin t), t evenly
 * spaced over [0, π] with both ends; one permutation, then noise.
 */
final class Moons implements Generator {

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    int outer = n / 2;
    int inner = n - outer;
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < outer; i++) {
      double t = angle(i, outer);
      x[0][i] = FastMath.cos(t);
      x[1][i] = FastMath.sin(t);
    }
    for (int i = 0; i < inner; i++) {
      double t = angle(i, inner);
      x[0][outer + i] = 1 - FastMath.cos(t);
      x[1][outer + i] = 1 - FastMath.sin(t) - 0.5;
      y[outer + i] = 1;
    }
    Examples shuffled = Generator.reorder(new Examples(x, y), stream.permutation(n));
    Generator.addNoise(shuffled.x(), noise, stream);
    return shuffled;
  }

  /** The i-th of {@code count} evenly spaced angles, the last exactly π. */
  private static double angle(int i, int count) {
    if (i == count - 1 && count > 1) {
      return Math.PI;
    }
    return count == 1 ? 0 : i * (Math.PI / (count - 1));
  }
}
