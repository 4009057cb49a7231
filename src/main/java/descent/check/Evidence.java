package descent.check;

import descent.check.Examination.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What is known of the derivative of a tensor that was found wrong, to see which mistake fits.
 *
 * <p>Where ε did no harm it is every quotient; otherwise only the elements that were extrapolated.
 *
 * @param at the elements that are known
 * @param g backpropagation's of these
 * @param truth their derivatives
 * @param theta their values
 */
record Evidence(CheckedTensor tensor, int[] at, double[] g, double[] truth, double[] theta) {
  /** A relative distance up to which something fits. */
  static final double FITS = 1e-3;

  /** All that is known. */
  static Evidence of(CheckedTensor tensor, List<Element> elements) {
    return of(tensor, elements, true);
  }

  /** What is known best: the extrapolated elements alone. */
  Evidence exact(List<Element> elements) {
    return of(tensor, elements, false);
  }

  private static Evidence of(CheckedTensor tensor, List<Element> elements, boolean all) {
    Map<Integer, Double> extrapolated = new HashMap<>();
    elements.stream()
        .filter(e -> e.tensor() == tensor && Double.isFinite(e.derivative()))
        .forEach(e -> extrapolated.put(e.index(), e.derivative()));
    double[] judged = tensor.judged();
    double off = 0;
    double size = 0;
    for (Map.Entry<Integer, Double> element : extrapolated.entrySet()) {
      double quotient = judged[element.getKey()];
      off = Math.max(off, Double.isNaN(quotient) ? 0 : Math.abs(quotient - element.getValue()));
      size = Math.max(size, Math.abs(element.getValue()));
    }
    boolean harmless = all && off < FITS / 3 * size;
    int[] at =
        IntStream.range(0, judged.length)
            .filter(i -> extrapolated.containsKey(i) || harmless && !Double.isNaN(judged[i]))
            .toArray();
    double[] truth =
        IntStream.of(at).mapToDouble(i -> extrapolated.getOrDefault(i, judged[i])).toArray();
    return new Evidence(tensor, at, pick(tensor.g(), at), truth, pick(tensor.theta(), at));
  }

  private static double[] pick(double[] x, int[] at) {
    return IntStream.of(at).mapToDouble(i -> x[i]).toArray();
  }

  /** Whether every element is known. */
  boolean isWhole() {
    return at.length == tensor.g().length;
  }

  /** The factor that g is off by, if it is one everywhere. */
  OptionalDouble factor() {
    double ratio = Norms.dot(g, truth) / Norms.dot(truth, truth);
    return apart(g, truth, ratio) < FITS ? OptionalDouble.of(ratio) : OptionalDouble.empty();
  }

  /** Whether these numbers, one an element of the tensor, are the derivative. */
  boolean fits(double[] other) {
    return apart(pick(other, at), truth, 1) < FITS;
  }

  /** Whether what is missing is one multiple of the weights. */
  boolean isShortOfWeights() {
    if (at.length < 2 || Norms.norm(theta) == 0) {
      return false;
    }
    double[] missing = new double[at.length];
    for (int i = 0; i < missing.length; i++) {
      missing[i] = truth[i] - g[i];
    }
    double multiple = Norms.dot(missing, theta) / Norms.dot(theta, theta);
    return multiple > 0 && apart(missing, theta, multiple) < FITS;
  }

  private static double apart(double[] one, double[] other, double ratio) {
    double[] difference = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - ratio * other[i];
    }
    return Norms.norm(difference) / Norms.norm(one);
  }
}
