package descent.nn;

import descent.math.Exponential;

/**
 * Softmax over the rows of Z, example by example: a_i = e^{z_i − max z}/Σ_k e^{z_k − max z}, so no
 * exponent overflows.
 *
 * <p><b>Source:</b> Bridle 1990; Blanchard, Higham and Higham 2021 for the shift.
 */
final class Softmax {
  private Softmax() {}

  /** Needs three rows of scratch. */
  static void forwardInto(double[][] Z, double[][] A, double[][] scratch, int m) {
    double[] largest = scratch[0];
    double[] shifted = scratch[1];
    System.arraycopy(Z[0], 0, largest, 0, m);
    for (int i = 1; i < Z.length; i++) {
      max(largest, Z[i], m);
    }
    for (int i = 0; i < Z.length; i++) {
      subtractInto(Z[i], largest, shifted, m);
      Exponential.expInto(shifted, A[i], scratch[2], m);
    }
    double[] sum = largest;
    System.arraycopy(A[0], 0, sum, 0, m);
    for (int i = 1; i < Z.length; i++) {
      add(sum, A[i], m);
    }
    for (int i = 0; i < Z.length; i++) {
      divide(A[i], sum, m);
    }
  }

  /** dZ_i = a_i·(dA_i − Σ_k dA_k·a_k), written over dA. */
  static void backwardInPlace(double[][] dA, double[][] A, int m) {
    for (int j = 0; j < m; j++) {
      double mean = 0;
      for (int i = 0; i < A.length; i++) {
        mean += dA[i][j] * A[i][j];
      }
      for (int i = 0; i < A.length; i++) {
        dA[i][j] = A[i][j] * (dA[i][j] - mean);
      }
    }
  }

  private static void max(double[] largest, double[] z, int m) {
    for (int j = 0; j < m; j++) {
      largest[j] = Math.max(largest[j], z[j]);
    }
  }

  private static void subtractInto(double[] z, double[] largest, double[] shifted, int m) {
    for (int j = 0; j < m; j++) {
      shifted[j] = z[j] - largest[j];
    }
  }

  private static void add(double[] sum, double[] a, int m) {
    for (int j = 0; j < m; j++) {
      sum[j] += a[j];
    }
  }

  private static void divide(double[] a, double[] sum, int m) {
    for (int j = 0; j < m; j++) {
      a[j] /= sum[j];
    }
  }
}
