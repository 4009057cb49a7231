package descent.math;

/**
 * Sums in NumPy's order: pairwise, eight accumulators wide.
 *
 * <p>Below 8 terms left to right; up to 128 eight accumulators combined ((0+1)+(2+3))+((4+5)+(6+7))
 * and then the tail; above, split at n/2 rounded down to a multiple of 8. The error grows with log
 * n instead of n, and the course's pinned cost of zero weights comes out to the last digit.
 *
 * <p><b>NaN:</b> a NaN among the terms makes the sum NaN. <b>Source:</b> Higham 1993, "The accuracy
 * of floating point summation", section 3; the blocks are those of {@code np.sum}.
 */
public final class Sum {
  private static final int BLOCK = 128;

  private Sum() {}

  /** The pairwise sum of {@code terms[from] … terms[from + n − 1]}. */
  public static double pairwise(double[] terms, int from, int n) {
    if (n < 8) {
      double sum = 0;
      for (int i = from; i < from + n; i++) {
        sum += terms[i];
      }
      return sum;
    }
    if (n <= BLOCK) {
      return block(terms, from, n);
    }
    int half = n / 2;
    half -= half % 8;
    return pairwise(terms, from, half) + pairwise(terms, from + half, n - half);
  }

  private static double block(double[] t, int from, int n) {
    double s0 = t[from];
    double s1 = t[from + 1];
    double s2 = t[from + 2];
    double s3 = t[from + 3];
    double s4 = t[from + 4];
    double s5 = t[from + 5];
    double s6 = t[from + 6];
    double s7 = t[from + 7];
    int i = 8;
    for (; i + 8 <= n; i += 8) {
      s0 += t[from + i];
      s1 += t[from + i + 1];
      s2 += t[from + i + 2];
      s3 += t[from + i + 3];
      s4 += t[from + i + 4];
      s5 += t[from + i + 5];
      s6 += t[from + i + 6];
      s7 += t[from + i + 7];
    }
    double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < n; i++) {
      sum += t[from + i];
    }
    return sum;
  }
}
