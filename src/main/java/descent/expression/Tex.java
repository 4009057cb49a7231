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
import java.util.List;
import java.util.Map;

/**
 * Writes expressions as TeX: of matrices as a textbook does, of elements by their letters, or of
 * elements with places into which their numbers go.
 */
public final class Tex implements Reader<Void> {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int POWER = 3;
  private static final int ATOM = 4;

  private final TexNotation notation;

  /** The numbers of the named ones if numbers are put in, else null. */
  private final Map<String, Double> numbers;

  private final Pieces out = new Pieces();

  /** Whether this stands within a fraction: one within is written in its line. */
  private boolean fraction;

  private Tex(TexNotation notation, Map<String, Double> numbers) {
    this.notation = notation;
    this.numbers = numbers;
  }

  /** An expression of matrices. */
  public static String print(Expression expression, TexNotation notation) {
    Tex tex = new Tex(notation, null);
    expression.read(tex);
    return tex.out.text();
  }

  /** An expression of elements by their letters. */
  public static List<Piece> letters(Expression element, TexNotation notation) {
    Tex tex = new Tex(notation, null);
    element.read(tex);
    return tex.out.all();
  }

  /** An expression of elements with places for their numbers; named numbers are put in. */
  public static List<Piece> places(
      Expression element, TexNotation notation, Map<String, Double> numbers) {
    Tex tex = new Tex(notation, numbers);
    element.read(tex);
    return tex.out.all();
  }

  private boolean numeric() {
    return numbers != null;
  }

  private void at(int level, Expression e) {
    boolean brackets = level(e) < level && !(numeric() && isFolded(e));
    out.add(brackets ? (isTall(e) ? "\\bigl(" : "(") : "");
    e.read(this);
    out.add(brackets ? (isTall(e) ? "\\bigr)" : ")") : "");
  }

  /** Whether brackets are to be larger than letters. */
  private boolean isTall(Expression e) {
    return e instanceof Quotient
        || e instanceof Series
        || e instanceof Tensor
        || e instanceof Entry && numeric()
        || e.parts().stream().anyMatch(this::isTall);
  }

  private int level(Expression e) {
    if (e instanceof Sum) {
      return SUM;
    }
    if (e instanceof Series || e instanceof Fold) {
      return numeric() ? SUM : PRODUCT;
    }
    if (e instanceof Product
        || e instanceof Negative
        || e instanceof MatrixProduct
        || e instanceof Choice) {
      return PRODUCT;
    }
    return e instanceof Power || e instanceof Quotient || e instanceof Elementwise ? POWER : ATOM;
  }

  @Override
  public Void constant(Constant e) {
    out.add(TexNumbers.print(e.value()));
    return null;
  }

  @Override
  public Void scalar(Scalar e) {
    Double value = numeric() ? numbers.get(e.name()) : null;
    out.add(value == null ? notation.scalar(e.name()) : TexNumbers.print(value));
    return null;
  }

  @Override
  public Void tensor(Tensor e) {
    out.add(notation.tensor(e.name()));
    return null;
  }

  @Override
  public Void entry(Entry e) {
    if (numeric()) {
      out.add(new Piece.Slot(e.tensor(), e.row(), e.column(), out.followsAnOperator()));
      return null;
    }
    out.add(notation.element(e.tensor()));
    boolean own =
        (e.row().isEmpty() || e.row().equals("i"))
            && (e.column().isEmpty() || e.column().equals("j"));
    if (!own) {
      out.add("_{");
      index(e.row());
      out.add(e.row().isEmpty() || e.column().isEmpty() ? "" : ",");
      index(e.column());
      out.add("}");
    }
    return null;
  }

  private void index(String index) {
    if (index.equals("i") || index.equals("j")) {
      out.add(new Piece.Place(index));
    } else {
      out.add(index);
    }
  }

  @Override
  public Void sum(Sum e) {
    if (numeric() && isFolded(e)) {
      out.add(TexNumbers.print(Evaluator.evaluate(e, Map.of(), numbers)[0][0]));
      return null;
    }
    boolean long_ = false;
    for (int k = 0; k < e.terms().size(); k++) {
      Expression term = e.terms().get(k);
      boolean off = term instanceof Negative;
      if (long_ && numeric()) {
        out.add(new Piece.Break());
      }
      out.add(off ? "-" : k > 0 ? "+" : "");
      at(off ? PRODUCT : SUM, off ? ((Negative) term).of() : term);
      long_ |= hasSeries(term);
    }
    return null;
  }

  private static boolean hasSeries(Expression e) {
    return e instanceof Series || e.parts().stream().anyMatch(Tex::hasSeries);
  }

  /** A sum of known numbers, such as 1 − β, is one number; a power says more as it is. */
  private boolean isFolded(Expression e) {
    return e instanceof Sum && e.isScalar() && !hasPower(e);
  }

  private static boolean hasPower(Expression e) {
    return e instanceof Power || e.parts().stream().anyMatch(Tex::hasPower);
  }

  @Override
  public Void negative(Negative e) {
    out.add("-");
    at(PRODUCT, e.of());
    return null;
  }

  @Override
  public Void product(Product e) {
    for (int k = 0; k < e.factors().size(); k++) {
      Expression factor = e.factors().get(k);
      if (k > 0) {
        out.add(between(e.factors().get(k - 1), factor));
      }
      at(PRODUCT, factor);
    }
    return null;
  }

  private String between(Expression left, Expression right) {
    if (numeric()) {
      return left instanceof Quotient && level(right) == SUM && !isFolded(right) ? "" : "\\cdot ";
    }
    boolean matrices = !left.isScalar() && !right.isScalar() && !right.tensors().isEmpty();
    return matrices ? "\\circ " : left instanceof Quotient && left.isScalar() ? "" : "\\,";
  }

  @Override
  public Void quotient(Quotient e) {
    if (fraction && !e.isScalar()) {
      at(POWER, e.over());
      out.add("/");
      at(ATOM, e.under());
      return null;
    }
    fraction = true;
    around(e.isScalar() ? "\\tfrac{" : "\\dfrac{", e.over(), "}{");
    around("", e.under(), "}");
    fraction = false;
    return null;
  }

  @Override
  public Void power(Power e) {
    out.bracketNext();
    boolean raised = !numeric() && isRaised(e.base());
    if (raised) {
      around("\\bigl(", e.base(), "\\bigr)");
    } else {
      at(ATOM, e.base());
    }
    out.add("^{");
    e.exponent().read(this);
    out.add("}");
    return null;
  }

  /** Whether its name already has something above the line. */
  private boolean isRaised(Expression e) {
    return e instanceof Tensor tensor && notation.tensor(tensor.name()).contains("^")
        || e instanceof Entry entry && notation.element(entry.tensor()).contains("^");
  }

  @Override
  public Void elementwise(Elementwise e) {
    switch (e.function()) {
      case EXP -> around("e^{", e.of(), "}");
      case ROOT -> around("\\sqrt{", e.of(), "}");
      case ABS -> around("|", e.of(), "|");
      case LN -> argument("\\ln ", e.of());
      case TANH -> argument("\\tanh ", e.of());
      case SIGN -> argument("\\operatorname{sign}", e.of());
    }
    return null;
  }

  private void around(String before, Expression e, String after) {
    out.add(before);
    e.read(this);
    out.add(after);
  }

  private void argument(String name, Expression e) {
    out.add(name);
    at(ATOM, e);
  }

  @Override
  public Void larger(Larger e) {
    out.add("\\max(");
    e.one().read(this);
    around(",\\,", e.other(), ")");
    return null;
  }

  @Override
  public Void choice(Choice e) {
    around("\\begin{cases}", e.yes(), "&\\text{if }");
    e.left().read(this);
    around(e.relation() == Relation.ABOVE ? ">" : "<", e.right(), "\\\\");
    around("", e.no(), "&\\text{else}\\end{cases}");
    return null;
  }

  @Override
  public Void matrixProduct(MatrixProduct e) {
    at(PRODUCT, e.left());
    out.add("\\,");
    at(PRODUCT, e.right());
    return null;
  }

  @Override
  public Void transposed(Transposed e) {
    if (e.of() instanceof Tensor tensor) {
      out.add(notation.transposed(tensor.name()));
    } else {
      at(ATOM, e.of());
      out.add("^{\\top}");
    }
    return null;
  }

  @Override
  public Void fold(Fold e) {
    String index =
        switch (e.axis()) {
          case EXAMPLES -> "_j";
          case UNITS -> "_i";
          case ALL -> "";
        };
    String sum = e.operation() == Operation.LARGEST ? "\\max" : "\\textstyle\\sum";
    out.add((e.operation() == Operation.MEAN ? "\\tfrac1m" : "") + sum + index + " ");
    at(e.axis() == Axis.EXAMPLES ? ATOM : PRODUCT, e.of());
    if (e.axis() == Axis.EXAMPLES) {
      out.add(isRow(e.of()) ? "_j" : "_{:,j}");
    }
    return null;
  }

  private boolean isRow(Expression e) {
    return e.tensors().stream().allMatch(name -> notation.shape(name).rows().equals(Shape.ONE));
  }

  @Override
  public Void call(Call e) {
    String name = e.function().tex();
    if (name.isEmpty()) {
      return e.argument().read(this);
    }
    around(name + "\\bigl(", e.argument(), "\\bigr)");
    return null;
  }

  @Override
  public Void let(Let e) {
    return e.inline().read(this);
  }

  @Override
  public Void series(Series e) {
    if (numeric()) {
      Tex term = new Tex(notation, numbers);
      term.out.inSeries();
      term.at(PRODUCT, e.of());
      boolean ranked =
          e.of() instanceof Entry
              || e.of() instanceof Product product
                  && product.factors().stream().allMatch(Entry.class::isInstance);
      out.add(new Piece.Terms(term.out.all(), e.index(), e.along(), ranked, !fraction));
      return null;
    }
    out.add("\\textstyle\\sum_{" + e.index() + "} ");
    at(PRODUCT, e.of());
    return null;
  }
}
