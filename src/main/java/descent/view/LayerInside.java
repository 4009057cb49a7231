package descent.view;

import java.util.List;

/**
 * One layer l ≥ 1 looked into.
 *
 * @param histogram of the quantity asked for
 * @param rms root mean square of the quantity
 * @param gradient root mean square of dW of the last step
 * @param ratio ‖update of W‖/‖W‖ of the last step; 0 before the first
 * @param dead share of relu units that are 0 for every training example
 * @param saturated share of tanh or sigmoid outputs within 0.01 of an end, over units and examples
 * @param groups units that are copies of each other
 */
public record LayerInside(
    Histogram histogram,
    double rms,
    double gradient,
    double ratio,
    double dead,
    double saturated,
    List<Copies> groups) {

  /** Units that are copies of an earlier one. */
  public int copies() {
    return groups.stream().mapToInt(group -> group.units().length - 1).sum();
  }
}
