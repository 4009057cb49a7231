package descent.view;

import descent.data.Examples;
import descent.data.Split;
import java.util.Locale;

/** One of the three sets. */
public enum SetName {
  TRAIN,
  DEV,
  TEST;

  /** The name on the wire. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The set's examples. */
  public Examples of(Split split) {
    return switch (this) {
      case TRAIN -> split.train();
      case DEV -> split.dev();
      case TEST -> split.test();
    };
  }
}
