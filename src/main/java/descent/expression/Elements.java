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
import descent.expression.Expression.Scalar;
import descent.expression.Expression.Series;
import descent.expression.Expression.Sum;
import descent.expression.Expression.Tensor;
import descent.expression.Expression.Transposed;
import java.util.List;
import java.util.function.Function;

/**
 * One element of an expression, as an expression of elements: of A·B it is Σ over k of the entries
 * of a row and of a column.
 */
public final class Elements implements Reader<Expression> {
  private static final List<String> BOUND = List.of("k", "n", "p", "q");

  private final Function<String, Shape> shapes;
  private final String row;
  private final String column;
  private final int depth;

  private Elements(Function<String, Shape> shapes, String row, String column, int depth) {
    this.shapes = shapes;
    this.row = row;
    this.column = column;
    this.depth = depth;
  }

  /**
   * Element (i, j).
   *
   * @param shapes of the tensors by their names
   * @throws IllegalArgumentException where the largest of several is asked for, or something is
   *     folded within a fold too often
   */
  public static Expression of(Expression expression, Function<String, Shape> shapes) {
    return expression.read(new Elements(shapes, "i", "j", 0));
  }

  private Expression each(Expression e) {
    return e.map(part -> part.read(this));
  }

  private Expression at(String i, String j, Expression e) {
    return e.read(new Elements(shapes, i, j, depth + 1));
  }

  private String bound() {
    return BOUND.get(depth);
  }

  @Override
  public Expression constant(Constant e) {
    return e;
  }

  @Override
  public Expression scalar(Scalar e) {
    return e;
  }

  @Override
  public Expression tensor(Tensor e) {
    Shape shape = shapes.apply(e.name());
    return new Entry(
        e.name(),
        shape.rows().equals(Shape.ONE) ? "" : row,
        shape.columns().equals(Shape.ONE) ? "" : column);
  }

  @Override
  public Expression entry(Entry e) {
    return e;
  }

  @Override
  public Expression sum(Sum e) {
    return each(e);
  }

  @Override
  public Expression negative(Negative e) {
    return each(e);
  }

  @Override
  public Expression product(Product e) {
    return Expression.product(
        e.factors().stream().map(factor -> factor.read(this)).toArray(Expression[]::new));
  }

  @Override
  public Expression quotient(Quotient e) {
    return each(e);
  }

  @Override
  public Expression power(Power e) {
    return each(e);
  }

  @Override
  public Expression elementwise(Elementwise e) {
    return each(e);
  }

  @Override
  public Expression larger(Larger e) {
    return each(e);
  }

  @Override
  public Expression choice(Choice e) {
    return each(e);
  }

  @Override
  public Expression matrixProduct(MatrixProduct e) {
    String k = bound();
    return new Series(
        k,
        shape(e.left()).columns(),
        Expression.product(at(row, k, e.left()), at(k, column, e.right())));
  }

  @Override
  public Expression transposed(Transposed e) {
    return e.of().read(new Elements(shapes, column, row, depth));
  }

  @Override
  public Expression fold(Fold e) {
    if (e.operation() == Operation.LARGEST) {
      throw new IllegalArgumentException("the largest has no formula by elements, was " + e);
    }
    String k = bound();
    Shape shape = shape(e.of());
    if (e.axis() == Axis.ALL) {
      String n = BOUND.get(depth + 1);
      Expression inner = e.of().read(new Elements(shapes, k, n, depth + 2));
      return new Series(k, shape.rows(), new Series(n, shape.columns(), inner));
    }
    boolean examples = e.axis() == Axis.EXAMPLES;
    Expression term = examples ? at(row, k, e.of()) : at(k, column, e.of());
    Expression series = new Series(k, examples ? shape.columns() : shape.rows(), term);
    return e.operation() == Operation.SUM
        ? series
        : Expression.product(
            Expression.quotient(Expression.number(1), Expression.scalar("m")), series);
  }

  @Override
  public Expression call(Call e) {
    return e.function().shown(e.argument()).read(this);
  }

  @Override
  public Expression let(Let e) {
    return e.inline().read(this);
  }

  @Override
  public Expression series(Series e) {
    return each(e);
  }

  private Shape shape(Expression e) {
    if (e instanceof Tensor tensor) {
      return shapes.apply(tensor.name());
    } else if (e instanceof Transposed transposed) {
      Shape of = shape(transposed.of());
      return new Shape(of.columns(), of.rows());
    } else if (e instanceof MatrixProduct product) {
      return new Shape(shape(product.left()).rows(), shape(product.right()).columns());
    } else if (e instanceof Fold fold) {
      Shape of = shape(fold.of());
      return switch (fold.axis()) {
        case EXAMPLES -> new Shape(of.rows(), Shape.ONE);
        case UNITS -> new Shape(Shape.ONE, of.columns());
        case ALL -> Shape.NUMBER;
      };
    }
    String rows = Shape.ONE;
    String columns = Shape.ONE;
    for (Expression part : e.parts()) {
      Shape of = shape(part);
      rows = rows.equals(Shape.ONE) ? of.rows() : rows;
      columns = columns.equals(Shape.ONE) ? of.columns() : columns;
    }
    return new Shape(rows, columns);
  }
}
