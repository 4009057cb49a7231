package descent.nn;

import descent.math.Product;

/**
 * Batch normalisation of one layer: Z̃ = γ·(Z − μ)/√(σ² + ε) + β, unit by unit, μ and σ² over the
 * batch.
 *
 * <p>While training, the batch's own μ and σ² (divided by m) are used and running averages are
 * kept; for looking, the running averages are used. ε = 1e-8, momentum 0.9, averages start at 0 and
 * 1.
 *
 * <p><b>Shapes:</b> Z is n_l × m; γ, β, μ, σ² have n_l entries. <b>Source:</b> Ioffe and Szegedy
 * 2015, algorithm 1; ε and the averages as in the course.
 */
final class BatchNorm {
  static final double EPSILON = 1e-8;
  static final double MOMENTUM = 0.9;

  private final int gamma;
  private final int beta;
  final double[] runningMean;
  final double[] runningVariance;

  BatchNorm(Slot gamma, Slot beta) {
    this.gamma = gamma.offset();
    this.beta = beta.offset();
    runningMean = new double[gamma.rows()];
    runningVariance = new double[gamma.rows()];
    java.util.Arrays.fill(runningVariance, 1);
  }

  /**
   * Normalises Z of layer l over its batch in place, keeping what backward needs; updates the
   * running averages if told to. Works on units {@code from} … {@code to} − 1.
   */
  void trainUnits(double[] theta, Pass pass, int l, int from, int to, int m, boolean keepAverages) {
    double[][] Z = pass.Z[l];
    double[][] normalised = pass.normalised[l];
    for (int i = from; i < to; i++) {
      double mean = Product.sum(Z[i], m) / m;
      centreInto(Z[i], mean, normalised[i], m);
      double variance = Product.dot(normalised[i], normalised[i], m) / m;
      double inverse = 1 / Math.sqrt(variance + EPSILON);
      pass.mean[l][i] = mean;
      pass.variance[l][i] = variance;
      pass.inverseDeviation[l][i] = inverse;
      scaleInPlace(normalised[i], inverse, m);
      affineInto(normalised[i], theta[gamma + i], theta[beta + i], Z[i], m);
      if (keepAverages) {
        runningMean[i] = MOMENTUM * runningMean[i] + (1 - MOMENTUM) * mean;
        runningVariance[i] = MOMENTUM * runningVariance[i] + (1 - MOMENTUM) * variance;
      }
    }
  }

  /** Normalises Z by the running averages in place. */
  void lookInPlace(double[] theta, double[][] Z, int m) {
    for (int i = 0; i < Z.length; i++) {
      affineInto(Z[i], slope(theta, i), shift(theta, i), Z[i], m);
    }
  }

  /** γ/√(σ² + ε) by the running averages: what unit i multiplies with when looking. */
  double slope(double[] theta, int i) {
    return theta[gamma + i] / Math.sqrt(runningVariance[i] + EPSILON);
  }

  /** β − slope·μ by the running averages: what unit i adds when looking. */
  double shift(double[] theta, int i) {
    return theta[beta + i] - slope(theta, i) * runningMean[i];
  }

  /**
   * dγ, dβ and dZ from dZ̃, the last written over it: dZ = γ/√(σ²+ε) · (dZ̃ − mean(dZ̃) −
   * Ẑ·mean(dZ̃·Ẑ)).
   */
  void backwardInPlace(
      double[] theta,
      double[] g,
      double[][] dZ,
      double[][] normalised,
      double[] inverseDeviation,
      int m,
      boolean withoutMeans) {
    for (int i = 0; i < dZ.length; i++) {
      double dGamma = Product.dot(dZ[i], normalised[i], m);
      double dBeta = Product.sum(dZ[i], m);
      g[gamma + i] = dGamma;
      g[beta + i] = dBeta;
      double slope = theta[gamma + i] * inverseDeviation[i];
      double meansCount = withoutMeans ? 0 : 1.0 / m;
      uncentreInPlace(dZ[i], normalised[i], slope, dBeta * meansCount, dGamma * meansCount, m);
    }
  }

  private static void centreInto(double[] z, double mean, double[] out, int m) {
    for (int j = 0; j < m; j++) {
      out[j] = z[j] - mean;
    }
  }

  private static void scaleInPlace(double[] z, double factor, int m) {
    for (int j = 0; j < m; j++) {
      z[j] *= factor;
    }
  }

  private static void affineInto(double[] z, double slope, double shift, double[] out, int m) {
    for (int j = 0; j < m; j++) {
      out[j] = slope * z[j] + shift;
    }
  }

  private static void uncentreInPlace(
      double[] d, double[] normalised, double slope, double mean, double projection, int m) {
    for (int j = 0; j < m; j++) {
      d[j] = slope * (d[j] - mean - normalised[j] * projection);
    }
  }
}
