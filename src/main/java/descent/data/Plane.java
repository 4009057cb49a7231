package descent.data;

import descent.math.RandomStream;

/**
 * Regression on a tilted plane: y = (x₁ + x₂)/2 over [−1, 1]²; {@code noise} is added to y, not to
 * the point.
 */
final class Plane implements Generator {

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[0][i] = 2 * stream.rand() - 1;
      x[1][i] = 2 * stream.rand() - 1;
      y[i] = (x[0][i] + x[1][i]) / 2 + noise * stream.randn();
    }
    return new Examples(x, y);
  }
}
