package descent.check;

import java.util.Locale;

/** The kinds of planted mistakes, as a visitor chooses and guesses them. */
public enum Mistake {
  FACTOR,
  SIGN,
  TRANSPOSE,
  NOMEAN,
  NOL2,
  NODERIVATIVE,
  NOCENTRING;

  /** The name on the wire, and in the grammar of {@code bug=} where it stands there. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What kind a mistake is; a factor of −1 is a flipped sign. */
  public static Mistake of(Bug bug) {
    if (bug instanceof Bug.Factor factor) {
      return factor.factor() == -1 ? SIGN : FACTOR;
    } else if (bug instanceof Bug.Transpose) {
      return TRANSPOSE;
    } else if (bug instanceof Bug.NoMean) {
      return NOMEAN;
    } else if (bug instanceof Bug.NoL2) {
      return NOL2;
    }
    return bug instanceof Bug.NoDerivative ? NODERIVATIVE : NOCENTRING;
  }
}
