package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.setting.BadSetting;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LabelsTest {

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PLANE", "HILLS"})
  void classOneHasItsShareInEverySet(DataName name) {
    for (int classes : name.takesClasses() ? new int[] {2, 5} : new int[] {2}) {
      Split split = settings(name, classes, new Labels(0.1, 0)).draw();

      assertThat(count(split.train(), 1)).isEqualTo(30);
      assertThat(count(split.dev(), 1)).isEqualTo(10);
      assertThat(count(split.test(), 1)).isEqualTo(20);
      assertThat(split.train().size()).isEqualTo(300);
      assertThat(count(split.train(), 0))
          .isBetween(270L / (classes - 1) - 1, 270L / (classes - 1) + 1);
    }
  }

  @Test
  void wrongLabelsAreSoManyAndThePointsStay() {
    Split right = settings(DataName.MOONS, 2, Labels.AS_THEY_ARE).draw();
    Split wrong = settings(DataName.MOONS, 2, new Labels(0, 0.15)).draw();

    long apart = 0;
    for (int i = 0; i < 300; i++) {
      apart += right.train().y()[i] == wrong.train().y()[i] ? 0 : 1;
    }

    assertThat(apart).isEqualTo(45);
    assertThat(wrong.train().x()).isDeepEqualTo(right.train().x());
  }

  @Test
  void theBestPossibleErrorCountsWrongLabels() {
    assertThat(settings(DataName.XOR, 2, new Labels(0, 0.15), 0).draw().bestError()).hasValue(0.15);
    assertThat(settings(DataName.XOR, 2, new Labels(0, 0.9), 0).draw().bestError().orElseThrow())
        .isBetween(0.0999, 0.1001);
  }

  @Test
  void numbersHaveNoClasses() {
    assertThatThrownBy(() -> settings(DataName.PLANE, 2, new Labels(0.2, 0)))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("imbalance must be none for plane");
    assertThatThrownBy(() -> settings(DataName.HILLS, 2, new Labels(0, 0.1)))
        .hasMessageContaining("flip must be 0 for hills");
  }

  private static long count(Examples examples, int label) {
    return Arrays.stream(examples.y()).filter(y -> y == label).count();
  }

  private static DataSettings settings(DataName name, int classes, Labels labels) {
    return settings(name, classes, labels, name.usualNoise());
  }

  private static DataSettings settings(DataName name, int classes, Labels labels, double noise) {
    return new DataSettings(name, 300, 100, 200, noise, classes, 1, List.of(), labels);
  }
}
