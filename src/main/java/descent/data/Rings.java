package descent.data;

import descent.math.RandomStream;
import org.apache.commons.math3.util.FastMath;

/**
 * Concentric rings, one per class: class c at radius (c + ½)/classes, its angles drawn uniformly.
 */
final class Rings implements Generator {

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      int c = i % classes;
      double radius = (c + 0.5) / classes;
      double angle = 2 * Math.PI * stream.rand();
      x[0][i] = radius * FastMath.cos(angle);
      x[1][i] = radius * FastMath.sin(angle);
      y[i] = c;
    }
    Generator.addNoise(x, noise, stream);
    return new Examples(x, y);
  }
}
