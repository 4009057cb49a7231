package descent.setting;

import java.util.List;
import java.util.Map;

/**
 * One of the values of a setting that has a name: an optimizer, a data set, an activation. All that
 * forms, tables and documents say of it is here.
 */
public interface Choice {
  /** The name in an experiment's URL, such as {@code rmsprop}. */
  String key();

  /** The name for people. */
  String title();

  /** The shortest name for people. */
  default String brief() {
    return title();
  }

  /** What else it is called, to be put in brackets behind the title; empty for nothing. */
  default String alias() {
    return "";
  }

  /** In TeX, where it is a formula; empty where it is not. */
  default String tex() {
    return "";
  }

  /**
   * The keys of further settings that mean something with this choice and perhaps not with another.
   * What no choice of a setting lists means something always.
   */
  default List<String> uses() {
    return List.of();
  }

  /** What further settings are with this choice where they are not given, as a URL writes it. */
  default Map<String, String> usual() {
    return Map.of();
  }

  /** The choice of this key among {@code choices}. */
  static <C extends Choice> C named(String key, C[] choices) {
    for (C choice : choices) {
      if (choice.key().equals(key)) {
        return choice;
      }
    }
    throw new IllegalArgumentException(key);
  }
}
