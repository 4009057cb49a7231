package descent.view;

import descent.math.RandomStream;
import descent.nn.ParameterLayout;
import descent.nn.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Two directions in the space of all parameters: with a point they span a plane to look at the loss
 * on.
 *
 * <p><b>Shapes:</b> both are as long as θ. <b>Source:</b> Li, Xu, Taylor, Studer and Goldstein
 * 2018, "Visualizing the Loss Landscape of Neural Nets", section 4 (filter normalisation) and 7
 * (principal components of the path).
 *
 * @param explained share of the path's variance that lies in the plane; NaN for random directions
 */
public record Directions(Kind kind, double[] first, double[] second, double explained) {

  /** Below this share of the largest variance a path has no second direction. */
  private static final double FLAT = 1e-12;

  /** How the directions are chosen. */
  public enum Kind {
    /** The two principal components of the path so far. */
    PATH,
    /** Drawn at random, each neuron's weights scaled to the length of the neuron's own. */
    RANDOM;

    /** The name on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Two random directions. Each row of W (the filter of one neuron) is standard normal, scaled to
   * the norm of that row in θ; biases, γ and β stay 0, as the source does it. Where a row of θ is 0
   * so is the direction's.
   */
  public static Directions random(ParameterLayout layout, double[] theta, int seed) {
    RandomStream stream = new RandomStream(seed);
    return new Directions(
        Kind.RANDOM,
        filterNormalised(layout, theta, stream),
        filterNormalised(layout, theta, stream),
        Double.NaN);
  }

  private static double[] filterNormalised(
      ParameterLayout layout, double[] theta, RandomStream stream) {
    double[] direction = new double[theta.length];
    for (Slot tensor : layout.tensors()) {
      if (tensor.kind() != Slot.Kind.W) {
        continue;
      }
      int n = tensor.columns();
      for (int from = tensor.offset(); from < tensor.offset() + tensor.size(); from += n) {
        for (int k = 0; k < n; k++) {
          direction[from + k] = stream.randn();
        }
        double drawn = Math.sqrt(dot(direction, direction, from, n));
        double own = Math.sqrt(dot(theta, theta, from, n));
        for (int k = 0; k < n; k++) {
          direction[from + k] *= own / drawn;
        }
      }
    }
    return direction;
  }

  /**
   * The two principal components of a path, of length 1, worked out on the small matrix of the
   * points' inner products. The first points from the start to the end. Where the path is a
   * straight line the second is {@code otherwise}, made perpendicular to the first; of a path that
   * does not move at all there is none, nor of one that goes so far that its lengths have no finite
   * squares.
   */
  public static Optional<Directions> ofPath(List<double[]> path, double[] otherwise) {
    int k = path.size();
    int n = otherwise.length;
    double[] mean = new double[n];
    for (double[] theta : path) {
      add(theta, 1.0 / k, mean);
    }
    double[][] centred = new double[k][];
    for (int i = 0; i < k; i++) {
      centred[i] = path.get(i).clone();
      add(mean, -1, centred[i]);
    }
    double[][] inner = new double[k][k];
    double all = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        inner[i][j] = dot(centred[i], centred[j], 0, n);
        inner[j][i] = inner[i][j];
      }
      all += inner[i][i];
    }
    if (!(all > 0) || Double.isInfinite(all) || k < 2) {
      return Optional.empty();
    }
    Optional<EigenDecomposition> found = decompose(inner);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    EigenDecomposition parts = found.get();
    double[] first = component(centred, parts, 0);
    double largest = parts.getRealEigenvalue(0);
    double next = parts.getRealEigenvalue(1);
    boolean straight = !(next > FLAT * largest);
    double[] second = straight ? perpendicular(otherwise, first) : component(centred, parts, 1);
    return Optional.of(
        new Directions(Kind.PATH, first, second, (largest + (straight ? 0 : next)) / all));
  }

  /** Empty where the iteration does not converge, as with entries that lie too far apart. */
  private static Optional<EigenDecomposition> decompose(double[][] inner) {
    try {
      return Optional.of(new EigenDecomposition(new Array2DRowRealMatrix(inner, false)));
    } catch (MaxCountExceededException doesNotConverge) {
      return Optional.empty();
    }
  }

  private static double[] component(double[][] centred, EigenDecomposition parts, int which) {
    int n = centred[0].length;
    double[] weights = parts.getEigenvector(which).toArray();
    double[] direction = new double[n];
    for (int i = 0; i < centred.length; i++) {
      add(centred[i], weights[i], direction);
    }
    double length = Math.sqrt(dot(direction, direction, 0, n));
    boolean backwards =
        dot(direction, centred[centred.length - 1], 0, n) < dot(direction, centred[0], 0, n);
    scale(direction, (backwards ? -1 : 1) / length);
    return direction;
  }

  private static double[] perpendicular(double[] some, double[] unit) {
    double[] direction = some.clone();
    add(unit, -dot(some, unit, 0, unit.length), direction);
    double length = Math.sqrt(dot(direction, direction, 0, direction.length));
    scale(direction, length > 0 ? 1 / length : 0);
    return direction;
  }

  /**
   * Where the point of the plane nearest to {@code delta} lies, by least squares: coordinates along
   * both directions, and how far {@code delta} is from it. A direction of length 0 has coordinate
   * 0.
   */
  public double[] project(double[] delta) {
    int n = delta.length;
    double a = dot(first, first, 0, n);
    double b = dot(first, second, 0, n);
    double c = dot(second, second, 0, n);
    double p = dot(first, delta, 0, n);
    double q = dot(second, delta, 0, n);
    double determinant = a * c - b * b;
    double x = determinant > FLAT * a * c ? (c * p - b * q) / determinant : a > 0 ? p / a : 0;
    double y =
        determinant > FLAT * a * c ? (a * q - b * p) / determinant : a > 0 || c == 0 ? 0 : q / c;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double rest = delta[i] - x * first[i] - y * second[i];
      squares += rest * rest;
    }
    return new double[] {x, y, Math.sqrt(squares)};
  }

  private static double dot(double[] x, double[] y, int from, int n) {
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static void add(double[] x, double factor, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * x[i];
    }
  }

  private static void scale(double[] x, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }
}
