package descent.nn;

import descent.expression.Expression;
import descent.expression.Formula;
import descent.math.Sum;
import java.util.Locale;
import org.apache.commons.math3.util.FastMath;

/**
 * A loss of each example, and its derivative at the output.
 *
 * <p>The cost J is the mean of the losses over the m examples of a batch (plus any penalty); 1/m is
 * applied once, here, in dZ of the output.
 *
 * <p><b>Shapes:</b> Z, A, Y, dZ are n_y × m. Y holds 0 and 1 (one-hot for several classes) or
 * numbers.
 */
public enum Loss {
  /**
   * −y·ln a − (1−y)·ln(1−a) for one output, −ln a of the right class for softmax.
   *
   * <p>Infinite where a probability rounds to 0, as in the course's notebooks; softmax works on Z
   * and stays finite.
   */
  CROSSENTROPY {
    @Override
    void lossesInto(double[][] Z, double[][] A, double[][] Y, double[] losses, int from, int m) {
      if (A.length == 1) {
        for (int j = 0; j < m; j++) {
          losses[from + j] = -FastMath.log(Y[0][j] > 0.5 ? A[0][j] : 1 - A[0][j]);
        }
        return;
      }
      for (int j = 0; j < m; j++) {
        losses[from + j] = softmaxLoss(Z, Y, j);
      }
    }

    @Override
    void backwardInto(
        Output output, double[][] Z, double[][] A, double[][] Y, double[][] dZ, int m) {
      if (!output.givesProbabilities()) {
        throw new IllegalStateException(
            "cross-entropy needs a sigmoid or softmax output, was " + output.key());
      }
      meanDifferenceInto(A, Y, dZ, m);
    }
  },
  /** ½·Σ(a − y)². */
  SQUARED {
    @Override
    void lossesInto(double[][] Z, double[][] A, double[][] Y, double[] losses, int from, int m) {
      for (int j = 0; j < m; j++) {
        double sum = 0;
        for (int i = 0; i < A.length; i++) {
          double difference = A[i][j] - Y[i][j];
          sum += difference * difference;
        }
        losses[from + j] = sum / 2;
      }
    }

    @Override
    void backwardInto(
        Output output, double[][] Z, double[][] A, double[][] Y, double[][] dZ, int m) {
      meanDifferenceInto(A, Y, dZ, m);
      output.backwardInPlace(dZ, Z, A, m);
    }
  };

  /** The loss of each of m examples, written from {@code losses[from]} on. */
  abstract void lossesInto(
      double[][] Z, double[][] A, double[][] Y, double[] losses, int from, int m);

  /** dZ of the output layer, with its 1/m. */
  abstract void backwardInto(
      Output output, double[][] Z, double[][] A, double[][] Y, double[][] dZ, int m);

  /**
   * Σ of the losses that are numbers: a term that is NaN (0·ln 0) counts 0, as {@code np.nansum}
   * does. <b>NaN</b> if there is no number among them.
   */
  public static double total(double[] losses, int n) {
    int left = n;
    for (int j = 0; j < n; j++) {
      if (Double.isNaN(losses[j])) {
        losses[j] = 0;
        left--;
      }
    }
    return left == 0 ? Double.NaN : Sum.pairwise(losses, 0, n);
  }

  /** The losses of the examples, a row, as an expression of {@code Z}, {@code A} and {@code Y}. */
  public Formula losses(Output output) {
    return LossFormulas.losses(this, output);
  }

  /**
   * dZ of the output layer, with its 1/m, as an expression of {@code A}, {@code Y} and {@code m}.
   */
  public Expression atOutput(Output output) {
    return LossFormulas.atOutput(this, output);
  }

  /** The name in an experiment's URL. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static void meanDifferenceInto(double[][] A, double[][] Y, double[][] dZ, int m) {
    double perExample = 1.0 / m;
    for (int i = 0; i < A.length; i++) {
      differenceInto(A[i], Y[i], dZ[i], perExample, m);
    }
  }

  private static void differenceInto(double[] a, double[] y, double[] d, double factor, int m) {
    for (int j = 0; j < m; j++) {
      d[j] = factor * (a[j] - y[j]);
    }
  }

  /** ln Σe^{z_i} − z_y, shifted by the largest z. */
  private static double softmaxLoss(double[][] Z, double[][] Y, int j) {
    double largest = Z[0][j];
    double right = 0;
    for (int i = 0; i < Z.length; i++) {
      largest = Math.max(largest, Z[i][j]);
      right += Y[i][j] > 0.5 ? Z[i][j] : 0;
    }
    double sum = 0;
    for (int i = 0; i < Z.length; i++) {
      sum += FastMath.exp(Z[i][j] - largest);
    }
    return FastMath.log(sum) + largest - right;
  }
}
