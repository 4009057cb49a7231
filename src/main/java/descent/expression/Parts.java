package descent.expression;

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
import java.util.function.UnaryOperator;

/** The nodes below a node: listed, and changed. */
final class Parts {
  static final Reader<List<Expression>> LISTED = new Listed();

  private Parts() {}

  private static final class Listed implements Reader<List<Expression>> {
    @Override
    public List<Expression> constant(Constant e) {
      return List.of();
    }

    @Override
    public List<Expression> scalar(Scalar e) {
      return List.of();
    }

    @Override
    public List<Expression> tensor(Tensor e) {
      return List.of();
    }

    @Override
    public List<Expression> entry(Entry e) {
      return List.of();
    }

    @Override
    public List<Expression> sum(Sum e) {
      return e.terms();
    }

    @Override
    public List<Expression> negative(Negative e) {
      return List.of(e.of());
    }

    @Override
    public List<Expression> product(Product e) {
      return e.factors();
    }

    @Override
    public List<Expression> quotient(Quotient e) {
      return List.of(e.over(), e.under());
    }

    @Override
    public List<Expression> power(Power e) {
      return List.of(e.base(), e.exponent());
    }

    @Override
    public List<Expression> elementwise(Elementwise e) {
      return List.of(e.of());
    }

    @Override
    public List<Expression> larger(Larger e) {
      return List.of(e.one(), e.other());
    }

    @Override
    public List<Expression> choice(Choice e) {
      return List.of(e.left(), e.right(), e.yes(), e.no());
    }

    @Override
    public List<Expression> matrixProduct(MatrixProduct e) {
      return List.of(e.left(), e.right());
    }

    @Override
    public List<Expression> transposed(Transposed e) {
      return List.of(e.of());
    }

    @Override
    public List<Expression> fold(Fold e) {
      return List.of(e.of());
    }

    @Override
    public List<Expression> call(Call e) {
      return List.of(e.argument());
    }

    @Override
    public List<Expression> let(Let e) {
      return List.of(e.value(), e.in());
    }

    @Override
    public List<Expression> series(Series e) {
      return List.of(e.of());
    }
  }

  /** Rebuilds a node from its changed parts. */
  record Changed(UnaryOperator<Expression> change) implements Reader<Expression> {
    private List<Expression> all(List<Expression> parts) {
      return parts.stream().map(change).toList();
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
      return e;
    }

    @Override
    public Expression entry(Entry e) {
      return e;
    }

    @Override
    public Expression sum(Sum e) {
      return new Sum(all(e.terms()));
    }

    @Override
    public Expression negative(Negative e) {
      return new Negative(change.apply(e.of()));
    }

    @Override
    public Expression product(Product e) {
      return new Product(all(e.factors()));
    }

    @Override
    public Expression quotient(Quotient e) {
      return new Quotient(change.apply(e.over()), change.apply(e.under()));
    }

    @Override
    public Expression power(Power e) {
      return new Power(change.apply(e.base()), change.apply(e.exponent()));
    }

    @Override
    public Expression elementwise(Elementwise e) {
      return new Elementwise(e.function(), change.apply(e.of()));
    }

    @Override
    public Expression larger(Larger e) {
      return new Larger(change.apply(e.one()), change.apply(e.other()));
    }

    @Override
    public Expression choice(Choice e) {
      return new Choice(
          change.apply(e.left()),
          e.relation(),
          change.apply(e.right()),
          change.apply(e.yes()),
          change.apply(e.no()));
    }

    @Override
    public Expression matrixProduct(MatrixProduct e) {
      return new MatrixProduct(change.apply(e.left()), change.apply(e.right()));
    }

    @Override
    public Expression transposed(Transposed e) {
      return new Transposed(change.apply(e.of()));
    }

    @Override
    public Expression fold(Fold e) {
      return new Fold(e.operation(), e.axis(), change.apply(e.of()));
    }

    @Override
    public Expression call(Call e) {
      return new Call(e.function(), change.apply(e.argument()));
    }

    @Override
    public Expression let(Let e) {
      return new Let(e.name(), change.apply(e.value()), change.apply(e.in()));
    }

    @Override
    public Expression series(Series e) {
      return new Series(e.index(), e.along(), change.apply(e.of()));
    }
  }
}
