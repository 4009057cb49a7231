package descent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  static final Limits LIMITS =
      new Limits(10_000, 50, 256, 100_000, 200_000_000, 100_000_000_000L, 3, 2, 100_000_000);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n=10001|n|at most 10000",
        "dev=10001|dev|at most 10000",
        "test=1000000|test|at most 10000",
        "layers=257|layers|at most 256 units",
        "layers=1000000,1000000,1000000|layers|at most 256 units",
        "layers=256,256,256|layers|at most 100000 weights",
        "lane=opt=gd&lane=layers=256,256,256|layers|at most 100000 weights",
        "layers=250,250&n=10000|n|at most",
        "data=plane&loss=crossentropy|loss|auto or squared",
        "layers=3:bn&batch=1|batch|full or at least 2",
      })
  void whatIsTooMuchIsRefusedByName(String query, String key, String allowed) {
    Optional<BadSetting> fault = LIMITS.check(ExperimentUrl.parse(query));

    assertThat(fault).isPresent();
    assertThat(fault.get().key()).isEqualTo(key);
    assertThat(fault.get().allowed()).contains(allowed);
  }

  @Test
  void fiftyOneLayersAreTooMany() {
    String layers = "3,".repeat(50) + "3";

    assertThat(LIMITS.check(ExperimentUrl.parse("layers=" + layers)).orElseThrow().value())
        .isEqualTo("51 layers");
    assertThat(LIMITS.check(ExperimentUrl.parse("layers=" + layers.substring(2)))).isEmpty();
  }

  @Test
  void theNotebooksAreFarInside() {
    assertThat(LIMITS.checkWork(ExperimentUrl.parse("twin=initialization"), 15_000)).isEmpty();
    assertThat(LIMITS.checkWork(ExperimentUrl.parse("layers=20,3&n=211&test=200"), 30_000))
        .isEmpty();
    assertThat(LIMITS.checkWork(ExperimentUrl.parse("twin=optimization&opt=adam"), 10_000))
        .isEmpty();
  }

  @Test
  void aLimitOnWorkIsNotALimitOnTheCountOfEpochs() {
    Optional<BadSetting> large =
        LIMITS.checkWork(ExperimentUrl.parse("layers=200,200&n=2000"), 10_000);
    Optional<BadSetting> small = LIMITS.checkWork(ExperimentUrl.parse("layers=2&n=20"), 1_000_000);

    assertThat(large.orElseThrow().key()).isEqualTo("epochs");
    assertThat(small).isEmpty();
  }

  @Test
  void anAddressHasItsShareAndTheServerHasItsSum() {
    Admission admission = new Admission(LIMITS);
    Admission.Place first = admission.enter("a", 1, Optional.empty());
    admission.enter("a", 1, Optional.empty());

    assertThatThrownBy(() -> admission.enter("a", 1, Optional.empty()))
        .isInstanceOf(Admission.TooMany.class)
        .hasMessageContaining("at most 2 at once from one address");
    admission.enter("b", 1, Optional.empty());
    assertThatThrownBy(() -> admission.enter("c", 1, Optional.empty()))
        .isInstanceOf(Admission.Full.class);

    first.leave();
    first.leave();
    admission.enter("a", 1, Optional.empty());
    assertThatThrownBy(() -> admission.enter("c", 1, Optional.empty()))
        .isInstanceOf(Admission.Full.class);
  }

  @Test
  void whoLeavesAPlaceForAnotherNeedsNoSecondOne() {
    Admission admission = new Admission(LIMITS);
    Admission.Place place = admission.enter("a", 90_000_000, Optional.empty());
    admission.enter("a", 1, Optional.empty());

    Admission.Place next = admission.enter("a", 80_000_000, Optional.of(place));
    place.leave();

    assertThatThrownBy(() -> admission.enter("b", 90_000_000, Optional.empty()))
        .isInstanceOf(Admission.Full.class);
    next.leave();
    admission.enter("b", 90_000_000, Optional.empty());
  }
}
