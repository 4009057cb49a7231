package descent.nn;

import descent.math.Twister;

/**
 * Inverted dropout: A ← A∘D/keep with D drawn from {0, 1}, kept where rand &lt; keep, so that the
 * mean of A stays.
 *
 * <p>Masks are drawn row by row from one stream, layer by layer. <b>Source:</b> Srivastava et al.
 * 2014; the division by keep while training is the course's.
 */
final class Dropout {
  private Dropout() {}

  /** Draws D/keep for m examples. */
  static void drawInto(double[][] mask, double keep, Twister stream, int m) {
    double kept = 1 / keep;
    for (double[] row : mask) {
      stream.belowInto(row, m, keep, kept);
    }
  }

  /** A∘D/keep, forward, or dA∘D/keep, backward; {@code out} may be {@code A}. */
  static void applyInto(double[][] A, double[][] mask, double[][] out, int m) {
    for (int i = 0; i < A.length; i++) {
      multiplyInto(A[i], mask[i], out[i], m);
    }
  }

  /** The same for one unit. */
  static void applyInto(double[] a, double[] mask, double[] out, int m) {
    multiplyInto(a, mask, out, m);
  }

  private static void multiplyInto(double[] a, double[] d, double[] out, int m) {
    for (int j = 0; j < m; j++) {
      out[j] = a[j] * d[j];
    }
  }
}
