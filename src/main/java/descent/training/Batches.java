package descent.training;

import descent.math.Twister;
import java.util.stream.IntStream;

/**
 * Cuts the training set into the batches of each epoch.
 *
 * <p>Epoch e (from 0) is permuted by a fresh stream of seed {@code batchSeed + 1 + e} and cut in
 * order; the last batch is what remains. The full batch is not permuted. One batch at a time is
 * gathered into buffers that are used again.
 */
final class Batches {
  private final Samples all;
  private final int size;
  private final int batchSeed;
  private final int[] order;
  private final Twister stream;

  /** The streams of the epochs from {@link #seededFrom} on, as they begin. */
  private final int[][] seeded;

  private int seededFrom = -1;
  private final double[][] X;
  private final double[][] Y;
  private int m;

  Batches(Samples all, int size, int batchSeed) {
    this.all = all;
    this.batchSeed = batchSeed;
    boolean full = size == 0;
    this.size = full ? all.m() : Math.min(size, all.m());
    order = full ? null : new int[all.m()];
    stream = full ? null : new Twister(batchSeed);
    seeded = full ? null : Twister.states();
    X = full ? all.X() : new double[all.X().length][this.size];
    Y = full ? all.Y() : new double[all.Y().length][this.size];
    m = this.size;
  }

  /** Batches an epoch. */
  int count() {
    return (all.m() + size - 1) / size;
  }

  /** The most examples in a batch. */
  int size() {
    return size;
  }

  /** Shuffles for epoch {@code epoch}, from 0. */
  void shuffle(int epoch) {
    if (order != null) {
      if (seededFrom < 0 || epoch < seededFrom || epoch >= seededFrom + Twister.SIDE_BY_SIDE) {
        Twister.seedInto(batchSeed + 1 + epoch, seeded);
        seededFrom = epoch;
      }
      stream.start(seeded[epoch - seededFrom]);
      stream.permutationInto(order);
    }
  }

  /** Gathers batch {@code batch}, from 0, into X and Y. */
  void gather(int batch) {
    int from = batch * size;
    m = Math.min(size, all.m() - from);
    if (order == null) {
      return;
    }
    for (int i = 0; i < X.length; i++) {
      gather(all.X()[i], X[i], order, from, m);
    }
    for (int i = 0; i < Y.length; i++) {
      gather(all.Y()[i], Y[i], order, from, m);
    }
  }

  private static void gather(double[] from, double[] to, int[] order, int start, int m) {
    for (int j = 0; j < m; j++) {
      to[j] = from[order[start + j]];
    }
  }

  double[][] X() {
    return X;
  }

  double[][] Y() {
    return Y;
  }

  /** Which training examples the gathered batch {@code batch} holds, counted from 0. */
  int[] picked(int batch) {
    int from = batch * size;
    return IntStream.range(from, from + m).map(j -> order == null ? j : order[j]).toArray();
  }

  /** Examples in the gathered batch. */
  int m() {
    return m;
  }

  /** Examples in all. */
  int examples() {
    return all.m();
  }
}
