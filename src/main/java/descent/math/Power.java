package descent.math;

import org.apache.commons.math3.util.FastMath;

/**
 * Whole powers as e^{n·ln base}: off by about |n·ln base| units in the last place, and nothing
 * allocated, where {@code FastMath.pow} allocates a kilobyte a call.
 */
public final class Power {
  private Power() {}

  /** baseⁿ for base ≥ 0 and n ≥ 0. <b>NaN</b> in, NaN out (but x⁰ is 1). */
  public static double of(double base, long n) {
    return n == 0 ? 1 : FastMath.exp(n * FastMath.log(base));
  }
}
