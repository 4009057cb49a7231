package descent.data;

import descent.math.RandomStream;

/**
 * A recipe for examples: draws {@code n} points from a stream, always in the same order of draws.
 *
 * <p>Noise is the standard deviation of what is added to every coordinate, in the units of the
 * plane, unless the generator says otherwise.
 */
@FunctionalInterface
interface Generator {
  /** Draws {@code n} examples of {@code classes} classes (ignored where there is no choice). */
  Examples draw(int n, double noise, int classes, RandomStream stream);

  /** Adds {@code noise} × randn to every point, example by example, x₁ before x₂. */
  static void addNoise(double[][] x, double noise, RandomStream stream) {
    for (int i = 0; i < x[0].length; i++) {
      x[0][i] += noise * stream.randn();
      x[1][i] += noise * stream.randn();
    }
  }

  /** Puts example {@code order[i]} at place {@code i}. */
  static Examples reorder(Examples examples, int[] order) {
    int n = order.length;
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[0][i] = examples.x()[0][order[i]];
      x[1][i] = examples.x()[1][order[i]];
      y[i] = examples.y()[order[i]];
    }
    return new Examples(x, y);
  }
}
