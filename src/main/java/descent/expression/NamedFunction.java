package descent.expression;

/**
 * A function that is called by its name in formulas and written out where its numbers are.
 *
 * @param key its name in addresses and programs
 * @param tex as it stands before its argument; empty for one that changes nothing
 * @param parameter the tensor that stands for the argument
 * @param formula what it gives
 */
public record NamedFunction(String key, String tex, String parameter, Formula formula) {

  /** What it gives of an argument, as a textbook writes it. */
  public Expression shown(Expression argument) {
    return formula.shown().substitute(name -> put(name, argument));
  }

  /** What it gives of an argument, as it is computed. */
  public Expression computed(Expression argument) {
    return formula.computed().substitute(name -> put(name, argument));
  }

  private Expression put(String name, Expression argument) {
    return name.equals(parameter) ? argument : Expression.tensor(name);
  }
}
