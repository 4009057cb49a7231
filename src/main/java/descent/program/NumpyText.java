package descent.program;

import descent.expression.Expression;
import descent.expression.Numpy;
import descent.url.Numbers;
import java.util.List;
import java.util.Map;

/** Expressions in the names of the program: {@code parameters["b" + str(l)]}, {@code lambd}. */
final class NumpyText {
  /** What a layer's names are where they stand alone. */
  private static final Map<String, String> NAMES =
      Map.of(
          "b", "parameters[\"b\" + str(l)]",
          "gamma", "parameters[\"gamma\" + str(l)]",
          "beta", "parameters[\"beta\" + str(l)]",
          "lambda1", "lambd1",
          "lambda2", "lambd",
          "alpha", "learning_rate",
          "t", "t[0]");

  private NumpyText() {}

  static String of(Expression expression) {
    return of(expression, Map.of());
  }

  /** The expression with some names of its own. */
  static String of(Expression expression, Map<String, String> own) {
    return numpy(own).print(expression);
  }

  /** The same, with a line for every part that has a name. */
  static List<String> lines(String before, Expression expression, Map<String, String> own) {
    return numpy(own).lines(before, expression);
  }

  private static Numpy numpy(Map<String, String> own) {
    return new Numpy(
        name -> own.getOrDefault(name, NAMES.getOrDefault(name, name)), Numbers::print);
  }
}
