package descent.training;

import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Pass;
import descent.report.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Measures a network on one set: forward passes that only look, a block of examples at a time. */
final class Scorer {
  /** Columns at a time: enough to vectorise, few enough to stay in the cache. */
  static final int BLOCK = 512;

  private final List<Samples> blocks = new ArrayList<>();
  private final double[] losses;
  private final int m;
  private final Loss loss;
  private final boolean classifies;

  Scorer(Samples samples, Loss loss, boolean classifies) {
    m = samples.m();
    losses = new double[m];
    this.loss = loss;
    this.classifies = classifies;
    for (int from = 0; from < m; from += BLOCK) {
      blocks.add(samples.slice(from, BLOCK));
    }
  }

  /** Buffers that serve every set of a network. */
  static Pass pass(Network network) {
    return Pass.looking(network.architecture(), BLOCK);
  }

  Metrics measure(Network network, Pass pass) {
    int right = 0;
    int from = 0;
    int L = network.architecture().depth();
    for (Samples block : blocks) {
      network.look(block.X(), pass, block.m());
      network.lossesInto(block.Y(), loss, pass, losses, from, block.m());
      right += classifies ? right(pass.A(L), block) : 0;
      from += block.m();
    }
    double mean = 1.0 / m * Loss.total(losses, m);
    return new Metrics(
        mean, classifies ? OptionalDouble.of((double) right / m) : OptionalDouble.empty());
  }

  /** Examples whose most probable class is theirs; for one output, a &gt; ½ says class 1. */
  private static int right(double[][] A, Samples block) {
    int right = 0;
    for (int j = 0; j < block.m(); j++) {
      right += isRight(A, block.Y(), j) ? 1 : 0;
    }
    return right;
  }

  private static boolean isRight(double[][] A, double[][] Y, int j) {
    if (A.length == 1) {
      return A[0][j] > 0.5 == Y[0][j] > 0.5;
    }
    int best = 0;
    for (int i = 1; i < A.length; i++) {
      best = A[i][j] > A[best][j] ? i : best;
    }
    return Y[best][j] > 0.5;
  }
}
