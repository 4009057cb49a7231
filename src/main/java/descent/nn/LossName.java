package descent.nn;

import descent.setting.Choice;
import java.util.Locale;

/**
 * The losses a visitor can ask for; {@code AUTO} is cross-entropy for classes and squared error for
 * numbers.
 */
public enum LossName implements Choice {
  AUTO("auto"),
  CROSSENTROPY("cross-entropy"),
  SQUARED("squared error");

  private final String title;

  LossName(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
