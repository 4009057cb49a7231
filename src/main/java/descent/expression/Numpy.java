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
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Writes expressions as NumPy. Folded axes are kept, so that shapes go on fitting, unless a row is
 * left.
 */
public final class Numpy implements Reader<String> {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int POWER = 3;
  private static final int ATOM = 4;

  private final UnaryOperator<String> names;
  private final DoubleFunction<String> numbers;

  /**
   * @param names how tensors and scalars are called in the program
   * @param numbers how a number is written
   */
  public Numpy(UnaryOperator<String> names, DoubleFunction<String> numbers) {
    this.names = names;
    this.numbers = numbers;
  }

  /** An expression in one line. */
  public String print(Expression expression) {
    return expression.read(this);
  }

  /**
   * A statement for every name that is introduced, then the last line: {@code before} and the
   * value.
   */
  public List<String> lines(String before, Expression expression) {
    List<String> lines = new ArrayList<>();
    Expression rest = expression;
    while (rest instanceof Let let) {
      lines.add(names.apply(let.name()) + " = " + print(let.value()));
      rest = let.in();
    }
    lines.add(before + print(rest));
    return lines;
  }

  private String at(int level, Expression e) {
    String text = print(e);
    return level(e) < level ? "(" + text + ")" : text;
  }

  private static int level(Expression e) {
    if (e instanceof Sum) {
      return SUM;
    }
    if (e instanceof Product || e instanceof Quotient || e instanceof Negative) {
      return PRODUCT;
    }
    return e instanceof Power ? POWER : ATOM;
  }

  @Override
  public String constant(Constant e) {
    return numbers.apply(e.value());
  }

  @Override
  public String scalar(Scalar e) {
    return names.apply(e.name());
  }

  @Override
  public String tensor(Tensor e) {
    return names.apply(e.name());
  }

  @Override
  public String entry(Entry e) {
    return names.apply(e.tensor()) + "[" + e.row() + ", " + e.column() + "]";
  }

  @Override
  public String sum(Sum e) {
    StringBuilder text = new StringBuilder(at(SUM, e.terms().get(0)));
    for (Expression term : e.terms().subList(1, e.terms().size())) {
      boolean off = term instanceof Negative;
      Expression size = term instanceof Negative negative ? negative.of() : term;
      text.append(off ? " - " : " + ").append(at(PRODUCT, size));
    }
    return text.toString();
  }

  @Override
  public String negative(Negative e) {
    return "-" + at(PRODUCT, e.of());
  }

  @Override
  public String product(Product e) {
    StringBuilder text = new StringBuilder(at(PRODUCT, e.factors().get(0)));
    for (Expression factor : e.factors().subList(1, e.factors().size())) {
      text.append(" * ").append(at(PRODUCT, factor));
    }
    return text.toString();
  }

  @Override
  public String quotient(Quotient e) {
    return at(PRODUCT, e.over()) + " / " + at(POWER, e.under());
  }

  @Override
  public String power(Power e) {
    return at(ATOM, e.base()) + " ** " + at(ATOM, e.exponent());
  }

  @Override
  public String elementwise(Elementwise e) {
    String name =
        switch (e.function()) {
          case EXP -> "exp";
          case LN -> "log";
          case ROOT -> "sqrt";
          case TANH -> "tanh";
          case ABS -> "abs";
          case SIGN -> "sign";
        };
    return "np." + name + "(" + print(e.of()) + ")";
  }

  @Override
  public String larger(Larger e) {
    return "np.maximum(" + print(e.one()) + ", " + print(e.other()) + ")";
  }

  @Override
  public String choice(Choice e) {
    return "np.where("
        + print(e.left())
        + (e.relation() == Relation.ABOVE ? " > " : " < ")
        + print(e.right())
        + ", "
        + print(e.yes())
        + ", "
        + print(e.no())
        + ")";
  }

  @Override
  public String matrixProduct(MatrixProduct e) {
    return "np.dot(" + print(e.left()) + ", " + print(e.right()) + ")";
  }

  @Override
  public String transposed(Transposed e) {
    return at(ATOM, e.of()) + ".T";
  }

  @Override
  public String fold(Fold e) {
    String name =
        switch (e.operation()) {
          case SUM -> "sum";
          case MEAN -> "mean";
          case LARGEST -> "max";
        };
    String along =
        e.axis() == Axis.EXAMPLES
            ? ", axis=1, keepdims=True"
            : e.axis() == Axis.UNITS ? ", axis=0" : "";
    return "np." + name + "(" + print(e.of()) + along + ")";
  }

  @Override
  public String call(Call e) {
    return print(e.function().computed(e.argument()));
  }

  @Override
  public String let(Let e) {
    return print(e.inline());
  }

  @Override
  public String series(Series e) {
    return "sum(" + print(e.of()) + " for " + e.index() + " in range(" + e.along() + "))";
  }
}
