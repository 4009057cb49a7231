package descent.expression;

import java.util.function.UnaryOperator;

/**
 * One meaning in two forms that agree but for rounding.
 *
 * @param shown as a textbook writes it
 * @param computed so that nothing overflows
 */
public record Formula(Expression shown, Expression computed) {

  /** One that is computed as it is written. */
  public static Formula of(Expression both) {
    return new Formula(both, both);
  }

  /** The same with other names of tensors. */
  public Formula rename(UnaryOperator<String> other) {
    return new Formula(shown.rename(other), computed.rename(other));
  }
}
