package descent.view;

import java.util.Locale;

/** What of each layer is looked at. */
public enum Quantity {
  /** W. */
  WEIGHTS(false),
  /** A over the training examples, without dropout. */
  ACTIVATIONS(false),
  /** |dW| of the last step. */
  GRADIENTS(true),
  /** |W − W before the last step|. */
  UPDATES(true);

  private final boolean logarithmic;

  Quantity(boolean logarithmic) {
    this.logarithmic = logarithmic;
  }

  /** Whether magnitudes are counted on a log axis instead of signed values on a linear one. */
  public boolean logarithmic() {
    return logarithmic;
  }

  /** The name on the wire. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
