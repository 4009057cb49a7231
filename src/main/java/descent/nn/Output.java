package descent.nn;

import descent.expression.Expression;
import descent.expression.NamedFunction;
import java.util.Locale;

/**
 * What the last layer does with Z: an activation of each unit by itself, or softmax over all of
 * them.
 *
 * <p><b>Shapes:</b> Z, A, dZ are n_y × m.
 */
public enum Output {
  /** The probability of class 1. */
  SIGMOID(Activation.SIGMOID),
  /** A number in (−1, 1), for targets −1 and 1. */
  TANH(Activation.TANH),
  /** A number. */
  LINEAR(Activation.LINEAR),
  /** e^{z_i}/Σe^{z_k}, the probabilities of n_y classes. */
  SOFTMAX(null);

  private final Activation each;

  Output(Activation each) {
    this.each = each;
  }

  /** A = g(Z). {@code scratch} are three rows, overwritten. */
  void forwardInto(double[][] Z, double[][] A, double[][] scratch, int m) {
    if (each == null) {
      Softmax.forwardInto(Z, A, scratch, m);
      return;
    }
    for (int i = 0; i < Z.length; i++) {
      each.forwardInto(Z[i], A[i], scratch[0], m);
    }
  }

  /** dZ from dA, written over dA. */
  void backwardInPlace(double[][] dA, double[][] Z, double[][] A, int m) {
    if (each == null) {
      Softmax.backwardInPlace(dA, A, m);
      return;
    }
    for (int i = 0; i < Z.length; i++) {
      each.backwardInPlace(dA[i], Z[i], A[i], m);
    }
  }

  /** Whether A are probabilities, so that cross-entropy fits. */
  public boolean givesProbabilities() {
    return this == SIGMOID || this == SOFTMAX;
  }

  /** The name on the wire. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** g as an expression of {@code Z}. */
  public NamedFunction function() {
    return each == null ? ActivationFormulas.softmax() : each.function();
  }

  /**
   * g′ as an expression of {@code Z} and {@code A}, which is g(Z).
   *
   * @throws IllegalStateException for softmax, whose outputs depend on every z
   */
  public Expression derivative() {
    if (each == null) {
      throw new IllegalStateException("softmax has no derivative element by element");
    }
    return each.derivative();
  }
}
