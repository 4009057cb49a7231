package descent.check;

import descent.nn.Slot;
import java.util.Arrays;

/**
 * One tensor of a gradient check. Arrays are row-major and belong to the record.
 *
 * @param difference as for the whole
 * @param worst index of the element with the largest relative error
 * @param g backpropagation's gradient
 * @param ghat the numerical gradient
 * @param theta the parameters
 * @param plus J(θ+ε) of each element
 * @param minus J(θ−ε)
 * @param kinks bends between each element's two probes: (unit, example) pairs of relu, |w| of L1
 * @param judged ĝ with those bends held straight; NaN where that was not worked out
 */
public record CheckedTensor(
    Slot tensor,
    double difference,
    int worst,
    double[] g,
    double[] ghat,
    double[] theta,
    double[] plus,
    double[] minus,
    int[] kinks,
    double[] judged) {

  static CheckedTensor of(Slot tensor, double[] g, double[] ghat, double[] theta, Probes probes) {
    int from = tensor.offset();
    int to = from + tensor.size();
    double[] own = Arrays.copyOfRange(g, from, to);
    double[] numerical = Arrays.copyOfRange(ghat, from, to);
    int worst = 0;
    for (int i = 1; i < own.length; i++) {
      worst = error(own[i], numerical[i]) > error(own[worst], numerical[worst]) ? i : worst;
    }
    return new CheckedTensor(
        tensor,
        Norms.difference(own, numerical),
        worst,
        own,
        numerical,
        Arrays.copyOfRange(theta, from, to),
        Arrays.copyOfRange(probes.plus(), from, to),
        Arrays.copyOfRange(probes.minus(), from, to),
        Arrays.copyOfRange(probes.kinks(), from, to),
        Arrays.copyOfRange(probes.judged(), from, to));
  }

  /** As {@link #difference}, over the elements that could be judged, with kinks held straight. */
  public double judgedDifference() {
    return Norms.differenceOfKnown(g, judged);
  }

  /** |g − ĝ|/(|g| + |ĝ|) of one element; 0 where both are 0. */
  public double error(int element) {
    return error(g[element], ghat[element]);
  }

  private static double error(double g, double ghat) {
    double size = Math.abs(g) + Math.abs(ghat);
    return size == 0 ? 0 : Math.abs(g - ghat) / size;
  }
}
