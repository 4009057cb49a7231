package descent.setting;

import java.util.Locale;

/**
 * The numbers that a setting may be: an interval, of all numbers or of the whole ones. The one home
 * of a range: what holds the setting checks with it, what reads it and what tells of it asks it.
 *
 * <p><b>NaN</b> is in no range.
 *
 * @param lowOpen whether {@code low} itself is outside
 * @param highOpen whether {@code high} itself is outside
 * @param whole whether only whole numbers are inside
 */
public record Range(double low, double high, boolean lowOpen, boolean highOpen, boolean whole) {

  /** [low, high]. */
  public static Range closed(double low, double high) {
    return new Range(low, high, false, false, false);
  }

  /** (low, high]. */
  public static Range above(double low, double high) {
    return new Range(low, high, true, false, false);
  }

  /** [low, high). */
  public static Range below(double low, double high) {
    return new Range(low, high, false, true, false);
  }

  /** (low, high). */
  public static Range between(double low, double high) {
    return new Range(low, high, true, true, false);
  }

  /** low, low + 1 … high. */
  public static Range whole(int low, int high) {
    return new Range(low, high, false, false, true);
  }

  public boolean holds(double value) {
    return (lowOpen ? value > low : value >= low)
        && (highOpen ? value < high : value <= high)
        && (!whole || value == Math.rint(value));
  }

  /**
   * Lets a value through that is inside.
   *
   * @param key the setting that it is of
   * @throws BadSetting if it is not
   */
  public double check(String key, double value) {
    BadSetting.unless(holds(value), key, value, "in " + this);
    return value;
  }

  /** The same for a whole number. */
  public int check(String key, int value) {
    BadSetting.unless(holds(value), key, value, "in " + this);
    return value;
  }

  /** What may be given, fit to follow "must be". */
  public String allowed() {
    return (whole ? "a whole number in " : "a number in ") + this;
  }

  /** {@code (0, 10]}; of whole numbers {@code 0..10}. */
  @Override
  public String toString() {
    return whole
        ? text(low) + ".." + text(high)
        : (lowOpen ? "(" : "[") + text(low) + ", " + text(high) + (highOpen ? ")" : "]");
  }

  private String text(double end) {
    if (end != Math.rint(end)) {
      return String.valueOf(end);
    }
    String digits = String.format(Locale.ROOT, "%.0f", end);
    return whole || !digits.endsWith("000000")
        ? digits
        : digits.substring(0, digits.length() - 6) + "e6";
  }
}
