package descent.data;

import descent.math.RandomStream;
import org.apache.commons.math3.util.FastMath;

/**
 * Regression on two hills and two hollows: y = sin(πx₁)·sin(πx₂) over [−1, 1]²; {@code noise} is
 * added to y, not to the point.
 */
final class Hills implements Generator {

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[0][i] = 2 * stream.rand() - 1;
      x[1][i] = 2 * stream.rand() - 1;
      y[i] =
          FastMath.sin(Math.PI * x[0][i]) * FastMath.sin(Math.PI * x[1][i])
              + noise * stream.randn();
    }
    return new Examples(x, y);
  }
}
