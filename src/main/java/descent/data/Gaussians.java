package descent.data;

import descent.math.RandomStream;

/**
 * Two round clouds about (−1, −1), class 0, and (1, 1), class 1; {@code noise} is their standard
 * deviation.
 *
 * <p>The classes alternate. The best possible classifier is the line x₁ + x₂ = 0, whose error is
 * Φ(−√2/noise).
 */
final class Gaussians implements Generator {

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = i % 2;
      x[0][i] = i % 2 == 0 ? -1 : 1;
      x[1][i] = x[0][i];
    }
    Generator.addNoise(x, noise, stream);
    return new Examples(x, y);
  }
}
