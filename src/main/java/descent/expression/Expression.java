package descent.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is worked out from what, as a tree: the one form from which formulas, programs and numbers
 * are made.
 *
 * <p><b>Shapes</b> follow NumPy: a tensor is a matrix, a column or a row; where two meet, a side of
 * length 1 is repeated. Products and quotients are element by element; the product of matrices is
 * {@link MatrixProduct}. Columns are examples, rows are units.
 */
public sealed interface Expression {

  /** A number that is written down. */
  record Constant(double value) implements Expression {}

  /** A number by its name, such as {@code alpha} or {@code m}. */
  record Scalar(String name) implements Expression {}

  /** A matrix, a column or a row by its name. */
  record Tensor(String name) implements Expression {}

  /**
   * One number of a tensor.
   *
   * @param row an index by its letter; empty if the tensor is a row
   * @param column an index by its letter; empty if the tensor is a column
   */
  record Entry(String tensor, String row, String column) implements Expression {}

  /** a + b + …; a term that is taken off is a {@link Negative}. */
  record Sum(List<Expression> terms) implements Expression {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /** −a. */
  record Negative(Expression of) implements Expression {}

  /** a∘b∘…, element by element. */
  record Product(List<Expression> factors) implements Expression {
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /** over / under, element by element. */
  record Quotient(Expression over, Expression under) implements Expression {}

  /** base to the power of exponent, element by element. */
  record Power(Expression base, Expression exponent) implements Expression {}

  /** A function of each element. */
  record Elementwise(Function function, Expression of) implements Expression {}

  /** The larger of two, element by element. */
  record Larger(Expression one, Expression other) implements Expression {}

  /** {@code yes} where left stands in the relation to right, {@code no} elsewhere. */
  record Choice(Expression left, Relation relation, Expression right, Expression yes, Expression no)
      implements Expression {}

  /** The product of two matrices. */
  record MatrixProduct(Expression left, Expression right) implements Expression {}

  /** Rows for columns. */
  record Transposed(Expression of) implements Expression {}

  /** All elements along an axis put together into one. */
  record Fold(Operation operation, Axis axis, Expression of) implements Expression {}

  /** A function that has a name, of its argument. */
  record Call(NamedFunction function, Expression argument) implements Expression {}

  /** {@code in}, in which a tensor {@code name} stands for {@code value}. */
  record Let(String name, Expression value, Expression in) implements Expression {}

  /**
   * Σ over an index, of elements.
   *
   * @param along the name of the axis that the index runs along
   */
  record Series(String index, String along, Expression of) implements Expression {}

  /** Functions of one number. */
  enum Function {
    EXP,
    LN,
    ROOT,
    TANH,
    ABS,
    /** −1, 0 or 1. */
    SIGN
  }

  /** How two numbers compare. */
  enum Relation {
    ABOVE,
    BELOW
  }

  /** What puts elements together. */
  enum Operation {
    SUM,
    MEAN,
    LARGEST
  }

  /** Along what. */
  enum Axis {
    /** From column to column: what is left is a column. */
    EXAMPLES,
    /** From row to row: what is left is a row. */
    UNITS,
    /** All of them: what is left is a number. */
    ALL
  }

  /** One way to read each kind of node. */
  interface Reader<R> {
    R constant(Constant e);

    R scalar(Scalar e);

    R tensor(Tensor e);

    R entry(Entry e);

    R sum(Sum e);

    R negative(Negative e);

    R product(Product e);

    R quotient(Quotient e);

    R power(Power e);

    R elementwise(Elementwise e);

    R larger(Larger e);

    R choice(Choice e);

    R matrixProduct(MatrixProduct e);

    R transposed(Transposed e);

    R fold(Fold e);

    R call(Call e);

    R let(Let e);

    R series(Series e);
  }

  /** Reads this node. */
  default <R> R read(Reader<R> reader) {
    if (this instanceof Constant e) {
      return reader.constant(e);
    } else if (this instanceof Scalar e) {
      return reader.scalar(e);
    } else if (this instanceof Tensor e) {
      return reader.tensor(e);
    } else if (this instanceof Entry e) {
      return reader.entry(e);
    } else if (this instanceof Sum e) {
      return reader.sum(e);
    } else if (this instanceof Negative e) {
      return reader.negative(e);
    } else if (this instanceof Product e) {
      return reader.product(e);
    } else if (this instanceof Quotient e) {
      return reader.quotient(e);
    } else if (this instanceof Power e) {
      return reader.power(e);
    } else if (this instanceof Elementwise e) {
      return reader.elementwise(e);
    } else if (this instanceof Larger e) {
      return reader.larger(e);
    } else if (this instanceof Choice e) {
      return reader.choice(e);
    } else if (this instanceof MatrixProduct e) {
      return reader.matrixProduct(e);
    } else if (this instanceof Transposed e) {
      return reader.transposed(e);
    } else if (this instanceof Fold e) {
      return reader.fold(e);
    } else if (this instanceof Call e) {
      return reader.call(e);
    } else if (this instanceof Let e) {
      return reader.let(e);
    } else {
      return reader.series((Series) this);
    }
  }

  /** The nodes right below this one. */
  default List<Expression> parts() {
    return read(Parts.LISTED);
  }

  /** The same node with other nodes below it. */
  default Expression map(UnaryOperator<Expression> change) {
    return read(new Parts.Changed(change));
  }

  /** The same with other tensors, by their names, in place of some. */
  default Expression substitute(java.util.function.Function<String, Expression> other) {
    return this instanceof Tensor tensor
        ? other.apply(tensor.name())
        : map(part -> part.substitute(other));
  }

  /** The same with every {@link Let} written out where its name stands. */
  default Expression inline() {
    if (this instanceof Let let) {
      Expression value = let.value().inline();
      return let.in()
          .inline()
          .substitute(name -> name.equals(let.name()) ? value : new Tensor(name));
    }
    return map(Expression::inline);
  }

  /** The same with other names of tensors. */
  default Expression rename(UnaryOperator<String> other) {
    return substitute(name -> new Tensor(other.apply(name)));
  }

  /** The tensors in it, in the order in which they are written, as often as they are. */
  default List<String> tensors() {
    if (this instanceof Tensor tensor) {
      return List.of(tensor.name());
    }
    List<String> all = new ArrayList<>();
    parts().forEach(part -> all.addAll(part.tensors()));
    return all;
  }

  /** Whether a named number stands in it. */
  default boolean mentions(String scalar) {
    return this instanceof Scalar own && own.name().equals(scalar)
        || parts().stream().anyMatch(part -> part.mentions(scalar));
  }

  /** Whether it is made of written and named numbers only. */
  default boolean isScalar() {
    return !(this instanceof Tensor || this instanceof Entry)
        && parts().stream().allMatch(Expression::isScalar);
  }

  /** A number. */
  static Expression number(double value) {
    return new Constant(value);
  }

  /** A named number. */
  static Expression scalar(String name) {
    return new Scalar(name);
  }

  /** A named tensor. */
  static Expression tensor(String name) {
    return new Tensor(name);
  }

  /** a + b + …. */
  static Expression sum(Expression... terms) {
    return new Sum(Arrays.asList(terms));
  }

  /** a − b. */
  static Expression minus(Expression a, Expression b) {
    return sum(a, new Negative(b));
  }

  /** a∘b∘…; a factor of 1 is left out. */
  static Expression product(Expression... factors) {
    List<Expression> flat = new ArrayList<>();
    for (Expression factor : factors) {
      if (factor instanceof Product inner) {
        flat.addAll(inner.factors());
      } else if (!factor.equals(number(1))) {
        flat.add(factor);
      }
    }
    return flat.isEmpty() ? number(1) : flat.size() == 1 ? flat.get(0) : new Product(flat);
  }

  /** a / b. */
  static Expression quotient(Expression a, Expression b) {
    return new Quotient(a, b);
  }

  /** a². */
  static Expression square(Expression a) {
    return new Power(a, number(2));
  }

  /** √a. */
  static Expression root(Expression a) {
    return new Elementwise(Function.ROOT, a);
  }

  /** eᵃ. */
  static Expression exp(Expression a) {
    return new Elementwise(Function.EXP, a);
  }

  /** ln a. */
  static Expression ln(Expression a) {
    return new Elementwise(Function.LN, a);
  }

  /** A·B. */
  static Expression dot(Expression a, Expression b) {
    return new MatrixProduct(a, b);
  }

  /** Aᵀ. */
  static Expression transposed(Expression a) {
    return new Transposed(a);
  }

  /** Σ along an axis. */
  static Expression total(Axis axis, Expression a) {
    return new Fold(Operation.SUM, axis, a);
  }

  /** The mean along an axis. */
  static Expression mean(Axis axis, Expression a) {
    return new Fold(Operation.MEAN, axis, a);
  }
}
