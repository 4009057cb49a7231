package descent.data;

import java.util.List;

/** Applies changes by hand to generated examples: moves and drops in place, then what was added, in order. */
final class Edits {
  private Edits() {}

  static Examples apply(Examples generated, List<Edit> edits) {
    if (edits.isEmpty()) {
      return generated;
    }
    int n = generated.size();
    boolean[] dropped = new boolean[n];
    double[][] moved = {generated.x()[0].clone(), generated.x()[1].clone()};
    int kept = n;
    int added = 0;
    for (Edit edit : edits) {
      if (edit instanceof Edit.Move move) {
        moved[0][move.index()] = move.x1();
        moved[1][move.index()] = move.x2();
      } else if (edit instanceof Edit.Drop drop && !dropped[drop.index()]) {
        dropped[drop.index()] = true;
        kept--;
      } else if (edit instanceof Edit.Add) {
        added++;
      }
    }
    double[][] x = new double[2][kept + added];
    double[] y = new double[kept + added];
    int at = 0;
    for (int i = 0; i < n; i++) {
      if (!dropped[i]) {
        put(x, y, at++, moved[0][i], moved[1][i], generated.y()[i]);
      }
    }
    for (Edit edit : edits) {
      if (edit instanceof Edit.Add add) {
        put(x, y, at++, add.x1(), add.x2(), add.y());
      }
    }
    return new Examples(x, y);
  }

  private static void put(double[][] x, double[] y, int at, double x1, double x2, double label) {
    x[0][at] = x1;
    x[1][at] = x2;
    y[at] = label;
  }
}
