package descent.experiment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlueprintTest {
  private static final String NORMALISED = "layers=10:relu:bn,5:relu:bn&lr=0.3";

  @ParameterizedTest
  @CsvSource({
    "n=129&batch=64, batch",
    "n=128&batch=64&edits=add:0:0:1, batch",
    "n=128&batch=64&changes=5:add:0:0:1, changes",
    "n=300&batch=1, batch",
    "n=1, n",
    "n=1&batch=64, n"
  })
  void batchNormIsNeverLeftWithOneExample(String query, String blamed) {
    assertThatThrownBy(() -> new EpochSettings(ExperimentUrl.parse(NORMALISED + "&" + query)))
        .isInstanceOfSatisfying(
            BadSetting.class,
            fault -> org.assertj.core.api.Assertions.assertThat(fault.key()).isEqualTo(blamed))
        .hasMessageContaining("batch norm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n=128&batch=64", "n=130&batch=64", "n=129&batch=full", "n=2"})
  void twoExamplesAreEnough(String query) {
    assertThatCode(() -> new EpochSettings(ExperimentUrl.parse(NORMALISED + "&" + query)))
        .doesNotThrowAnyException();
  }

  @Test
  void withoutBatchNormOneIsABatch() {
    assertThatCode(() -> new EpochSettings(ExperimentUrl.parse("n=129&batch=64")))
        .doesNotThrowAnyException();
  }
}
