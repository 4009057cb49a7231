package descent.url;

/** Settings that stand together in the form, in its order. */
public enum Group {
  DATA("Data"),
  NETWORK("Network"),
  START("Start"),
  STEP("Step"),
  RESTRAINT("Hold back"),
  LOSS("Loss"),
  RUN("Run");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public String title() {
    return title;
  }
}
