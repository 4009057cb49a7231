package descent.expression;

import java.util.Locale;

/**
 * A number that is written down, as TeX: at most six digits, small and large ones by powers of ten.
 */
public final class TexNumbers {
  private static final int DIGITS = 6;
  private static final int SMALLEST = -3;
  private static final int LARGEST = 5;

  private TexNumbers() {}

  /** The number; ∞ for one that is not finite. */
  public static String print(double value) {
    return print(value, DIGITS);
  }

  /** The number with at most so many digits. */
  public static String print(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "\\text{NaN}" : value < 0 ? "-\\infty" : "\\infty";
    }
    if (value == 0) {
      return "0";
    }
    String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    String mantissa = text.substring(0, text.indexOf('e'));
    int exponent = Integer.parseInt(text.substring(text.indexOf('e') + 1));
    if (exponent >= SMALLEST && exponent <= LARGEST) {
      int decimals = Math.max(0, digits - 1 - exponent);
      return bare(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }
    String shortest = bare(mantissa);
    String power = "10^{" + exponent + "}";
    return shortest.equals("1")
        ? power
        : shortest.equals("-1") ? "-" + power : shortest + "\\cdot " + power;
  }

  /** Without zeros at the end that say nothing. */
  private static String bare(String decimal) {
    return decimal.contains(".")
        ? decimal.replaceFirst("0+$", "").replaceFirst("\\.$", "")
        : decimal;
  }
}
