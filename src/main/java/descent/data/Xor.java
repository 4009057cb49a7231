package descent.data;

import descent.math.RandomStream;

/**
 * Four quadrants of the square [−1, 1]²: class 1 where x₁ and x₂ differ in sign, kept 0.06 clear of
 * the axes.
 */
final class Xor implements Generator {
  private static final double GAP = 0.06;

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[0][i] = away(2 * stream.rand() - 1);
      x[1][i] = away(2 * stream.rand() - 1);
      y[i] = x[0][i] * x[1][i] < 0 ? 1 : 0;
    }
    Generator.addNoise(x, noise, stream);
    return new Examples(x, y);
  }

  private static double away(double u) {
    return u < 0 ? u * (1 - GAP) - GAP : u * (1 - GAP) + GAP;
  }
}
