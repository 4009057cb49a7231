package descent.data;

import descent.math.RandomStream;
import org.apache.commons.math3.util.FastMath;

/**
 * Round clouds, one per class, their centres evenly spaced on the unit circle; {@code noise} is
 * their deviation.
 */
final class Blobs implements Generator {

  @Override
  public Examples draw(int n, double noise, int classes, RandomStream stream) {
    double[][] x = new double[2][n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      int c = i % classes;
      double angle = 2 * Math.PI * c / classes;
      x[0][i] = FastMath.sin(angle);
      x[1][i] = FastMath.cos(angle);
      y[i] = c;
    }
    Generator.addNoise(x, noise, stream);
    return new Examples(x, y);
  }
}
