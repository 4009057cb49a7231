package descent.training;

import descent.data.Examples;
import descent.data.Feature;
import descent.nn.Architecture;
import descent.nn.Output;
import java.util.Arrays;
import java.util.List;

/**
 * Examples as a network sees them. <b>Shapes:</b> X is n_x × m, Y is n_y × m.
 *
 * <p>Y is 0 or 1 for one class output (−1 or 1 for tanh), one-hot for several, the value for
 * regression.
 */
public record Samples(double[][] X, double[][] Y, int m) {

  /** The examples as inputs and targets of a network of this shape. */
  public static Samples of(Examples examples, List<Feature> inputs, Architecture architecture) {
    int m = examples.size();
    double[][] X = Feature.rows(inputs, examples.x());
    double[][] Y = new double[architecture.outputs()][m];
    for (int j = 0; j < m; j++) {
      if (architecture.outputs() > 1) {
        Y[examples.label(j)][j] = 1;
      } else {
        double y = examples.y()[j];
        Y[0][j] = architecture.output() == Output.TANH ? 2 * y - 1 : y;
      }
    }
    return new Samples(X, Y, m);
  }

  /** The examples from {@code from} on, at most {@code count} of them. */
  Samples slice(int from, int count) {
    int to = Math.min(m, from + count);
    return new Samples(columns(X, from, to), columns(Y, from, to), to - from);
  }

  private static double[][] columns(double[][] rows, int from, int to) {
    double[][] part = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      part[i] = Arrays.copyOfRange(rows[i], from, to);
    }
    return part;
  }
}
