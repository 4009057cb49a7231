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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lays an expression out in one line for a blackboard on which every matrix stands with its
 * numbers, and what is between them as TeX.
 */
public final class Board implements Reader<Void> {

  /** What stands in the line. */
  public sealed interface Term {}

  /** A matrix with its numbers. */
  public record Matrix(String name, boolean transposed) implements Term {}

  /** What stands between two, as TeX. */
  public record Between(String tex) implements Term {}

  /** Of more matrices than that no line can be seen at once. */
  private static final int MOST = 4;

  /** Digits of what is worked out. */
  private static final int DIGITS = 4;

  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int ATOM = 4;

  private final Map<String, Double> numbers;
  private final List<Term> terms = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Board(Map<String, Double> numbers) {
    this.numbers = numbers;
  }

  /**
   * The line, ending with {@code = result}. Where too many matrices would stand in it, or the same
   * ones again and again, what goes in and what comes out is shown.
   *
   * @param numbers of the named ones
   */
  public static List<Term> line(Expression expression, String result, Map<String, Double> numbers) {
    Board board = new Board(numbers);
    Expression whole = expression.inline();
    List<String> all = whole.tensors();
    List<String> each = all.stream().distinct().toList();
    boolean repeats = all.size() >= MOST && each.size() < all.size();
    if (all.size() > MOST || repeats) {
      for (int k = 0; k < each.size(); k++) {
        board.text.append(k > 0 ? "," : "");
        board.matrix(each.get(k), false);
      }
      board.text.append("\\to");
    } else {
      whole.read(board);
      board.text.append("=");
    }
    board.matrix(result, false);
    return List.copyOf(board.terms);
  }

  private void matrix(String name, boolean transposed) {
    if (text.length() > 0) {
      terms.add(new Between(text.toString()));
      text.setLength(0);
    }
    terms.add(new Matrix(name, transposed));
  }

  private void at(int level, Expression e) {
    if (e.isScalar()) {
      known(level, e);
      return;
    }
    boolean brackets = level(e) < level;
    text.append(brackets ? "\\bigl(" : "");
    e.read(this);
    text.append(brackets ? "\\bigr)" : "");
  }

  /** A part without matrices: a fraction stays one, all else is worked out. */
  private void known(int level, Expression e) {
    if (e instanceof Quotient quotient) {
      text.append("\\tfrac{");
      known(SUM, quotient.over());
      text.append("}{");
      known(SUM, quotient.under());
      text.append("}");
    } else if (e instanceof Product product
        && product.factors().stream().anyMatch(Quotient.class::isInstance)) {
      for (int k = 0; k < product.factors().size(); k++) {
        text.append(k > 0 ? "\\cdot" : "");
        known(PRODUCT, product.factors().get(k));
      }
    } else {
      double value = Evaluator.evaluate(e, Map.of(), numbers)[0][0];
      boolean written = e.parts().isEmpty();
      text.append(written ? TexNumbers.print(value) : TexNumbers.print(value, DIGITS));
    }
  }

  private static int level(Expression e) {
    if (e instanceof Sum) {
      return SUM;
    }
    return e instanceof Tensor || e instanceof Transposed || e instanceof Call ? ATOM : PRODUCT;
  }

  @Override
  public Void constant(Constant e) {
    known(SUM, e);
    return null;
  }

  @Override
  public Void scalar(Scalar e) {
    known(SUM, e);
    return null;
  }

  @Override
  public Void tensor(Tensor e) {
    matrix(e.name(), false);
    return null;
  }

  @Override
  public Void entry(Entry e) {
    throw new IllegalArgumentException("a blackboard shows whole matrices, was " + e);
  }

  @Override
  public Void series(Series e) {
    throw new IllegalArgumentException("a blackboard shows whole matrices, was " + e);
  }

  @Override
  public Void sum(Sum e) {
    for (int k = 0; k < e.terms().size(); k++) {
      Expression term = e.terms().get(k);
      boolean off = term instanceof Negative;
      text.append(off ? "-\\," : k > 0 ? "+\\," : "");
      at(off ? PRODUCT : SUM, off ? ((Negative) term).of() : term);
    }
    return null;
  }

  @Override
  public Void negative(Negative e) {
    text.append("-");
    at(PRODUCT, e.of());
    return null;
  }

  @Override
  public Void product(Product e) {
    for (int k = 0; k < e.factors().size(); k++) {
      Expression factor = e.factors().get(k);
      if (k > 0) {
        boolean known = e.factors().get(k - 1).isScalar() || factor.isScalar();
        text.append(known ? "\\,\\cdot\\," : "\\circ");
      }
      at(PRODUCT, factor);
    }
    return null;
  }

  @Override
  public Void quotient(Quotient e) {
    at(PRODUCT, e.over());
    text.append("\\big/");
    at(e.under() instanceof Elementwise ? PRODUCT : ATOM, e.under());
    return null;
  }

  @Override
  public Void power(Power e) {
    at(ATOM, e.base());
    text.append("{}^{");
    known(SUM, e.exponent());
    text.append("}");
    return null;
  }

  @Override
  public Void elementwise(Elementwise e) {
    text.append(
        switch (e.function()) {
          case EXP -> "\\exp";
          case LN -> "\\ln";
          case ROOT -> "\\surd";
          case TANH -> "\\tanh";
          case ABS -> "\\operatorname{abs}";
          case SIGN -> "\\operatorname{sign}";
        });
    at(ATOM, e.of());
    return null;
  }

  @Override
  public Void larger(Larger e) {
    text.append("\\max(");
    at(SUM, e.one());
    text.append(",");
    at(SUM, e.other());
    text.append(")");
    return null;
  }

  @Override
  public Void choice(Choice e) {
    at(SUM, e.yes());
    text.append("\\text{ where }");
    at(SUM, e.left());
    text.append(e.relation() == Relation.ABOVE ? ">" : "<");
    at(SUM, e.right());
    text.append("\\text{, else }");
    at(SUM, e.no());
    return null;
  }

  @Override
  public Void matrixProduct(MatrixProduct e) {
    at(PRODUCT, e.left());
    text.append("\\cdot");
    at(PRODUCT, e.right());
    return null;
  }

  @Override
  public Void transposed(Transposed e) {
    if (e.of() instanceof Tensor tensor) {
      matrix(tensor.name(), true);
      return null;
    }
    at(ATOM, e.of());
    text.append("^{\\top}");
    return null;
  }

  @Override
  public Void fold(Fold e) {
    String index = e.axis() == Axis.EXAMPLES ? "_j" : e.axis() == Axis.UNITS ? "_i" : "";
    String sum = e.operation() == Operation.LARGEST ? "\\max" : "\\sum";
    text.append((e.operation() == Operation.MEAN ? "\\tfrac1m" : "") + sum + index);
    at(ATOM, e.of());
    return null;
  }

  @Override
  public Void call(Call e) {
    text.append(e.function().tex());
    at(ATOM, e.argument());
    return null;
  }

  @Override
  public Void let(Let e) {
    return e.inline().read(this);
  }
}
