package descent.data;

import descent.math.RandomStream;

/**
 * A board of 4 × 4 squares over [−1, 1]²: class 1 on the dark squares, the lower left one among
 * them.
 */
final class Checkerboard implements Generator {

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double u = stream.rand();
      double v = stream.rand();
      y[i] = ((int) (4 * u) + (int) (4 * v)) % 2 == 0 ? 1 : 0;
      x[0][i] = 2 * u - 1;
      x[1][i] = 2 * v - 1;
    }
    Generator.addNoise(x, noise, stream);
    return new Examples(x, y);
  }
}
