package descent.optim;

import static descent.expression.Expression.minus;
import static descent.expression.Expression.number;
import static descent.expression.Expression.product;
import static descent.expression.Expression.quotient;
import static descent.expression.Expression.root;
import static descent.expression.Expression.scalar;
import static descent.expression.Expression.square;
import static descent.expression.Expression.sum;
import static descent.expression.Expression.tensor;

import descent.expression.Expression;
import descent.expression.Expression.Power;
import java.util.List;

/**
 * An optimizer's step as expressions of {@code theta}, its gradient {@code g}, the rate {@code
 * alpha}, the number {@code t} of the step, and what is remembered by its letter.
 *
 * @param remembered what it remembers, in the order in which it is brought up to date
 * @param step θ after the step, from what is remembered by then
 */
public record UpdateRule(List<Moment> remembered, Expression step) {

  /** θ, g and α. */
  static final Expression THETA = tensor("theta");

  static final Expression G = tensor("g");
  static final Expression V = tensor("v");
  static final Expression S = tensor("s");
  static final Expression BETA1 = scalar("beta1");
  static final Expression EPSILON = scalar("epsilon");

  public UpdateRule {
    remembered = List.copyOf(remembered);
  }

  /**
   * A number that is remembered for each parameter.
   *
   * @param letter v or s
   * @param value the new one, from the old one by the same letter, and g
   * @param title what it is, to stand before the gradient's name
   * @param why what it is good for
   */
  public record Moment(String letter, Expression value, String title, String why) {}

  /** θ − α·direction. */
  static Expression downhill(Expression direction) {
    return minus(THETA, product(scalar("alpha"), direction));
  }

  /** θ − α·x/(√squares + ε). */
  static Expression scaled(Expression direction, Expression squares) {
    return downhill(quotient(direction, sum(root(squares), EPSILON)));
  }

  /** x/(1−βᵗ): x as if it had not begun at 0. */
  static Expression corrected(Expression x, String beta) {
    return quotient(x, minus(number(1), new Power(scalar(beta), scalar("t"))));
  }

  /** βx + (1−β)·new. */
  static Expression blend(Expression beta, Expression old, Expression fresh) {
    return sum(product(beta, old), product(minus(number(1), beta), fresh));
  }

  /** v ← β₁v + (1−β₁)g. */
  static Moment mean(double beta) {
    return new Moment(
        "v",
        blend(BETA1, V, G),
        "the moving mean of",
        "v remembers where the last gradients pointed, each a little less than the next: β₁ = "
            + plain(beta)
            + ".");
  }

  /** s ← β₂s + (1−β₂)g². */
  static Moment meanSquare(double beta) {
    return new Moment(
        "s",
        blend(scalar("beta2"), S, square(G)),
        "the moving mean of squares of",
        "s remembers how large the gradients were: β₂ = "
            + plain(beta)
            + ". A weight with large ones will take smaller steps.");
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
