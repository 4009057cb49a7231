package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataNameTest {

  @ParameterizedTest
  @EnumSource
  void sameSettingsGiveTheSamePointsAndOtherSeedsOthers(DataName name) {
    DataSettings settings = new DataSettings(name, 101, 20, 30, name.usualNoise(), 2, 1);

    Split once = settings.draw();
    Split again = settings.draw();
    Split other = new DataSettings(name, 101, 20, 30, name.usualNoise(), 2, 9).draw();

    assertThat(once.train().x()).isDeepEqualTo(again.train().x());
    assertThat(once.train().x()[0]).isNotEqualTo(other.train().x()[0]);
    assertThat(once.train().size()).isEqualTo(101);
    assertThat(once.dev().size()).isEqualTo(20);
    assertThat(once.test().size()).isEqualTo(30);
    assertThat(Arrays.stream(once.train().x()).flatMapToDouble(Arrays::stream))
        .allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @EnumSource
  void testIsDrawnFromTheNextSeedAndDevFromTheOneAfter(DataName name) {
    Split split = new DataSettings(name, 50, 50, 50, 0.1, 2, 4).draw();

    assertThat(split.test().x()).isDeepEqualTo(name.draw(50, 0.1, 2, 5).x());
    assertThat(split.dev().x()).isDeepEqualTo(name.draw(50, 0.1, 2, 6).x());
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOBS", "SPIRAL", "RINGS"})
  void sixClassesAreEvenlySpread(DataName name) {
    Examples drawn = name.draw(300, 0.05, 6, 1);

    for (int c = 0; c < 6; c++) {
      double label = c;
      assertThat(Arrays.stream(drawn.y()).filter(y -> y == label).count())
          .as("class " + c)
          .isEqualTo(50);
    }
  }

  @ParameterizedTest
  @EnumSource
  void drawsASinglePoint(DataName name) {
    assertThat(name.draw(1, 0.1, 2, 1).size()).isEqualTo(1);
    assertThat(name.draw(0, 0.1, 2, 1).size()).isZero();
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> new DataSettings(DataName.CIRCLES, 0, 0, 0, 0, 2, 1))
        .hasMessage("n must be at least 1, was 0");
    assertThatThrownBy(() -> new DataSettings(DataName.CIRCLES, 10, 0, 0, Double.NaN, 2, 1))
        .hasMessage("noise must be in [0, 10], was NaN");
    assertThatThrownBy(() -> new DataSettings(DataName.MOONS, 10, 0, 0, 0, 3, 1))
        .hasMessage("classes must be 2 for moons, was 3");
    assertThatThrownBy(() -> new DataSettings(DataName.MOONS, 10, 0, 0, 0, 2, -1))
        .hasMessage("dataSeed must be in 0..1000000000, was -1");
  }
}
