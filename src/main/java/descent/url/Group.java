package descent.url;

import java.util.List;
import java.util.stream.Stream;

/** Settings that stand together in the form, in its order. */
public enum Group {
  DATA("Data", false),
  NETWORK("Network", false),
  START("Start", true),
  STEP("Step", true),
  RESTRAINT("Hold back", true),
  LOSS("Loss", true),
  RUN("Run", false);

  private final String title;
  private final boolean clause;

  Group(String title, boolean clause) {
    this.title = title;
    this.clause = clause;
  }

  /** The clauses of the recipe: those that are neither drawn in a panel of their own nor hidden. */
  public static List<Group> clauses() {
    return Stream.of(values()).filter(group -> group.clause).toList();
  }

  /** Its settings, in order. */
  public List<Setting> settings() {
    return Stream.of(Setting.values()).filter(s -> s.about().group() == this).toList();
  }

  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public String title() {
    return title;
  }
}
