package descent.web.play;

import static org.assertj.core.api.Assertions.assertThat;

import descent.report.EpochReport;
import descent.training.Training;
import descent.url.ExperimentUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every printed figure comes out of the experiment that the page names for it. */
class TwinsTest {

  static List<Twins.Twin> twins() {
    return Twins.read().twins();
  }

  @ParameterizedTest
  @MethodSource("twins")
  void everyPrintedFigureComesOut(Twins.Twin twin) {
    var experiment = ExperimentUrl.parse(twin.experiment());
    Training training = new Training(experiment.data().draw(), experiment.lanes().get(0));
    Map<Integer, EpochReport> reports = new HashMap<>();
    for (int epoch = 1; epoch <= twin.epochs(); epoch++) {
      if ((epoch - 1) % 1000 == 0 || epoch == twin.epochs()) {
        reports.put(epoch, training.advance());
      } else {
        training.skip();
      }
    }

    assertThat(twin.rows()).isNotEmpty();
    for (Twins.Row row : twin.rows()) {
      double ours = figure(reports.get(row.epoch()), row.figure());
      if (row.printed().equals("inf")) {
        assertThat(ours).isInfinite();
      } else {
        double allowed = row.figure().equals("cost") ? Double.parseDouble(twin.tolerance()) : 1e-9;
        assertThat(Math.abs(ours - Double.parseDouble(row.printed())))
            .as(row.toString())
            .isLessThanOrEqualTo(allowed);
      }
    }
  }

  private static double figure(EpochReport report, String name) {
    return switch (name) {
      case "cost" -> report.cost();
      case "train" -> report.train().accuracy().orElseThrow();
      default -> report.test().orElseThrow().accuracy().orElseThrow();
    };
  }
}
