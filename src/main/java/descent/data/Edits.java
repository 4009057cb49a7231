package descent.data;

import java.util.Arrays;
import java.util.List;

/** Applies changes by hand: what is generated comes first, then what was added, in order. */
final class Edits {
  private Edits() {}

  static Examples apply(Examples generated, List<Edit> edits) {
    if (edits.isEmpty()) {
      return generated;
    }
    List<Edit.Add> adds =
        edits.stream().filter(Edit.Add.class::isInstance).map(Edit.Add.class::cast).toList();
    int n = generated.size();
    int all = n + adds.size();
    double[][] x = {Arrays.copyOf(generated.x()[0], all), Arrays.copyOf(generated.x()[1], all)};
    double[] y = Arrays.copyOf(generated.y(), all);
    for (int k = 0; k < adds.size(); k++) {
      x[0][n + k] = adds.get(k).x1();
      x[1][n + k] = adds.get(k).x2();
      y[n + k] = adds.get(k).y();
    }
    boolean[] dropped = new boolean[all];
    for (Edit edit : edits) {
      if (edit instanceof Edit.Move move) {
        x[0][move.index()] = move.x1();
        x[1][move.index()] = move.x2();
      } else if (edit instanceof Edit.Drop drop) {
        dropped[drop.index()] = true;
      }
    }
    return new Examples(
        new double[][] {kept(x[0], dropped), kept(x[1], dropped)}, kept(y, dropped));
  }

  private static double[] kept(double[] values, boolean[] dropped) {
    double[] kept = new double[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!dropped[i]) {
        kept[count++] = values[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
