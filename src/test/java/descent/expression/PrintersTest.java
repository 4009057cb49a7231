package descent.expression;

import static descent.expression.Expression.dot;
import static descent.expression.Expression.exp;
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
import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.Expression.Axis;
import descent.expression.Expression.Negative;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each printer keeps what an expression means: brackets where they are needed and nowhere else. */
class PrintersTest {
  private static final Expression A = tensor("A");
  private static final Expression B = tensor("B");
  private static final Numpy NUMPY =
      new Numpy(
          UnaryOperator.identity(),
          x -> x == Math.rint(x) ? String.valueOf((long) x) : String.valueOf(x));

  private static final TexNotation NOTATION =
      new TexNotation() {
        @Override
        public String tensor(String name) {
          return name;
        }

        @Override
        public String transposed(String name) {
          return name + "^{\\top}";
        }

        @Override
        public String element(String name) {
          return name.toLowerCase(Locale.ROOT);
        }

        @Override
        public String scalar(String name) {
          return name;
        }

        @Override
        public Shape shape(String name) {
          return new Shape("n", "m");
        }
      };

  @Test
  void numpyBindsAsItIsMeant() {
    assertThat(NUMPY.print(product(minus(A, B), A))).isEqualTo("(A - B) * A");
    assertThat(NUMPY.print(minus(A, sum(B, A)))).isEqualTo("A - (B + A)");
    assertThat(NUMPY.print(quotient(A, product(B, A)))).isEqualTo("A / (B * A)");
    assertThat(NUMPY.print(square(minus(A, B)))).isEqualTo("(A - B) ** 2");
    assertThat(NUMPY.print(quotient(number(1), sum(number(1), exp(new Negative(A))))))
        .isEqualTo("1 / (1 + np.exp(-A))");
    assertThat(NUMPY.print(dot(A, transposed(B)))).isEqualTo("np.dot(A, B.T)");
    assertThat(NUMPY.print(product(A, quotient(B, A)))).isEqualTo("A * B / A");
    assertThat(NUMPY.print(new Negative(square(A)))).isEqualTo("-A ** 2");
    assertThat(NUMPY.print(square(new Negative(A)))).isEqualTo("(-A) ** 2");
  }

  @Test
  void texBindsAsItIsMeant() {
    assertThat(Tex.print(product(minus(A, B), A), NOTATION)).isEqualTo("\\bigl(A-B\\bigr)\\circ A");
    assertThat(Tex.print(quotient(A, sum(root(B), scalar("e"))), NOTATION))
        .isEqualTo("\\dfrac{A}{\\sqrt{B}+e}");
    assertThat(Tex.print(dot(transposed(A), B), NOTATION)).isEqualTo("A^{\\top}\\,B");
    assertThat(Tex.print(minus(A, product(scalar("r"), B)), NOTATION)).isEqualTo("A-r\\,B");
  }

  @Test
  void anElementOfAProductOfMatricesIsASeriesWithAPlaceForEachNumber() {
    Expression element = Elements.of(dot(A, transposed(B)), NOTATION::shape);

    assertThat(Tex.places(element, NOTATION, Map.of()))
        .containsExactly(
            new Piece.Terms(
                List.of(
                    new Piece.Slot("A", "i", "k", true),
                    new Piece.Text("\\cdot "),
                    new Piece.Slot("B", "j", "k", true)),
                "k",
                "m",
                true,
                true));
  }

  @Test
  void anElementOfATotalIsAddedUpAlongItsAxis() {
    Expression element = Elements.of(total(Axis.EXAMPLES, product(A, B)), NOTATION::shape);

    assertThat(Tex.letters(element, NOTATION))
        .containsExactly(
            new Piece.Text("\\textstyle\\sum_{k} a_{"),
            new Piece.Place("i"),
            new Piece.Text(",k}\\,b_{"),
            new Piece.Place("i"),
            new Piece.Text(",k}"));
  }

  @Test
  void aBlackboardPutsKnownNumbersInAndShowsEachMatrix() {
    Expression step = minus(A, product(scalar("rate"), minus(number(1), scalar("beta")), B));

    assertThat(Board.line(step, "C", Map.of("rate", 0.5, "beta", 0.9)))
        .containsExactly(
            new Board.Matrix("A", false),
            new Board.Between("-\\,0.5\\,\\cdot\\,0.1\\,\\cdot\\,"),
            new Board.Matrix("B", false),
            new Board.Between("="),
            new Board.Matrix("C", false));
  }

  @Test
  void ofTooManyMatricesOnlyWhatGoesInAndOutIsShown() {
    Expression many = sum(A, product(A, B), product(B, tensor("C")));

    assertThat(Board.line(many, "D", Map.of()))
        .containsExactly(
            new Board.Matrix("A", false),
            new Board.Between(","),
            new Board.Matrix("B", false),
            new Board.Between(","),
            new Board.Matrix("C", false),
            new Board.Between("\\to"),
            new Board.Matrix("D", false));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.1, 0.1",
    "-2, -2",
    "1e-8, 10^{-8}",
    "2.5e-7, 2.5\\cdot 10^{-7}",
    "123456, 123456",
    "12345678, 1.23457\\cdot 10^{7}",
    "0.30000000000000004, 0.3",
    "0.001, 0.001"
  })
  void numbersAreWrittenWithTheDigitsThatSaySomething(double value, String tex) {
    assertThat(TexNumbers.print(value)).isEqualTo(tex);
  }

  @Test
  void numbersAreTheSameWhereDigitsAreOthers() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(TexNumbers.print(0.25)).isEqualTo("0.25");
    } finally {
      Locale.setDefault(before);
    }
  }
}
