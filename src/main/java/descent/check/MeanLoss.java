package descent.check;

import descent.nn.Loss;
import descent.nn.Output;
import descent.nn.Pass;
import org.apache.commons.math3.util.FastMath;

/**
 * The mean loss of a pass, fast: the sum of cross-entropies is the logarithm of a product of
 * probabilities, so a handful of logarithms does for hundreds of examples.
 *
 * <p>Sixteen probabilities are multiplied before each logarithm. Where a product comes near the end
 * of the doubles, and for batches under 32, every example has a logarithm of its own, as in the
 * notebooks.
 */
final class MeanLoss {
  private static final int FACTORS = 16;
  private static final int FEW = 32;
  private static final double TINY = 1e-280;

  private final Cost cost;
  private final double[] p;
  private final double[] losses;

  MeanLoss(Cost cost) {
    this.cost = cost;
    p = new double[cost.m];
    losses = new double[cost.m];
  }

  double of(Pass pass) {
    if (cost.loss == Loss.CROSSENTROPY && cost.m >= FEW) {
      double sum = sumOfLogarithms(pass.A(cost.network.architecture().depth()));
      if (Double.isFinite(sum)) {
        return -sum / cost.m;
      }
    }
    if (cost.loss == Loss.CROSSENTROPY && cost.network.architecture().output() == Output.SIGMOID) {
      return oneByOne(pass.Z(cost.network.architecture().depth())[0], cost.Y[0]);
    }
    return cost.network.cost(cost.Y, cost.loss, pass, cost.m, losses);
  }

  /**
   * As the notebooks work it out, with the library's own exponential, which rounds a little better.
   */
  private double oneByOne(double[] z, double[] y) {
    for (int j = 0; j < cost.m; j++) {
      double a = 1 / (1 + FastMath.exp(-z[j]));
      losses[j] = -FastMath.log(y[j] > 0.5 ? a : 1 - a);
    }
    return 1.0 / cost.m * Loss.total(losses, cost.m);
  }

  /** Σ ln p, or NaN where that can't be had from products. */
  private double sumOfLogarithms(double[][] A) {
    probabilitiesOfTheRightClass(A);
    double sum = 0;
    for (int from = 0; from < cost.m; from += FACTORS) {
      double product = product(p, from, Math.min(FACTORS, cost.m - from));
      if (!(product > TINY)) {
        return Double.NaN;
      }
      sum += FastMath.log(product);
    }
    return sum;
  }

  private void probabilitiesOfTheRightClass(double[][] A) {
    if (A.length == 1) {
      rightOfTwo(A[0], cost.Y[0], p, cost.m);
      return;
    }
    java.util.Arrays.fill(p, 0);
    for (int i = 0; i < A.length; i++) {
      addProduct(A[i], cost.Y[i], p, cost.m);
    }
  }

  /** a where y = 1, 1 − a where y = 0. */
  private static void rightOfTwo(double[] a, double[] y, double[] p, int m) {
    for (int j = 0; j < m; j++) {
      p[j] = y[j] * a[j] + (1 - y[j]) * (1 - a[j]);
    }
  }

  private static void addProduct(double[] a, double[] y, double[] p, int m) {
    for (int j = 0; j < m; j++) {
      p[j] += y[j] * a[j];
    }
  }

  private static double product(double[] p, int from, int n) {
    double product = 1;
    for (int j = from; j < from + n; j++) {
      product *= p[j];
    }
    return product;
  }
}
