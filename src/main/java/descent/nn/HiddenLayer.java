package descent.nn;

import descent.setting.Range;

/**
 * Settings of one hidden layer: Z = W·A_prev + b, perhaps batch norm, A = g(Z), perhaps dropout, in
 * this order.
 *
 * @param units number of neurons, n_l ≥ 1
 * @param activation g
 * @param batchNorm whether Z is normalised over the batch before g
 * @param keep probability that a unit is kept by dropout, in (0, 1]; 1 means no dropout
 */
public record HiddenLayer(int units, Activation activation, boolean batchNorm, double keep) {
  public static final Range UNITS = Range.whole(1, 1_000_000);
  public static final Range KEEP = Range.above(0, 1);

  public HiddenLayer {
    UNITS.check("units", units);
    KEEP.check("keep", keep);
  }

  /** A plain layer: no batch norm, no dropout. */
  public HiddenLayer(int units, Activation activation) {
    this(units, activation, false, 1);
  }

  @Override
  public String toString() {
    return units
        + " "
        + activation.key()
        + (batchNorm ? " bn" : "")
        + (keep < 1 ? " keep " + keep : "");
  }
}
