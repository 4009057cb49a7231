package descent.math;

/**
 * The words of the Mersenne Twister a block of 624 at a time, for dropout's many uniforms and the
 * shuffles of every epoch: the same draws as {@link RandomStream#rand()} and {@link
 * RandomStream#permutationInto}, faster.
 *
 * <p>The recurrence x[k+624] = x[k+397] ⊕ twist(x[k], x[k+1]) is cut into three runs that do not
 * depend on themselves; what each run reads is first copied to the same index, since only such
 * loops are vectorised. Marking and going back copy the state. <b>Source:</b> Matsumoto and
 * Nishimura 1998.
 */
public final class Twister {
  /** How many states {@link #seedInto} makes. */
  public static final int SIDE_BY_SIDE = 8;

  private static final int SEEDING = 1812433253;
  private static final int N = 624;
  private static final int M = 397;
  private static final int RUN = N - M;
  private static final int UPPER = 0x80000000;
  private static final int LOWER = 0x7fffffff;
  private static final int MATRIX = 0x9908b0df;
  private static final double TWO_TO_26 = 67108864.0;

  private final int[] state = new int[N + 1];
  private final int[] words = new int[N];
  private final int[] next = new int[RUN];
  private final int[] far = new int[RUN];
  private final int[] made = new int[RUN];
  private final int[] here = new int[RUN];
  private final int[] markedState = new int[N + 1];
  private int position;
  private int markedPosition;

  /**
   * A fresh stream. <b>Errors:</b> IllegalArgumentException for a negative seed, as {@link
   * RandomStream} has it.
   */
  public Twister(int seed) {
    seed(seed);
  }

  /** Starts anew from {@code seed}, 0 … 2147483647. */
  public void seed(int seed) {
    check(seed);
    state[0] = seed;
    for (int k = 1; k < N; k++) {
      int before = state[k - 1];
      state[k] = SEEDING * (before ^ (before >>> 30)) + k;
    }
    position = N;
  }

  private static void check(int seed) {
    if (seed < 0) {
      throw new IllegalArgumentException("seed must be in 0..2147483647, was " + seed);
    }
  }

  /**
   * The states that {@link #seed} makes of {@code first}, {@code first} + 1, …, eight of them, side
   * by side: one alone waits for each of its numbers before it can make the next.
   */
  public static void seedInto(int first, int[][] states) {
    int[] s0 = states[0];
    int[] s1 = states[1];
    int[] s2 = states[2];
    int[] s3 = states[3];
    int[] s4 = states[4];
    int[] s5 = states[5];
    int[] s6 = states[6];
    int[] s7 = states[7];
    int a = s0[0] = first;
    int b = s1[0] = first + 1;
    int c = s2[0] = first + 2;
    int d = s3[0] = first + 3;
    int e = s4[0] = first + 4;
    int f = s5[0] = first + 5;
    int g = s6[0] = first + 6;
    int h = s7[0] = first + 7;
    for (int k = 1; k < N; k++) {
      s0[k] = a = SEEDING * (a ^ (a >>> 30)) + k;
      s1[k] = b = SEEDING * (b ^ (b >>> 30)) + k;
      s2[k] = c = SEEDING * (c ^ (c >>> 30)) + k;
      s3[k] = d = SEEDING * (d ^ (d >>> 30)) + k;
      s4[k] = e = SEEDING * (e ^ (e >>> 30)) + k;
      s5[k] = f = SEEDING * (f ^ (f >>> 30)) + k;
      s6[k] = g = SEEDING * (g ^ (g >>> 30)) + k;
      s7[k] = h = SEEDING * (h ^ (h >>> 30)) + k;
    }
  }

  /** Room for the states of {@link #seedInto}. */
  public static int[][] states() {
    return new int[SIDE_BY_SIDE][N];
  }

  /** Starts anew from a state of {@link #seedInto}. <b>Errors:</b> as {@link #seed} has them. */
  public void start(int[] seeded) {
    check(seeded[0]);
    System.arraycopy(seeded, 0, state, 0, N);
    position = N;
  }

  /** Takes over the place of another stream; allocates nothing. */
  public void assign(Twister other) {
    System.arraycopy(other.state, 0, state, 0, N);
    position = other.position;
    temper(state, words);
  }

  /** Remembers this place of the stream for {@link #back}. */
  public void mark() {
    System.arraycopy(state, 0, markedState, 0, N);
    markedPosition = position;
  }

  /** Goes back to the marked place. */
  public void back() {
    System.arraycopy(markedState, 0, state, 0, N);
    position = markedPosition;
    temper(state, words);
  }

  /** Fills {@code order} with 0 … length−1 and shuffles it, last place first. */
  public void permutationInto(int[] order) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    int i = order.length - 1;
    while (i >= 1) {
      if (position == N) {
        twist();
      }
      i = swapInto(order, i);
    }
  }

  /**
   * Goes on from place {@code i} as far as the words last; without a branch, since nobody can
   * foresee whether a word is drawn too high. Then a place changes with itself and stays the next.
   */
  private int swapInto(int[] order, int i) {
    int[] words = this.words;
    int at = position;
    for (; at < N && i >= 1; at++) {
      int over = (words[at] & (-1 >>> Integer.numberOfLeadingZeros(i))) - i;
      int taken = (over - 1) >> 31;
      int j = i + (over & taken);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
      i += taken;
    }
    position = at;
    return i;
  }

  private int word() {
    if (position == N) {
      twist();
    }
    return words[position++];
  }

  /**
   * row[j] = {@code kept} where the next uniform is below {@code keep}, else 0, for j = 0 … m−1.
   */
  public void belowInto(double[] row, int m, double keep, double kept) {
    double threshold = keep * TWO_TO_26 * (TWO_TO_26 * 2);
    int high = (int) (threshold / TWO_TO_26);
    int j = 0;
    while (j < m) {
      if (position == N) {
        twist();
      }
      if (position == N - 1) {
        int a = word() >>> 5;
        row[j++] = a * TWO_TO_26 + (word() >>> 6) < threshold ? kept : 0;
        continue;
      }
      int pairs = Math.min(m - j, (N - position) / 2);
      boolean tie = highWordsBelow(words, position, pairs, high, kept, row, j);
      if (tie) {
        breakTies(pairs, threshold, high, kept, row, j);
      }
      j += pairs;
      position += 2 * pairs;
    }
  }

  /**
   * Compares high words only; says whether some equals the threshold's, so that its low word has to
   * tell.
   */
  private static boolean highWordsBelow(
      int[] words, int position, int pairs, int high, double kept, double[] row, int from) {
    int ties = 0;
    for (int k = 0; k < pairs; k++) {
      int difference = (words[position + 2 * k] >>> 5) - high;
      row[from + k] = kept * (difference >>> 31);
      ties |= ~(difference | -difference);
    }
    return ties < 0;
  }

  private void breakTies(
      int pairs, double threshold, int high, double kept, double[] row, int from) {
    for (int k = 0; k < pairs; k++) {
      int a = words[position + 2 * k] >>> 5;
      if (a == high) {
        row[from + k] = a * TWO_TO_26 + (words[position + 2 * k + 1] >>> 6) < threshold ? kept : 0;
      }
    }
  }

  private void twist() {
    state[N] = state[0];
    run(0, RUN, M);
    run(RUN, RUN, 0);
    state[N] = state[0];
    run(2 * RUN, N - 2 * RUN, RUN);
    temper(state, words);
    position = 0;
  }

  /** New words from {@code from} on; the word 397 further stands at {@code farFrom}. */
  private void run(int from, int count, int farFrom) {
    System.arraycopy(state, from, here, 0, count);
    System.arraycopy(state, from + 1, next, 0, count);
    System.arraycopy(state, farFrom, far, 0, count);
    combine(here, next, far, made, count);
    System.arraycopy(made, 0, state, from, count);
  }

  private static void combine(int[] here, int[] next, int[] far, int[] made, int count) {
    for (int k = 0; k < count; k++) {
      int y = (here[k] & UPPER) | (next[k] & LOWER);
      made[k] = far[k] ^ (y >>> 1) ^ (-(next[k] & 1) & MATRIX);
    }
  }

  private static void temper(int[] state, int[] words) {
    for (int k = 0; k < N; k++) {
      int y = state[k];
      y ^= y >>> 11;
      y ^= (y << 7) & 0x9d2c5680;
      y ^= (y << 15) & 0xefc60000;
      words[k] = y ^ (y >>> 18);
    }
  }
}
