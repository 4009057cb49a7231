package descent.check;

import descent.nn.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of mistake fits a tensor whose gradients disagree, in plain words.
 *
 * @param tensor its gradient's name, such as {@code dW2}
 */
public record Suspicion(String tensor, Kind kind, String text) {
  private static final double WRONG = 1e-4;
  private static final double FITS = 1e-3;

  /** So many roundings of J, divided by ε, are no mistake: a vanished gradient drowns in them. */
  private static final double ROUNDINGS = 16;

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

  /** A suspicion for every tensor that is clearly wrong, in the order of θ. */
  public static List<Suspicion> of(Checked checked) {
    List<Suspicion> found = new ArrayList<>();
    double rounding = ROUNDINGS * Math.ulp(checked.cost()) / checked.step();
    List<CheckedTensor> wrong =
        checked.tensors().stream()
            .filter(t -> t.difference() > WRONG && rootMeanSquareApart(t) > rounding)
            .toList();
    for (CheckedTensor tensor : wrong) {
      found.add(of(tensor, checked.examples()));
    }
    if (!wrong.isEmpty() && found.stream().anyMatch(s -> s.kind() == Kind.UNKNOWN)) {
      spreading(checked, wrong)
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
  private static Optional<Suspicion> spreading(Checked checked, List<CheckedTensor> wrong) {
    int layer = wrong.get(wrong.size() - 1).tensor().layer();
    boolean below =
        checked.tensors().stream()
            .filter(
                t ->
                    t.tensor().layer() < layer
                        || t.tensor().layer() == layer && t.tensor().kind() == Slot.Kind.W)
            .allMatch(t -> wrong.contains(t) || norm(t.ghat()) == 0);
    boolean normalised =
        checked.tensors().stream()
            .anyMatch(
                t ->
                    t.tensor().layer() == layer
                        && t.tensor().kind() == Slot.Kind.GAMMA
                        && !wrong.contains(t));
    if (!below || wrong.size() == 1 && !normalised) {
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

  private static Suspicion of(CheckedTensor checked, int m) {
    String name = "d" + checked.tensor().name();
    if (norm(checked.g()) == 0) {
      return new Suspicion(
          name, Kind.ZERO, name + " is 0 everywhere, its numerical gradient is not.");
    }
    double ratio = dot(checked.g(), checked.ghat()) / dot(checked.ghat(), checked.ghat());
    if (apart(checked.g(), checked.ghat(), ratio) < FITS) {
      return factor(name, ratio, m);
    }
    double[] transposed = transposed(checked.g(), checked.tensor());
    if (checked.tensor().columns() > 1 && apart(transposed, checked.ghat(), 1) < FITS) {
      return new Suspicion(
          name,
          Kind.TRANSPOSE,
          name + " has the right numbers in the wrong places: it is put down transposed.");
    }
    if (shortOfWeights(checked)) {
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

  /** Whether what is missing is a multiple of the weights themselves. */
  private static boolean shortOfWeights(CheckedTensor checked) {
    if (checked.tensor().kind() != Slot.Kind.W
        || norm(checked.theta()) == 0
        || checked.theta().length < 2) {
      return false;
    }
    double[] missing = new double[checked.g().length];
    for (int i = 0; i < missing.length; i++) {
      missing[i] = checked.ghat()[i] - checked.g()[i];
    }
    double multiple = dot(missing, checked.theta()) / dot(checked.theta(), checked.theta());
    return multiple > 0 && apart(missing, checked.theta(), multiple) < FITS;
  }

  private static Suspicion factor(String name, double ratio, int m) {
    if (Math.abs(ratio + 1) < FITS) {
      return new Suspicion(name, Kind.SIGN, name + " has the wrong sign, everywhere.");
    }
    if (m > 1 && Math.abs(ratio / m - 1) < FITS) {
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
    double rounded = Math.rint(ratio * 1000) / 1000;
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

  /** Undoes a transposed putting down: element (i, k) is the one that stands at k·rows + i. */
  private static double[] transposed(double[] g, Slot W) {
    double[] back = new double[g.length];
    for (int at = 0; at < g.length; at++) {
      back[at % W.rows() * W.columns() + at / W.rows()] = g[at];
    }
    return back;
  }

  private static double apart(double[] g, double[] ghat, double ratio) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) {
      double difference = g[i] - ratio * ghat[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum) / norm(g);
  }

  private static double rootMeanSquareApart(CheckedTensor tensor) {
    double[] apart = tensor.g().clone();
    for (int i = 0; i < apart.length; i++) {
      apart[i] -= tensor.ghat()[i];
    }
    return norm(apart) / Math.sqrt(apart.length);
  }

  private static double norm(double[] g) {
    return Math.sqrt(dot(g, g));
  }

  private static double dot(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * q[i];
    }
    return sum;
  }
}
