package descent.nn;

/** placeholder */
public enum Activation {
  RELU,
  LEAKY,
  TANH,
  SIGMOID,
  LINEAR;

  /** The name in an experiment's URL. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
