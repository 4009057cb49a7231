package descent.view;

import descent.data.Feature;
import descent.nn.Network;
import descent.nn.Pass;
import java.util.ArrayList;
import java.util.List;

/** A square grid of places of the box, as inputs of a network, a block of columns at a time. */
final class Grid {
  private static final int BLOCK = 512;

  /** What to do with a block of pixels after the network has looked at it. */
  interface Reader {
    void read(Pass pass, int from, int m);
  }

  private final int side;
  private final List<double[][]> blocks = new ArrayList<>();

  Grid(Box box, List<Feature> inputs, int side) {
    this.side = side;
    int pixels = side * side;
    for (int from = 0; from < pixels; from += BLOCK) {
      int m = Math.min(BLOCK, pixels - from);
      double[][] points = new double[2][m];
      for (int j = 0; j < m; j++) {
        points[0][j] = box.x1((from + j) % side, side);
        points[1][j] = box.x2((from + j) / side, side);
      }
      blocks.add(Feature.rows(inputs, points));
    }
  }

  static Pass pass(Network network) {
    return Pass.looking(network.architecture(), BLOCK);
  }

  int side() {
    return side;
  }

  int pixels() {
    return side * side;
  }

  /**
   * Lets the network look at every pixel; the reader sees each block while it stands in the pass.
   */
  void look(Network network, Pass pass, Reader reader) {
    int from = 0;
    for (double[][] X : blocks) {
      int m = X[0].length;
      network.look(X, pass, m);
      reader.read(pass, from, m);
      from += m;
    }
  }
}
