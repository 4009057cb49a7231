package descent.nn;

import static descent.expression.Expression.exp;
import static descent.expression.Expression.minus;
import static descent.expression.Expression.number;
import static descent.expression.Expression.product;
import static descent.expression.Expression.quotient;
import static descent.expression.Expression.sum;
import static descent.expression.Expression.tensor;
import static descent.expression.Expression.total;

import descent.expression.Expression;
import descent.expression.Expression.Axis;
import descent.expression.Expression.Choice;
import descent.expression.Expression.Elementwise;
import descent.expression.Expression.Fold;
import descent.expression.Expression.Function;
import descent.expression.Expression.Larger;
import descent.expression.Expression.Let;
import descent.expression.Expression.Negative;
import descent.expression.Expression.Operation;
import descent.expression.Expression.Relation;
import descent.expression.Formula;
import descent.expression.NamedFunction;

/** The activations and their derivatives as expressions of {@code Z} and {@code A}. */
final class ActivationFormulas {
  private static final Expression Z = tensor("Z");
  private static final Expression A = tensor("A");
  private static final Expression ONE = number(1);
  private static final Expression LEAK = number(Activation.LEAK);

  private ActivationFormulas() {}

  static NamedFunction function(Activation activation) {
    return switch (activation) {
      case RELU -> function("relu", "\\operatorname{relu}", new Larger(number(0), Z));
      case LEAKY -> function("leaky", "\\operatorname{leaky}", new Larger(product(LEAK, Z), Z));
      case TANH -> function("tanh", "\\tanh", new Elementwise(Function.TANH, Z));
      case SIGMOID -> function("sigmoid", "\\sigma", quotient(ONE, sum(ONE, exp(new Negative(Z)))));
      case LINEAR -> function("linear", "", Z);
    };
  }

  private static NamedFunction function(String key, String tex, Expression value) {
    return new NamedFunction(key, tex, "Z", Formula.of(value));
  }

  static Expression derivative(Activation activation) {
    return switch (activation) {
      case RELU -> new Choice(Z, Relation.ABOVE, number(0), ONE, number(0));
      case LEAKY -> new Choice(Z, Relation.ABOVE, number(0), ONE, LEAK);
      case TANH -> minus(ONE, Expression.square(A));
      case SIGMOID -> product(A, minus(ONE, A));
      case LINEAR -> ONE;
    };
  }

  static NamedFunction softmax() {
    Expression exponent = tensor("exp");
    Expression largest = new Fold(Operation.LARGEST, Axis.UNITS, Z);
    return new NamedFunction(
        "softmax",
        "\\operatorname{softmax}",
        "Z",
        new Formula(
            quotient(exp(Z), total(Axis.UNITS, exp(Z))),
            new Let(
                "exp", exp(minus(Z, largest)), quotient(exponent, total(Axis.UNITS, exponent)))));
  }
}
