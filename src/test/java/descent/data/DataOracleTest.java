package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import descent.oracle.Oracle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The course's data, point for point as scikit-learn draws it. */
class DataOracleTest {

  @ParameterizedTest
  @CsvSource({
    "circles_train, CIRCLES, 300, 0.05, 1",
    "circles_test, CIRCLES, 100, 0.05, 2",
    "circles_train_before_noise, CIRCLES, 300, 0, 1",
    "moons_train, MOONS, 300, 0.2, 3"
  })
  void everyPointComesOut(String name, DataName data, int n, double noise, int seed) {
    JsonNode expected = Oracle.read("datasets").get(name);

    Examples drawn = data.draw(n, noise, 2, seed);

    for (int d = 0; d < 2; d++) {
      double[] row = Oracle.row(expected.get("X").get(d));
      for (int i = 0; i < n; i++) {
        assertThat(drawn.x()[d][i])
            .as("x" + (d + 1) + " of point " + i)
            .isCloseTo(row[i], within(2e-16));
      }
    }
    assertThat(drawn.y()).containsExactly(Oracle.row(expected.get("y")));
  }
}
