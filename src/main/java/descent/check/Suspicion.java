package descent.check;

import descent.nn.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What kind of mistake fits a tensor whose gradients disagree, in plain words.
 *
 * @param tensor its gradient's name, such as {@code dW2}
 */
public record Suspicion(String tensor, Kind kind, String text) {
  private static final double WRONG = 1e-4;
  private static final double FITS = 1e-3;

  /** Kinds of mistakes that can be told from two gradients. */
  public enum Kind {
    FACTOR,
    SIGN,
    TRANSPOSE,
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
    List<CheckedTensor> wrong = checked.tensors().stream().filter(t -> t.difference() > WRONG).toList();
    for (CheckedTensor tensor : wrong) {
      found.add(of(tensor));
    }
    if (wrong.size() > 2 && found.stream().anyMatch(s -> s.kind() == Kind.UNKNOWN)) {
      CheckedTensor highest = wrong.get(wrong.size() - 1);
      int layer = highest.tensor().layer();
      if (wrong.stream().allMatch(t -> t.tensor().layer() <= layer)) {
        found.add(new Suspicion("dZ" + layer, Kind.UNKNOWN,
            "Everything in layer " + layer + " and below is wrong and all above is right: look at dZ" + layer
                + ", from which all of it is worked out."));
      }
    }
    return found;
  }

  private static Suspicion of(CheckedTensor checked) {
    String name = "d" + checked.tensor().name();
    if (norm(checked.g()) == 0) {
      return new Suspicion(name, Kind.ZERO, name + " is 0 everywhere, its numerical gradient is not.");
    }
    double ratio = dot(checked.g(), checked.ghat()) / dot(checked.ghat(), checked.ghat());
    if (apart(checked.g(), checked.ghat(), ratio) < FITS) {
      return factor(name, ratio);
    }
    double[] transposed = transposed(checked.g(), checked.tensor());
    if (checked.tensor().columns() > 1 && apart(transposed, checked.ghat(), 1) < FITS) {
      return new Suspicion(name, Kind.TRANSPOSE,
          name + " has the right numbers in the wrong places: it is put down transposed.");
    }
    return new Suspicion(name, Kind.UNKNOWN,
        name + " is wrong, and no single factor fits all its elements: a term or a derivative is missing.");
  }

  private static Suspicion factor(String name, double ratio) {
    if (Math.abs(ratio + 1) < FITS) {
      return new Suspicion(name, Kind.SIGN, name + " has the wrong sign, everywhere.");
    }
    double rounded = Math.rint(ratio * 1000) / 1000;
    String factor = rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    return new Suspicion(name, Kind.FACTOR, name + " is " + factor
        + " times what it should be, everywhere: a wrong constant in the formula, not a wrong index.");
  }

  /** Undoes a transposed putting down: element (i, k) is the one that stands at k·rows + i. */
  private static double[] transposed(double[] g, Tensor W) {
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
