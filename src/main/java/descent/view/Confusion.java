package descent.view;

import java.util.Arrays;

/**
 * Who was taken for whom: {@code counts[actual][predicted]}.
 *
 * <p><b>Units:</b> examples. Precision of a class is the share of those predicted as it that are
 * it; recall the share of those that are it that were predicted as it; NaN where there are none to
 * share.
 */
public record Confusion(int[][] counts) {

  /** Of those predicted as {@code c}, the share that is c. */
  public double precision(int c) {
    return (double) counts[c][c] / Arrays.stream(counts).mapToInt(row -> row[c]).sum();
  }

  /** Of those that are {@code c}, the share predicted as c. */
  public double recall(int c) {
    return (double) counts[c][c] / Arrays.stream(counts[c]).sum();
  }
}
