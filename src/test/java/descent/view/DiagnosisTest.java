package descent.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.data.DataName;
import descent.data.DataSettings;
import descent.report.EpochReport;
import descent.report.Metrics;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

  @ParameterizedTest
  @CsvSource({
    "0.15, 0.16, 0, BIAS",
    "0.01, 0.11, 0, VARIANCE",
    "0.15, 0.30, 0, BOTH",
    "0.005, 0.01, 0, GOOD",
    "0.15, 0.16, 0.15, GOOD"
  })
  void readsTheCoursesExamples(double train, double dev, double best, Diagnosis.Verdict expected) {
    Diagnosis diagnosis = Diagnosis.of(report(train, dev), OptionalDouble.of(best)).orElseThrow();

    assertThat(diagnosis.verdict()).isEqualTo(expected);
    assertThat(diagnosis.text()).contains("dev error");
  }

  @Test
  void saysNothingWithoutASecondError() {
    EpochReport alone =
        new EpochReport(
            1,
            0,
            0.1,
            new Metrics(0, OptionalDouble.of(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(Diagnosis.of(alone, OptionalDouble.empty())).isEmpty();
  }

  @Test
  void theBestPossibleErrorIsKnownWhereTheNoiseTellsIt() {
    DataSettings clouds = new DataSettings(DataName.GAUSSIANS, 10, 0, 0, 1, 2, 1);

    assertThat(clouds.draw().bestError().orElseThrow()).isCloseTo(0.0786496, within(1e-6));
    assertThat(new DataSettings(DataName.XOR, 10, 0, 0, 0, 2, 1).draw().bestError()).hasValue(0);
    assertThat(new DataSettings(DataName.MOONS, 10, 0, 0, 0.2, 2, 1).draw().bestError()).isEmpty();
    assertThat(new DataSettings(DataName.HILLS, 10, 0, 0, 0, 2, 1).draw().bestError()).isEmpty();
  }

  private static EpochReport report(double train, double dev) {
    return new EpochReport(
        1,
        0,
        0.1,
        new Metrics(0, OptionalDouble.of(1 - train)),
        Optional.of(new Metrics(0, OptionalDouble.of(1 - dev))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
