package descent.share;

/**
 * A setting that cannot be used: which one, what it was, and what is allowed instead. The visitor can mend it, so the
 * message is for the visitor.
 */
public final class BadSetting extends RuntimeException {
  private static final int LONGEST_VALUE = 120;

  private final String key;
  private final String value;
  private final String allowed;

  /**
   * @param key the setting's name in the query string
   * @param value what was given; a very long one is cut
   * @param allowed what may be given, fit to follow "must be"
   */
  public BadSetting(String key, String value, String allowed) {
    this(key, cut(value), allowed, key + " must be " + allowed + ", was " + cut(value));
  }

  private BadSetting(String key, String value, String allowed, String sentence) {
    super(sentence, null, false, false);
    this.key = key;
    this.value = value;
    this.allowed = allowed;
  }

  /** For a key that has no meaning here at all, or no meaning twice. */
  public static BadSetting because(String key, String value, String allowed, String sentence) {
    return new BadSetting(key, cut(value), allowed, sentence);
  }

  public String key() {
    return key;
  }

  public String value() {
    return value;
  }

  public String allowed() {
    return allowed;
  }

  private static String cut(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }
}
