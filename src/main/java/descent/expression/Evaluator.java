package descent.expression;

import descent.expression.Expression.Axis;
import descent.expression.Expression.Call;
import descent.expression.Expression.Choice;
import descent.expression.Expression.Constant;
import descent.expression.Expression.Elementwise;
import descent.expression.Expression.Entry;
import descent.expression.Expression.Fold;
import descent.expression.Expression.Larger;
import descent.expression.Expression.Let;
import descent.expression.Expression.MatrixProduct;
import descent.expression.Expression.Negative;
import descent.expression.Expression.Operation;
import descent.expression.Expression.Power;
import descent.expression.Expression.Product;
import descent.expression.Expression.Quotient;
import descent.expression.Expression.Reader;
import descent.expression.Expression.Relation;
import descent.expression.Expression.Scalar;
import descent.expression.Expression.Series;
import descent.expression.Expression.Sum;
import descent.expression.Expression.Tensor;
import descent.expression.Expression.Transposed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.util.FastMath;

/**
 * Works out an expression from the numbers of its tensors, plainly and slowly: what the kernels are
 * held against.
 *
 * <p><b>Shapes:</b> a value is a matrix of rows; a column is n × 1, a row 1 × m, a number 1 × 1.
 * <b>NaN</b> in, NaN out, in a choice as well.
 */
public final class Evaluator implements Reader<double[][]> {
  private final Map<String, double[][]> tensors;
  private final Map<String, Double> scalars;

  private Evaluator(Map<String, double[][]> tensors, Map<String, Double> scalars) {
    this.tensors = tensors;
    this.scalars = scalars;
  }

  /**
   * The value of an expression.
   *
   * @throws IllegalArgumentException if a name is not given or shapes don't fit
   */
  public static double[][] evaluate(
      Expression expression, Map<String, double[][]> tensors, Map<String, Double> scalars) {
    return expression.read(new Evaluator(tensors, scalars));
  }

  @Override
  public double[][] constant(Constant e) {
    return new double[][] {{e.value()}};
  }

  @Override
  public double[][] scalar(Scalar e) {
    return new double[][] {{given(scalars, e.name())}};
  }

  @Override
  public double[][] tensor(Tensor e) {
    return given(tensors, e.name());
  }

  private static <T> T given(Map<String, T> values, String name) {
    T value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " must be given, was not");
    }
    return value;
  }

  @Override
  public double[][] entry(Entry e) {
    throw new IllegalArgumentException("an entry has no value without its place, was " + e);
  }

  @Override
  public double[][] series(Series e) {
    throw new IllegalArgumentException("a series has no value without its place, was " + e);
  }

  @Override
  public double[][] sum(Sum e) {
    return together(e.terms(), Double::sum);
  }

  @Override
  public double[][] product(Product e) {
    return together(e.factors(), (a, b) -> a * b);
  }

  private double[][] together(List<Expression> parts, DoubleBinaryOperator operator) {
    double[][] value = parts.get(0).read(this);
    for (Expression part : parts.subList(1, parts.size())) {
      value = each(value, part.read(this), operator);
    }
    return value;
  }

  @Override
  public double[][] negative(Negative e) {
    return each(e.of().read(this), x -> -x);
  }

  @Override
  public double[][] quotient(Quotient e) {
    return each(e.over().read(this), e.under().read(this), (a, b) -> a / b);
  }

  @Override
  public double[][] power(Power e) {
    return each(
        e.base().read(this),
        e.exponent().read(this),
        (a, b) -> b == 2 ? a * a : FastMath.pow(a, b));
  }

  @Override
  public double[][] elementwise(Elementwise e) {
    DoubleUnaryOperator function =
        switch (e.function()) {
          case EXP -> FastMath::exp;
          case LN -> FastMath::log;
          case ROOT -> Math::sqrt;
          case TANH -> FastMath::tanh;
          case ABS -> Math::abs;
          case SIGN -> Math::signum;
        };
    return each(e.of().read(this), function);
  }

  @Override
  public double[][] larger(Larger e) {
    return each(e.one().read(this), e.other().read(this), Math::max);
  }

  @Override
  public double[][] choice(Choice e) {
    double[][] difference = each(e.left().read(this), e.right().read(this), (a, b) -> a - b);
    double[][] yes = each(difference, e.yes().read(this), (d, x) -> holds(e, d) ? x : 0);
    double[][] no = each(difference, e.no().read(this), (d, x) -> holds(e, d) ? 0 : x);
    double[][] value = each(yes, no, Double::sum);
    return each(difference, value, (d, x) -> Double.isNaN(d) ? d : x);
  }

  private static boolean holds(Choice e, double difference) {
    return e.relation() == Relation.ABOVE ? difference > 0 : difference < 0;
  }

  @Override
  public double[][] matrixProduct(MatrixProduct e) {
    double[][] a = e.left().read(this);
    double[][] b = e.right().read(this);
    if (a[0].length != b.length) {
      throw new IllegalArgumentException(
          "rows of the right matrix must be " + a[0].length + ", was " + b.length);
    }
    double[][] value = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          value[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return value;
  }

  @Override
  public double[][] transposed(Transposed e) {
    return transpose(e.of().read(this));
  }

  private static double[][] transpose(double[][] rows) {
    double[][] value = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < value.length; j++) {
        value[j][i] = rows[i][j];
      }
    }
    return value;
  }

  @Override
  public double[][] fold(Fold e) {
    double[][] rows = e.of().read(this);
    if (e.axis() == Axis.EXAMPLES) {
      return alongRows(rows, e.operation());
    }
    double[][] folded = transpose(alongRows(transpose(rows), e.operation()));
    return e.axis() == Axis.UNITS ? folded : alongRows(folded, e.operation());
  }

  private static double[][] alongRows(double[][] rows, Operation operation) {
    double[][] value = new double[rows.length][1];
    for (int i = 0; i < rows.length; i++) {
      double all = operation == Operation.LARGEST ? Double.NEGATIVE_INFINITY : 0;
      for (double x : rows[i]) {
        all = operation == Operation.LARGEST ? Math.max(all, x) : all + x;
      }
      value[i][0] = operation == Operation.MEAN ? all / rows[i].length : all;
    }
    return value;
  }

  @Override
  public double[][] call(Call e) {
    return e.function().computed(e.argument()).read(this);
  }

  @Override
  public double[][] let(Let e) {
    Map<String, double[][]> more = new HashMap<>(tensors);
    more.put(e.name(), e.value().read(this));
    return e.in().read(new Evaluator(more, scalars));
  }

  private static double[][] each(double[][] a, DoubleUnaryOperator operator) {
    double[][] value = new double[a.length][a[0].length];
    for (int i = 0; i < value.length; i++) {
      for (int j = 0; j < value[i].length; j++) {
        value[i][j] = operator.applyAsDouble(a[i][j]);
      }
    }
    return value;
  }

  private static double[][] each(double[][] a, double[][] b, DoubleBinaryOperator operator) {
    double[][] value = new double[side(a.length, b.length)][side(a[0].length, b[0].length)];
    for (int i = 0; i < value.length; i++) {
      for (int j = 0; j < value[i].length; j++) {
        double x = a[a.length == 1 ? 0 : i][a[0].length == 1 ? 0 : j];
        double y = b[b.length == 1 ? 0 : i][b[0].length == 1 ? 0 : j];
        value[i][j] = operator.applyAsDouble(x, y);
      }
    }
    return value;
  }

  private static int side(int one, int other) {
    if (one != other && one != 1 && other != 1) {
      throw new IllegalArgumentException("sides must be equal or 1, were " + one + " and " + other);
    }
    return Math.max(one, other);
  }
}
