package descent.math;

import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.util.FastMath;

/**
 * The stream of random numbers that NumPy's legacy {@code RandomState(seed)} draws, bit for bit.
 *
 * <p>Words come from Commons Math's Mersenne Twister seeded with one int (Knuth's initialization);
 * everything drawn from the words is NumPy's own way, so that the data, weights, shuffles and masks
 * of the course's notebooks come out.
 *
 * <p><b>Source:</b> Matsumoto and Nishimura 1998 (the words); Marsaglia and Bray 1964 (the polar
 * method); NumPy's {@code RandomState} (the order of draws). Not for cryptography.
 */
public final class RandomStream {
  private final MersenneTwister words;
  private double keptNormal;
  private boolean hasKeptNormal;

  /**
   * A fresh stream.
   *
   * @throws IllegalArgumentException if the seed is negative; Commons Math would not seed it as
   *     NumPy seeds 2³² − |seed|
   */
  public RandomStream(int seed) {
    words = new MersenneTwister(checked(seed));
  }

  /**
   * Starts anew from {@code seed}, 0 … 2147483647, and drops the kept normal; allocates nothing.
   */
  public void seed(int seed) {
    words.setSeed(checked(seed));
    hasKeptNormal = false;
  }

  private static int checked(int seed) {
    if (seed < 0) {
      throw new IllegalArgumentException("seed must be in 0..2147483647, was " + seed);
    }
    return seed;
  }

  /** The next 32-bit word, 0 … 2³²−1. */
  public long word() {
    return words.nextInt() & 0xffffffffL;
  }

  /** Uniform in [0, 1) with 53 bits, from two words. */
  public double rand() {
    long high = word() >>> 5;
    long low = word() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  /** Standard normal by the polar method; every second value is kept for the next call. */
  public double randn() {
    if (hasKeptNormal) {
      hasKeptNormal = false;
      return keptNormal;
    }
    double x1;
    double x2;
    double r2;
    do {
      x1 = 2 * rand() - 1;
      x2 = 2 * rand() - 1;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 == 0);
    double f = Math.sqrt(-2 * FastMath.log(r2) / r2);
    keptNormal = f * x1;
    hasKeptNormal = true;
    return f * x2;
  }

  /**
   * A whole number in 0 … {@code max}, both included.
   *
   * @throws IllegalArgumentException if {@code max} is negative
   */
  public int integerUpTo(int max) {
    if (max < 0) {
      throw new IllegalArgumentException("max must be 0 or more, was " + max);
    }
    if (max == 0) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int drawn;
    do {
      drawn = (int) word() & mask;
    } while (drawn > max);
    return drawn;
  }

  /** Shuffles {@code order} in place, last place first (Fisher and Yates). */
  public void shuffle(int[] order) {
    for (int i = order.length - 1; i >= 1; i--) {
      int j = integerUpTo(i);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
  }

  /** Fills {@code order} with 0 … length−1 and shuffles it. */
  public void permutationInto(int[] order) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    shuffle(order);
  }

  /** A shuffled 0 … n−1. */
  public int[] permutation(int n) {
    int[] order = new int[n];
    permutationInto(order);
    return order;
  }
}
