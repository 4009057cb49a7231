package descent.check;

import descent.check.Examination.Element;
import descent.check.Examination.Finding;
import descent.nn.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.util.FastMath;

/**
 * What kind of mistake fits a tensor whose gradients disagree, in plain words.
 *
 * @param tensor its gradient's name, such as {@code dW2}
 */
public record Suspicion(String tensor, Kind kind, String text) {

  /** Kinds of mistakes that can be told from two gradients. */
  public enum Kind {
    FACTOR,
    SIGN,
    TRANSPOSE,
    NOMEAN,
    NOL2,
    ZERO,
    UNKNOWN;

    /** The name on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A suspicion for every tensor that was found wrong, in the order of θ. */
  static List<Suspicion> of(Checked checked, List<CheckedTensor> wrong, List<Element> elements) {
    List<Suspicion> found = new ArrayList<>();
    for (CheckedTensor tensor : wrong) {
      Evidence all = Evidence.of(tensor, elements);
      Suspicion first = of(all, checked.examples());
      found.add(first.kind() == Kind.UNKNOWN ? of(all.exact(elements), checked.examples()) : first);
    }
    if (found.stream().anyMatch(s -> s.kind() == Kind.UNKNOWN)) {
      spreading(checked, wrong, elements)
          .ifPresent(
              explains -> {
                found.removeIf(suspicion -> suspicion.kind() == Kind.UNKNOWN);
                found.add(explains);
              });
    }
    return found;
  }

  /**
   * Where all of a layer's weights and everything below are wrong, what they are worked out from is
   * to blame.
   */
  private static Optional<Suspicion> spreading(
      Checked checked, List<CheckedTensor> wrong, List<Element> elements) {
    int layer = wrong.get(wrong.size() - 1).tensor().layer();
    boolean below =
        checked.tensors().stream()
            .filter(
                t ->
                    t.tensor().layer() < layer
                        || t.tensor().layer() == layer && t.tensor().kind() == Slot.Kind.W)
            .allMatch(t -> wrong.contains(t) || isLost(t, elements));
    boolean normalised =
        checked.tensors().stream()
            .anyMatch(
                t ->
                    t.tensor().layer() == layer
                        && t.tensor().kind() == Slot.Kind.GAMMA
                        && !wrong.contains(t));
    if (!below || wrong.size() == 1 && !(normalised && isWholeW(wrong.get(0), elements))) {
      return Optional.empty();
    }
    String all =
        wrong.size() == 1
            ? "dW" + layer + " alone is wrong, and no single factor fits"
            : "Everything in layer "
                + layer
                + " and below is wrong and all above is right: look at dZ"
                + layer
                + ", from which all of it is worked out";
    return Optional.of(
        new Suspicion(
            "dZ" + layer,
            Kind.UNKNOWN,
            normalised
                ? all
                    + "; gamma"
                    + layer
                    + " and beta"
                    + layer
                    + " are right, so it goes wrong on the way back through batch norm."
                : all + "."));
  }

  private static boolean isWholeW(CheckedTensor tensor, List<Element> elements) {
    return tensor.tensor().kind() == Slot.Kind.W && Evidence.of(tensor, elements).isWhole();
  }

  /**
   * Whether nothing can be told of a tensor: no gradient, or less than its derivative is sure to.
   */
  private static boolean isLost(CheckedTensor tensor, List<Element> elements) {
    return Norms.norm(tensor.ghat()) == 0
        || elements.stream().anyMatch(e -> e.tensor() == tensor && e.finding() == Finding.LOST);
  }

  private static Suspicion of(Evidence evidence, int m) {
    CheckedTensor checked = evidence.tensor();
    String name = "d" + checked.tensor().name();
    if (Norms.norm(checked.g()) == 0) {
      return new Suspicion(
          name, Kind.ZERO, name + " is 0 everywhere, its numerical gradient is not.");
    }
    OptionalDouble ratio = evidence.factor();
    if (ratio.isPresent()) {
      return factor(name, ratio.getAsDouble(), m);
    }
    if (checked.tensor().columns() > 1
        && evidence.fits(transposed(checked.g(), checked.tensor()))) {
      return new Suspicion(
          name,
          Kind.TRANSPOSE,
          name + " has the right numbers in the wrong places: it is put down transposed.");
    }
    if (checked.tensor().kind() == Slot.Kind.W && evidence.isShortOfWeights()) {
      return new Suspicion(
          name,
          Kind.NOL2,
          name
              + " is short of a multiple of "
              + checked.tensor().name()
              + ", the same everywhere: the term of L2, λ/m times the weights, is missing.");
    }
    return new Suspicion(
        name,
        Kind.UNKNOWN,
        name
            + " is wrong, and no single factor fits all its elements: a term or a derivative is missing.");
  }

  private static Suspicion factor(String name, double ratio, int m) {
    if (Math.abs(ratio + 1) < Evidence.FITS) {
      return new Suspicion(name, Kind.SIGN, name + " has the wrong sign, everywhere.");
    }
    if (m > 1 && Math.abs(ratio / m - 1) < Evidence.FITS) {
      return new Suspicion(
          name,
          Kind.NOMEAN,
          name
              + " is "
              + m
              + " times too large, everywhere, and "
              + m
              + " is m, the number of examples: a forgotten 1/m.");
    }
    double unit = FastMath.pow(10, decimals(ratio));
    double rounded = Math.rint(ratio * unit) / unit;
    String factor =
        rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    return new Suspicion(
        name,
        Kind.FACTOR,
        name
            + " is "
            + factor
            + " times what it should be, everywhere: a wrong constant in the formula, not a wrong index.");
  }

  /** Three, and more where the factor is so near 1 that it takes them to see it. */
  private static int decimals(double ratio) {
    double off = Math.abs(ratio - 1);
    return off > 0 && off < 1e-2 ? 1 + (int) Math.ceil(-FastMath.log10(off)) : 3;
  }

  /** Undoes a transposed putting down: element (i, k) is the one that stands at k·rows + i. */
  private static double[] transposed(double[] g, Slot W) {
    double[] back = new double[g.length];
    for (int at = 0; at < g.length; at++) {
      back[at % W.rows() * W.columns() + at / W.rows()] = g[at];
    }
    return back;
  }
}
