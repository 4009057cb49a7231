package descent.math;

/**
 * eˣ, the logistic function and tanh over whole rows, by plain arithmetic that the compiler
 * vectorises and that gives the same bits on every machine.
 *
 * <p>x is split as k·ln 2 + r with whole k and |r| ≤ ½ ln 2 (Cody and Waite's two-part ln 2), eʳ −
 * 1 is a polynomial, and 2ᵏ is set into the exponent in a loop of its own, since that step alone
 * does not vectorise. Results are within 2 ulp of Commons Math's {@code FastMath} over the whole
 * range. x below −708 counts as −708 where the result would be subnormal; above 709.78 eˣ is
 * infinite.
 *
 * <p><b>Shapes:</b> rows of at least {@code m} numbers; the three rows of a call must be different
 * arrays. <b>NaN</b> in, NaN out. <b>Source:</b> Muller, "Elementary Functions", 3rd ed., chapters
 * 3 and 11; the coefficients are Chebyshev interpolation of (eʳ − 1 − r)/r² in 60 digits, off by
 * less than 10⁻¹⁸.
 */
public final class Exponential {
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;

  /** Adding and subtracting it rounds to a whole number, which then stands in the lowest bits. */
  private static final double ROUND = 0x1.8p52;

  private static final double LOWEST = -708;
  private static final double HIGHEST = 710;

  /** tanh is ±1 to the last digit far before |2x| reaches it. */
  private static final double TANH_LIMIT = 50;

  /** (eʳ − 1 − r)/r² = C0 + C1·r + … + C10·r¹⁰. */
  private static final double C0 = 0.5;

  private static final double C1 = 0.1666666666666667;
  private static final double C2 = 0.04166666666666667;
  private static final double C3 = 0.008333333333326136;
  private static final double C4 = 0.0013888888888883748;
  private static final double C5 = 0.00019841269874820627;
  private static final double C6 = 2.4801587325547743e-05;
  private static final double C7 = 2.7557255400206422e-06;
  private static final double C8 = 2.75572736431103e-07;
  private static final double C9 = 2.5105217004720745e-08;
  private static final double C10 = 2.0914686968086876e-09;

  private Exponential() {}

  /** a = eᶻ. */
  public static void expInto(double[] z, double[] a, double[] scratch, int m) {
    reduceInto(z, 1, LOWEST, HIGHEST, a, scratch, m);
    expInPlace(a, m);
    halfPowersOfTwo(scratch, m);
    for (int j = 0; j < m; j++) {
      a[j] = a[j] * scratch[j] * 2;
    }
  }

  /** a = 1/(1 + e⁻ᶻ). */
  public static void sigmoidInto(double[] z, double[] a, double[] scratch, int m) {
    reduceInto(z, -1, LOWEST, HIGHEST, a, scratch, m);
    expInPlace(a, m);
    halfPowersOfTwo(scratch, m);
    for (int j = 0; j < m; j++) {
      a[j] = 1 / (1 + a[j] * scratch[j] * 2);
    }
  }

  /**
   * a = tanh z, by way of e²ᶻ − 1, so that small z keep all their digits. The sign of a zero is
   * lost.
   */
  public static void tanhInto(double[] z, double[] a, double[] scratch, int m) {
    reduceInto(z, 2, -TANH_LIMIT, TANH_LIMIT, a, scratch, m);
    expm1InPlace(a, m);
    halfPowersOfTwo(scratch, m);
    for (int j = 0; j < m; j++) {
      double power = scratch[j] * 2;
      double expm1 = power * a[j] + (power - 1);
      a[j] = expm1 / (expm1 + 2);
    }
  }

  /** r and shifted = k + ROUND, where factor·z, held between the limits, is k·ln 2 + r. */
  private static void reduceInto(
      double[] z, double factor, double low, double high, double[] r, double[] shifted, int m) {
    for (int j = 0; j < m; j++) {
      double x = Math.min(Math.max(factor * z[j], low), high);
      double kShifted = x * LOG2_E + ROUND;
      double k = kShifted - ROUND;
      shifted[j] = kShifted;
      r[j] = (x - k * LN2_HIGH) - k * LN2_LOW;
    }
  }

  /** Replaces r by eʳ, adding the digits that 1 + r loses. */
  private static void expInPlace(double[] r, int m) {
    for (int j = 0; j < m; j++) {
      double x = r[j];
      double one = 1 + x;
      r[j] = one + (x * x * polynomial(x) + (x - (one - 1)));
    }
  }

  /** Replaces r by eʳ − 1. */
  private static void expm1InPlace(double[] r, int m) {
    for (int j = 0; j < m; j++) {
      double x = r[j];
      r[j] = x + x * x * polynomial(x);
    }
  }

  /** (eʳ − 1 − r)/r². */
  private static double polynomial(double r) {
    return C0
        + r
            * (C1
                + r
                    * (C2
                        + r
                            * (C3
                                + r
                                    * (C4
                                        + r
                                            * (C5
                                                + r
                                                    * (C6
                                                        + r
                                                            * (C7
                                                                + r
                                                                    * (C8
                                                                        + r
                                                                            * (C9
                                                                                + r * C10)))))))));
  }

  /** Replaces k + ROUND by 2ᵏ⁻¹; half, so that k = 1024 does not overflow too early. */
  private static void halfPowersOfTwo(double[] shifted, int m) {
    for (int j = 0; j < m; j++) {
      long k = Double.doubleToRawLongBits(shifted[j]);
      shifted[j] = Double.longBitsToDouble((k + 1022) << 52);
    }
  }
}
