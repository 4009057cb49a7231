package descent.check;

import java.util.stream.IntStream;

/** Lengths of gradients and how far they are apart. <b>NaN</b> in, NaN out, but where said. */
final class Norms {
  private Norms() {}

  /** ‖g − ĝ‖/(‖g‖ + ‖ĝ‖); 0 where both are 0. */
  static double difference(double[] g, double[] ghat) {
    double apart = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < g.length; i++) {
      apart += (g[i] - ghat[i]) * (g[i] - ghat[i]);
      one += g[i] * g[i];
      other += ghat[i] * ghat[i];
    }
    double norms = Math.sqrt(one) + Math.sqrt(other);
    return norms == 0 ? 0 : Math.sqrt(apart) / norms;
  }

  /** The same over the elements whose ĝ is known, which is not NaN. */
  static double differenceOfKnown(double[] g, double[] ghat) {
    int[] known = IntStream.range(0, g.length).filter(i -> !Double.isNaN(ghat[i])).toArray();
    return difference(
        IntStream.of(known).mapToDouble(i -> g[i]).toArray(),
        IntStream.of(known).mapToDouble(i -> ghat[i]).toArray());
  }

  /** ‖g‖. */
  static double norm(double[] g) {
    return Math.sqrt(dot(g, g));
  }

  static double dot(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * q[i];
    }
    return sum;
  }
}
