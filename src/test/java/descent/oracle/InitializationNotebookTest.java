package descent.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import descent.nn.Initializer;
import descent.report.EpochReport;
import descent.training.Training;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The course's initialization notebook: 15,000 full-batch epochs on circles, against NumPy's
 * figures.
 */
class InitializationNotebookTest {
  private static final JsonNode RESULTS = Oracle.read("init_training").get("results");

  @Test
  void heComesOutToTwelveDigitsAtEveryRow() {
    JsonNode costs = RESULTS.get("he").get("blas").get("costs");

    Map<Integer, EpochReport> rows = train(Initializer.HE, 1);

    costs
        .fields()
        .forEachRemaining(
            row -> {
              double expected = Oracle.number(row.getValue());
              assertThat(at(rows, row.getKey()))
                  .as(row.getKey())
                  .isCloseTo(expected, within(1e-12 * expected));
            });
    EpochReport last = rows.get(14999);
    assertThat(last.train().accuracy()).hasValueCloseTo(0.99333333, within(1e-6));
    assertThat(last.test().orElseThrow().accuracy()).hasValueCloseTo(0.96, within(1e-12));
  }

  @Test
  void zerosStayPinnedAtLogarithmOfTwo() {
    JsonNode costs = RESULTS.get("zeros").get("blas").get("costs");

    Map<Integer, EpochReport> rows = train(Initializer.ZEROS, 1);

    costs
        .fields()
        .forEachRemaining(
            row ->
                assertThat(at(rows, row.getKey()))
                    .isCloseTo(Oracle.number(row.getValue()), within(3e-16)));
    assertThat(rows.get(14999).train().accuracy()).hasValue(0.5);
    assertThat(rows.get(14999).test().orElseThrow().accuracy()).hasValue(0.5);
  }

  @Test
  void normalTimesTenStartsAtInfinityAndEndsInItsBand() {
    Map<Integer, EpochReport> rows = train(Initializer.NORMAL, 10);

    assertThat(rows.get(0).cost()).isInfinite();
    assertThat(rows.get(0).divergence().orElseThrow().stops()).isFalse();
    assertThat(rows.get(1000).cost()).isBetween(0.6225, 0.6255);
    assertThat(rows.get(7000).cost()).isBetween(0.467, 0.481);
    assertThat(rows.get(14000).cost()).isCloseTo(0.3828, withinPercentage(0.1));
    assertThat(rows.get(14999).train().accuracy()).hasValueCloseTo(0.83, within(1e-12));
    assertThat(rows.get(14999).test().orElseThrow().accuracy())
        .hasValueCloseTo(0.86, within(1e-12));
  }

  /** The cost before iteration {@code key}, or the loss after the last one. */
  private static double at(Map<Integer, EpochReport> rows, String key) {
    return key.equals("final_without_dropout")
        ? rows.get(14999).train().loss()
        : rows.get(Integer.parseInt(key)).cost();
  }

  /** Reports by iteration as the course counts them, from 0: every hundredth and the last. */
  private static Map<Integer, EpochReport> train(Initializer initializer, double scale) {
    Training training =
        new Training(Notebooks.CIRCLES.draw(), Notebooks.initialization(initializer, scale));
    Map<Integer, EpochReport> rows = new HashMap<>();
    for (int i = 0; i < 15_000; i++) {
      if (i % 100 == 0 || i == 14_999) {
        rows.put(i, training.advance());
      } else {
        training.skip();
      }
    }
    return rows;
  }
}
