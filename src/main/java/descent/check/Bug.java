package descent.check;

import descent.nn.Architecture;
import descent.nn.Slot.Kind;

/**
 * A mistake planted in the backward pass.
 *
 * <p>Mistakes in dW or db spoil that gradient alone; mistakes in dZ spoil everything that is worked
 * out from it, in its layer and below. Layers count from 1.
 */
public sealed interface Bug {

  /** The layer it sits in. */
  int layer();

  /** A gradient is multiplied by a factor; −1 is a flipped sign. */
  record Factor(Kind kind, int layer, double factor) implements Bug {
    public Factor {
      if (!(Math.abs(factor) <= 1000)) {
        throw new IllegalArgumentException("bug must be a factor in [-1000, 1000], was " + factor);
      }
    }
  }

  /** dW is put down transposed: its elements, taken column by column, fill it row by row. */
  record Transpose(int layer) implements Bug {}

  /** The 1/m of dW or db is forgotten. */
  record NoMean(Kind kind, int layer) implements Bug {}

  /** The term λ/m·W of L2 is forgotten in dW. */
  record NoL2(int layer) implements Bug {}

  /** g′ is forgotten in dZ of a hidden layer. */
  record NoDerivative(int layer) implements Bug {}

  /** Batch norm's means over the batch are forgotten in dZ. */
  record NoCentring(int layer) implements Bug {}

  /**
   * Whether the network has the place in which it sits.
   *
   * @throws IllegalArgumentException if not
   */
  static void check(Bug bug, Architecture architecture) {
    int last =
        bug instanceof NoDerivative || bug instanceof NoCentring
            ? architecture.depth() - 1
            : architecture.depth();
    if (bug.layer() < 1 || bug.layer() > last) {
      throw new IllegalArgumentException(
          "bug must be in a layer from 1 to " + last + ", was " + bug.layer());
    }
    boolean normalised = architecture.batchNorm(bug.layer());
    if (bug instanceof NoCentring && !normalised) {
      throw new IllegalArgumentException(
          "bug must be in a layer with batch norm to forget its means, was layer " + bug.layer());
    }
    Kind kind =
        bug instanceof Factor factor
            ? factor.kind()
            : bug instanceof NoMean mean ? mean.kind() : Kind.W;
    if (kind != Kind.W && normalised == (kind == Kind.B)) {
      throw new IllegalArgumentException(
          "bug must be in a tensor that layer " + bug.layer() + " has, was " + kind);
    }
  }
}
