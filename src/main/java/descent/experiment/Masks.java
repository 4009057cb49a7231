package descent.experiment;

import descent.setting.Choice;
import java.util.Locale;

/** Dropout masks: new ones for every pass, or the same ones always, as in the course's notebook. */
public enum Masks implements Choice {
  /** One stream, seeded once, goes on from pass to pass. */
  FRESH,
  /** The stream is seeded anew in every forward pass. */
  FROZEN;

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return key();
  }
}
