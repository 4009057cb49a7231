package descent.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import descent.optim.Adam;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.Optimizer;
import descent.report.EpochReport;
import descent.training.Training;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The course's optimization notebook: 10,000 epochs of mini-batches on moons, against NumPy's
 * figures.
 */
class OptimizationNotebookTest {

  static Stream<Arguments> optimizers() {
    return Stream.of(
        Arguments.of("gd", new GradientDescent(), 239 / 300.0),
        Arguments.of("momentum", new Momentum(0.9), 239 / 300.0),
        Arguments.of("adam", new Adam(0.9, 0.999, 1e-8), 0.94));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void everyHundredthEpochComesOut(String name, Optimizer optimizer, double accuracy) {
    JsonNode rows = Oracle.read("opt_training").get("results").get(name).get("blas").get("epochs");
    Training training = new Training(Notebooks.MOONS.draw(), Notebooks.optimization(optimizer));

    EpochReport last = null;
    for (int epoch = 0; epoch < 10_000; epoch++) {
      JsonNode row = rows.get(Integer.toString(epoch));
      if (row == null && epoch < 9999) {
        training.skip();
        continue;
      }
      last = training.advance();
      if (row != null) {
        double expected = Oracle.number(row.get(0));
        assertThat(last.cost()).as("epoch " + epoch).isCloseTo(expected, within(1e-10 * expected));
      }
    }

    assertThat(last.train().accuracy()).hasValueCloseTo(accuracy, within(1e-9));
  }
}
