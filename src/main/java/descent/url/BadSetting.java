package descent.url;

/**
 * A setting that cannot be used: which one, what it was, and what is allowed instead. The visitor
 * can mend it, so the message is for the visitor.
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

  /** For a value that a later version of the server will know. */
  public static BadSetting notYet(String key, String value, String allowed) {
    String cut = cut(value);
    return new BadSetting(
        key,
        cut,
        allowed,
        key + "=" + cut + " is not yet available; " + key + " must be " + allowed);
  }

  /** For a key that is no setting, or none in this place. */
  public static BadSetting unknown(String key, String value, String allowed) {
    return new BadSetting(
        cut(key),
        cut(value),
        allowed,
        cut(key) + " is not a setting here; a setting must be " + allowed);
  }

  /**
   * Turns a complaint of the core into one for the visitor. The core's sentences have the same
   * form, "subject must be allowed, was value"; where one has not, its subject is the whole
   * experiment.
   */
  public static BadSetting from(IllegalArgumentException complaint) {
    String sentence = String.valueOf(complaint.getMessage());
    int must = sentence.indexOf(" must be ");
    int was = sentence.lastIndexOf(", was ");
    if (must < 0 || was < must) {
      return new BadSetting("experiment", "", "one that can be trained", sentence);
    }
    return new BadSetting(
        sentence.substring(0, must),
        sentence.substring(was + ", was ".length()),
        sentence.substring(must + " must be ".length(), was),
        sentence);
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
