package descent.nn;

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

  public HiddenLayer {
    if (units < 1) {
      throw new IllegalArgumentException("units must be at least 1, was " + units);
    }
    if (!(keep > 0 && keep <= 1)) {
      throw new IllegalArgumentException("keep must be in (0, 1], was " + keep);
    }
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
