package descent.view;

import descent.data.Examples;
import descent.data.Feature;
import descent.nn.Network;
import descent.nn.Pass;
import java.util.List;

/** Lets a network classify a set and counts who is taken for whom. */
final class ConfusionCounter {
  private static final int BLOCK = 512;

  private final List<Feature> inputs;
  private final int classes;

  ConfusionCounter(List<Feature> inputs, int classes) {
    this.inputs = inputs;
    this.classes = classes;
  }

  Confusion confusion(Network network, Examples examples, Pass pass) {
    int[][] counts = new int[classes][classes];
    int L = network.architecture().depth();
    for (int from = 0; from < examples.size(); from += BLOCK) {
      int to = Math.min(examples.size(), from + BLOCK);
      double[][] points = {
        java.util.Arrays.copyOfRange(examples.x()[0], from, to),
        java.util.Arrays.copyOfRange(examples.x()[1], from, to)
      };
      network.look(Feature.rows(inputs, points), pass, to - from);
      for (int j = from; j < to; j++) {
        counts[examples.label(j)][predicted(pass.A(L), j - from)]++;
      }
    }
    return new Confusion(counts);
  }

  private static int predicted(double[][] A, int j) {
    if (A.length == 1) {
      return A[0][j] > 0.5 ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < A.length; i++) {
      best = A[i][j] > A[best][j] ? i : best;
    }
    return best;
  }
}
