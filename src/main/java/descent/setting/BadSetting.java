package descent.setting;

/**
 * A setting that cannot be used: which one, what it was, and what is allowed instead. The visitor
 * can mend it, so the message is for the visitor. Thrown by whatever holds the setting, from the
 * core to the codec, and answered with its three parts.
 */
public final class BadSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_VALUE = 120;

  private final String key;
  private final String value;
  private final String allowed;
  private final boolean knownLater;

  /**
   * @param key the setting's name in the query string
   * @param value what was given; a very long one is cut
   * @param allowed what may be given, fit to follow "must be"
   */
  public BadSetting(String key, Object value, String allowed) {
    this(
        key,
        cut(String.valueOf(value)),
        allowed,
        key + " must be " + allowed + ", was " + cut(String.valueOf(value)),
        false);
  }

  private BadSetting(
      String key, String value, String allowed, String sentence, boolean knownLater) {
    super(sentence);
    this.key = key;
    this.value = value;
    this.allowed = allowed;
    this.knownLater = knownLater;
  }

  /** For a value that a later version of the server will know. */
  public static BadSetting notYet(String key, String value, String allowed) {
    String cut = cut(value);
    return new BadSetting(
        key,
        cut,
        allowed,
        key + "=" + cut + " is not yet available; " + key + " must be " + allowed,
        true);
  }

  /** For a key that is no setting, or none in this place. */
  public static BadSetting unknown(String key, String value, String allowed) {
    String cut = cut(key);
    return new BadSetting(
        cut,
        cut(value),
        allowed,
        cut + " is not a setting here; a setting must be " + allowed,
        false);
  }

  /**
   * Throws unless it holds.
   *
   * @throws BadSetting of the other three
   */
  public static void unless(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      throw new BadSetting(key, value, allowed);
    }
  }

  /** The same fault, found in what another setting says: that one is to blame. */
  public BadSetting in(String other) {
    return new BadSetting(other, value, allowed);
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

  /** Whether a later version will know the value, so that the sentence says more than the range. */
  public boolean isKnownLater() {
    return knownLater;
  }

  /** It is an answer and no fault of the program: where it was thrown says nothing. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  private static String cut(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }
}
