package descent.expression;

/**
 * The axes of a tensor by their names, such as {@code u1} for the units of layer 1 and {@code m}
 * for the examples.
 */
public record Shape(String rows, String columns) {
  /** An axis of length 1. */
  public static final String ONE = "one";

  /** A single number. */
  public static final Shape NUMBER = new Shape(ONE, ONE);
}
