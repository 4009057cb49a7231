package descent.nn;

import static descent.expression.Expression.dot;
import static descent.expression.Expression.mean;
import static descent.expression.Expression.minus;
import static descent.expression.Expression.number;
import static descent.expression.Expression.product;
import static descent.expression.Expression.quotient;
import static descent.expression.Expression.root;
import static descent.expression.Expression.scalar;
import static descent.expression.Expression.square;
import static descent.expression.Expression.sum;
import static descent.expression.Expression.tensor;
import static descent.expression.Expression.total;
import static descent.expression.Expression.transposed;

import descent.expression.Expression;
import descent.expression.Expression.Axis;
import descent.expression.Expression.Elementwise;
import descent.expression.Expression.Function;

/**
 * What a layer works out forward and backward, as expressions: what the kernels are held against,
 * and what formulas and programs are printed from.
 *
 * <p>Names are those of one layer: {@code W}, {@code b}, {@code gamma}, {@code beta}; {@code
 * A_prev}, {@code Z}, {@code mu}, {@code variance}, {@code Z_norm}, {@code Z_tilde}, {@code G} (g
 * of it), {@code D} (dropout's mask over keep), {@code A}; {@code W_next} and {@code dZ_next} of
 * the layer above; {@code m}, {@code lambda1}, {@code lambda2}, {@code eps} (of batch norm).
 */
public final class Formulas {
  /** {@code eps}. */
  public static final double EPSILON = BatchNorm.EPSILON;

  private static final Expression W = tensor("W");
  private static final Expression Z = tensor("Z");
  private static final Expression Z_NORM = tensor("Z_norm");
  private static final Expression MU = tensor("mu");
  private static final Expression VARIANCE = tensor("variance");
  private static final Expression GAMMA = tensor("gamma");
  private static final Expression DZ = tensor("dZ");
  private static final Expression DZ_TILDE = tensor("dZ_tilde");
  private static final Expression DEVIATION = root(sum(VARIANCE, scalar("eps")));
  private static final Expression M = scalar("m");

  /** Z without a bias, where batch norm's β takes its place. */
  public static final Expression WEIGHED = dot(W, tensor("A_prev"));

  /** Z. */
  public static final Expression LINEAR = sum(WEIGHED, tensor("b"));

  /** Batch norm's μ. */
  public static final Expression MEAN = mean(Axis.EXAMPLES, Z);

  /** Batch norm's σ². */
  public static final Expression SPREAD = mean(Axis.EXAMPLES, square(minus(Z, MU)));

  /** Batch norm's Ẑ. */
  public static final Expression NORMALISED = quotient(minus(Z, MU), DEVIATION);

  /** Batch norm's Z̃. */
  public static final Expression STRETCHED = sum(product(GAMMA, Z_NORM), tensor("beta"));

  /** A of a layer that drops. */
  public static final Expression DROPPED = product(tensor("G"), tensor("D"));

  /** J, without a penalty. */
  public static final Expression COST = mean(Axis.EXAMPLES, tensor("loss"));

  /** dA of the layer below. */
  public static final Expression HANDED_DOWN = dot(transposed(tensor("W_next")), tensor("dZ_next"));

  /** dG of a layer that drops. */
  public static final Expression DROPPED_BACK = product(tensor("dA"), tensor("D"));

  /** dZ, or dZ̃ with batch norm, from dA and the slope of g. */
  public static final Expression BENT_BACK = product(tensor("dA"), tensor("slope"));

  /** dγ. */
  public static final Expression DGAMMA = total(Axis.EXAMPLES, product(DZ_TILDE, Z_NORM));

  /** dβ. */
  public static final Expression DBETA = total(Axis.EXAMPLES, DZ_TILDE);

  /** dZ of a layer with batch norm, but for what goes through μ and σ². */
  public static final Expression UNCENTRED = quotient(product(GAMMA, DZ_TILDE), DEVIATION);

  /** dZ of a layer with batch norm. */
  public static final Expression NORM_BACK =
      product(
          quotient(GAMMA, DEVIATION),
          sum(
              DZ_TILDE,
              new Expression.Negative(product(quotient(number(1), M), tensor("dbeta"))),
              new Expression.Negative(product(quotient(number(1), M), Z_NORM, tensor("dgamma")))));

  /** dW of the mean loss. */
  public static final Expression DW = dot(DZ, transposed(tensor("A_prev")));

  /** db. */
  public static final Expression DB = total(Axis.EXAMPLES, DZ);

  /** What L2 adds to dW. */
  public static final Expression L2_GRADIENT = product(quotient(scalar("lambda2"), M), W);

  /** What L1 adds to dW. */
  public static final Expression L1_GRADIENT =
      product(quotient(scalar("lambda1"), M), new Elementwise(Function.SIGN, W));

  /** What L2 adds to the cost, of one W. */
  public static final Expression L2_COST =
      product(quotient(scalar("lambda2"), product(number(2), M)), total(Axis.ALL, square(W)));

  /** What L1 adds to the cost, of one W. */
  public static final Expression L1_COST =
      product(quotient(scalar("lambda1"), M), total(Axis.ALL, new Elementwise(Function.ABS, W)));

  /** W after the decay beside the step. */
  public static final Expression DECAYED =
      minus(W, product(scalar("alpha"), quotient(scalar("lambda2"), M), W));

  private Formulas() {}
}
