package descent.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import descent.experiment.Experiment;
import descent.report.EpochReport;
import descent.training.Training;
import descent.url.ExperimentUrl;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Optimizers, decays, penalties, dropout, starts, losses and batches, each trained by an
 * independent program too.
 */
class SettingsOracleTest {

  static List<JsonNode> cases() {
    return StreamSupport.stream(Oracle.read("settings").get("cases").spliterator(), false).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyReportedCostComesOut(JsonNode expected) {
    Experiment experiment = ExperimentUrl.parse(expected.get("experiment").textValue());
    Training training = new Training(experiment.data().draw(), experiment.lanes().get(0));
    int last = 0;
    for (var names = expected.get("costs").fieldNames(); names.hasNext(); ) {
      last = Math.max(last, Integer.parseInt(names.next()));
    }

    EpochReport report = null;
    for (int epoch = 1; epoch <= last; epoch++) {
      JsonNode cost = expected.get("costs").get(Integer.toString(epoch));
      report = training.advance();
      if (cost != null) {
        assertThat(report.cost())
            .as("epoch " + epoch)
            .isCloseTo(cost.doubleValue(), within(1e-12 * cost.doubleValue()));
      }
    }

    double loss = expected.get("finalLoss").doubleValue();
    assertThat(report.train().loss()).isCloseTo(loss, within(1e-12 * loss));
    assertThat(report.train().accuracy())
        .hasValueCloseTo(expected.get("finalAccuracy").doubleValue(), within(1e-12));
  }
}
