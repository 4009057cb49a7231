package descent.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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

  /**
   * How exactly J is known: a unit in its last place, and no better than that of the probabilities
   * and outputs near 1 from which it is made.
   */
  public double rounding() {
    return Math.ulp(Math.max(1, cost));
  }

  /** Bends between the probes, over all elements. */
  public int kinks() {
    return tensors.stream().flatMapToInt(t -> Arrays.stream(t.kinks())).sum();
  }

  /** As {@link #difference}, with kinks held straight. */
  public double judgedDifference() {
    return Norms.differenceOfKnown(all(CheckedTensor::g), all(CheckedTensor::judged));
  }

  private double[] all(Function<CheckedTensor, double[]> of) {
    return tensors.stream().map(of).flatMapToDouble(Arrays::stream).toArray();
  }

  /**
   * Whether the difference is below the course's threshold; see {@link Verdict} for what it means.
   */
  public boolean passes() {
    return difference < GradientCheck.THRESHOLD;
  }
}
