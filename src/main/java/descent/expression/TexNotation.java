package descent.expression;

/** How the names of an expression are typeset. */
public interface TexNotation {
  /** A matrix, such as {@code Z^{[1]}}. */
  String tensor(String name);

  /** The same with rows for columns. */
  String transposed(String name);

  /** An element of it without a place, such as {@code z^{[1]}}. */
  String element(String name);

  /** A named number, such as {@code \alpha}. */
  String scalar(String name);

  /** Its axes. */
  Shape shape(String name);
}
