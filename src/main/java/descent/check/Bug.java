package descent.check;

import descent.nn.Architecture;
import descent.nn.Slot.Kind;
import descent.setting.BadSetting;
import descent.setting.Range;

/**
 * A mistake planted in the backward pass.
 *
 * <p>Mistakes in dW or db spoil that gradient alone; mistakes in dZ spoil everything that is worked
 * out from it, in its layer and below. Layers count from 1.
 */
public sealed interface Bug {
  /** What is at fault where a mistake cannot be planted. */
  String KEY = "bug";

  /** What a gradient may be multiplied by. */
  Range FACTOR = Range.closed(-1000, 1000);

  /** The layer it sits in. */
  int layer();

  /** A gradient is multiplied by a factor; −1 is a flipped sign. */
  record Factor(Kind kind, int layer, double factor) implements Bug {
    public Factor {
      BadSetting.unless(FACTOR.holds(factor), KEY, factor, "a factor in " + FACTOR);
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
    BadSetting.unless(
        bug.layer() >= 1 && bug.layer() <= last, KEY, bug.layer(), "in a layer from 1 to " + last);
    boolean normalised = architecture.batchNorm(bug.layer());
    BadSetting.unless(
        normalised || !(bug instanceof NoCentring),
        KEY,
        "layer " + bug.layer(),
        "in a layer with batch norm to forget its means");
    Kind kind =
        bug instanceof Factor factor
            ? factor.kind()
            : bug instanceof NoMean mean ? mean.kind() : Kind.W;
    BadSetting.unless(
        kind == Kind.W || normalised != (kind == Kind.B),
        KEY,
        kind,
        "in a tensor that layer " + bug.layer() + " has");
  }
}
