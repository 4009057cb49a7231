package descent.math;

/**
 * Whole powers by repeated squaring: about log₂ n roundings, and nothing allocated ({@code FastMath.pow} allocates a
 * kilobyte a call).
 */
public final class Power {
  private Power() {}

  /** baseⁿ for n ≥ 0. <b>NaN</b> in, NaN out (but x⁰ is 1). */
  public static double of(double base, long n) {
    double power = 1;
    double square = base;
    for (long rest = n; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        power *= square;
      }
      square *= square;
    }
    return power;
  }
}
