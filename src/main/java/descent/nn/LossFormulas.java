package descent.nn;

import static descent.expression.Expression.exp;
import static descent.expression.Expression.ln;
import static descent.expression.Expression.minus;
import static descent.expression.Expression.number;
import static descent.expression.Expression.product;
import static descent.expression.Expression.quotient;
import static descent.expression.Expression.scalar;
import static descent.expression.Expression.square;
import static descent.expression.Expression.sum;
import static descent.expression.Expression.tensor;
import static descent.expression.Expression.total;

import descent.expression.Expression;
import descent.expression.Expression.Axis;
import descent.expression.Expression.Fold;
import descent.expression.Expression.Let;
import descent.expression.Expression.Negative;
import descent.expression.Expression.Operation;
import descent.expression.Formula;

/**
 * The losses and their derivatives at the output as expressions of {@code Z}, {@code A}, {@code Y}.
 */
final class LossFormulas {
  private static final Expression Z = tensor("Z");
  private static final Expression A = tensor("A");
  private static final Expression Y = tensor("Y");
  private static final Expression ONE = number(1);

  private LossFormulas() {}

  static Formula losses(Loss loss, Output output) {
    if (loss == Loss.SQUARED) {
      Expression half = product(quotient(ONE, number(2)), square(minus(A, Y)));
      return Formula.of(
          output == Output.SOFTMAX
              ? product(quotient(ONE, number(2)), total(Axis.UNITS, square(minus(A, Y))))
              : half);
    }
    return output == Output.SOFTMAX ? softmax() : Formula.of(twoClasses());
  }

  private static Expression twoClasses() {
    return sum(
        new Negative(product(Y, ln(A))), new Negative(product(minus(ONE, Y), ln(minus(ONE, A)))));
  }

  /** Computed from Z, so that nothing overflows: ln Σe^z − z of the right class. */
  private static Formula softmax() {
    Expression shifted = tensor("shifted");
    return new Formula(
        new Negative(total(Axis.UNITS, product(Y, ln(A)))),
        new Let(
            "shifted",
            minus(Z, new Fold(Operation.LARGEST, Axis.UNITS, Z)),
            minus(ln(total(Axis.UNITS, exp(shifted))), total(Axis.UNITS, product(Y, shifted)))));
  }

  static Expression atOutput(Loss loss, Output output) {
    Expression off = product(quotient(ONE, scalar("m")), minus(A, Y));
    return loss == Loss.SQUARED ? product(off, output.derivative()) : off;
  }
}
