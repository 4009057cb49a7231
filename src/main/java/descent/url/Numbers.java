package descent.url;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers as a person writes them: {@code 0.0007}, {@code 1e-8}, {@code 300}.
 *
 * <p><b>NaN</b>, infinities and hexadecimal forms are not numbers here; −0 is read as 0.
 */
public final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,10}");
  private static final int LONGEST = 40;

  private Numbers() {}

  /** Reads a finite number. <b>Errors:</b> {@link NumberFormatException}. */
  static double decimal(String text) {
    if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException(text);
    }
    double value = Double.parseDouble(text) + 0.0;
    if (Double.isInfinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  /** Reads a whole number. <b>Errors:</b> {@link NumberFormatException}. */
  static int whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new NumberFormatException(text);
    }
    return Integer.parseInt(text);
  }

  /**
   * The fewest digits that read back as the same double; plain from 0.0001 up to ten million, else
   * as 1.5e-8.
   */
  public static String print(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 7) {
      return shortest.toPlainString();
    }
    BigDecimal mantissa = shortest.movePointLeft(exponent).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + exponent;
  }

  /**
   * Takes digits off what the JDK prints, which is not always the shortest, as long as the double
   * stays the same.
   */
  private static BigDecimal shortest(double value) {
    BigDecimal best = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    Optional<BigDecimal> shorter = shorter(best, value);
    while (shorter.isPresent()) {
      best = shorter.get();
      shorter = shorter(best, value);
    }
    return best;
  }

  /**
   * A decimal of fewer digits that reads back as {@code value}: the nearest may miss where its
   * neighbour hits.
   */
  private static Optional<BigDecimal> shorter(BigDecimal best, double value) {
    if (best.precision() == 1) {
      return Optional.empty();
    }
    return Stream.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN)
        .map(mode -> best.round(new MathContext(best.precision() - 1, mode)).stripTrailingZeros())
        .filter(rounded -> rounded.doubleValue() == value)
        .findFirst();
  }
}
