package descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void inverseDecayIsTheCourses() {
    Schedule everyEpoch = new Schedule.Inverse(1, 1);
    Schedule everyThousand = new Schedule.Inverse(1, 1000);

    assertThat(everyEpoch.rate(0.1, 0)).isEqualTo(0.1);
    assertThat(everyEpoch.rate(0.1, 1)).isEqualTo(0.05);
    assertThat(everyEpoch.rate(0.1, 9)).isCloseTo(0.01, within(1e-17));
    assertThat(everyThousand.rate(0.1, 999)).isEqualTo(0.1);
    assertThat(everyThousand.rate(0.1, 1000)).isEqualTo(0.05);
  }

  @Test
  void theOthersStartAtTheInitialRateAndFall() {
    assertThat(new Schedule.Exponential(0.95).rate(1, 2)).isCloseTo(0.9025, within(1e-15));
    assertThat(new Schedule.Step(0.5, 10).rate(1, 29)).isCloseTo(0.25, within(1e-15));
    Schedule cosine = new Schedule.Cosine(100);
    assertThat(cosine.rate(1, 0)).isEqualTo(1);
    assertThat(cosine.rate(1, 50)).isCloseTo(0.5, within(1e-15));
    assertThat(cosine.rate(1, 100)).isZero();
    assertThat(cosine.rate(1, 1000)).isZero();
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> new Schedule.Inverse(-1, 1))
        .hasMessage("decay rate must be in [0, 1e6], was -1.0");
    assertThatThrownBy(() -> new Schedule.Step(2, 1))
        .hasMessage("decay factor must be in (0, 1], was 2.0");
    assertThatThrownBy(() -> new Schedule.Cosine(0))
        .hasMessage("decay epochs must be at least 1, was 0");
  }
}
