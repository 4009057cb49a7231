package descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import descent.math.RandomStream;
import descent.oracle.Oracle;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks' initial weights, and what each initializer promises. */
class InitializerOracleTest {
  private static final JsonNode CASES = Oracle.read("init_weights").get("cases");

  static Stream<String> cases() {
    Stream.Builder<String> names = Stream.builder();
    CASES.fieldNames().forEachRemaining(names);
    return names.build();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theNotebooksWeightsComeOut(String name) {
    JsonNode expected = CASES.get(name);
    double[] dims = Oracle.row(expected.get("dims"));
    Initializer initializer =
        switch (expected.get("kind").asText()) {
          case "zeros" -> Initializer.ZEROS;
          case "he" -> Initializer.HE;
          case "xavier" -> Initializer.LECUN;
          default -> Initializer.NORMAL;
        };
    double scale =
        switch (expected.get("kind").asText()) {
          case "x10" -> 10;
          case "x0.01" -> 0.01;
          default -> 1;
        };
    RandomStream stream = new RandomStream(expected.get("seed").intValue());

    for (int l = 1; l < dims.length; l++) {
      int rows = (int) dims[l];
      int columns = (int) dims[l - 1];
      double[] W = new double[rows * columns];
      initializer.draw(W, 0, rows, columns, scale, stream);
      double[] wanted = Oracle.flat(expected.get("W" + l));
      IntStream.range(0, W.length)
          .forEach(i -> assertThat(W[i]).isCloseTo(wanted[i], within(4e-16 * Math.abs(wanted[i]))));
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "5, 20", "20, 5", "1, 7", "7, 1"})
  void orthogonalRowsOrColumnsAreAtRightAnglesAndOfLengthOne(int rows, int columns) {
    double[] W = new double[rows * columns];

    Initializer.ORTHOGONAL.draw(W, 0, rows, columns, 1, new RandomStream(3));

    RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
    IntStream.range(0, W.length).forEach(i -> matrix.setEntry(i / columns, i % columns, W[i]));
    RealMatrix product =
        rows <= columns ? matrix.multiply(matrix.transpose()) : matrix.transpose().multiply(matrix);
    for (int i = 0; i < product.getRowDimension(); i++) {
      for (int j = 0; j < product.getColumnDimension(); j++) {
        assertThat(product.getEntry(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-14));
      }
    }
  }

  @Test
  void normalDrawsAreSharedByInitializersOfTheSameShape() {
    double[] normal = new double[12];
    double[] xavier = new double[12];

    Initializer.NORMAL.draw(normal, 0, 4, 3, 1, new RandomStream(3));
    Initializer.XAVIER.draw(xavier, 0, 4, 3, 1, new RandomStream(3));

    for (int i = 0; i < 12; i++) {
      assertThat(xavier[i]).isCloseTo(normal[i] * Math.sqrt(2.0 / 7), within(1e-15));
    }
  }

  @Test
  void uniformStaysBetweenMinusAndPlusHalf() {
    double[] W = new double[1000];

    Initializer.UNIFORM.draw(W, 0, 100, 10, 1, new RandomStream(3));

    assertThat(Arrays.stream(W).min().orElseThrow()).isBetween(-0.5, -0.49);
    assertThat(Arrays.stream(W).max().orElseThrow()).isBetween(0.49, 0.5);
  }
}
