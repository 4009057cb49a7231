package descent.check;

import java.util.List;

/**
 * The outcome of a gradient check.
 *
 * @param difference ‖g − ĝ‖/(‖g‖ + ‖ĝ‖) over all parameters
 * @param cost J at θ
 * @param step ε
 * @param examples m
 * @param tensors in the order of θ
 */
public record Checked(
    double difference, double cost, double step, int examples, List<CheckedTensor> tensors) {

  /** Whether the backward pass is taken for right. */
  public boolean passes() {
    return difference < GradientCheck.THRESHOLD;
  }
}
