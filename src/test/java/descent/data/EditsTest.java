package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditsTest {

  @Test
  void movesAndDropsInPlaceAndAddsAtTheEnd() {
    Examples plain = settings(List.of()).draw().train();

    Examples edited =
        settings(
                List.of(
                    new Edit.Add(0.5, -0.5, 1),
                    new Edit.Drop(1),
                    new Edit.Move(2, 3, 4),
                    new Edit.Drop(1)))
            .draw()
            .train();

    assertThat(edited.size()).isEqualTo(10);
    assertThat(edited.x()[0][0]).isEqualTo(plain.x()[0][0]);
    assertThat(edited.x()[0][1]).isEqualTo(3);
    assertThat(edited.x()[1][1]).isEqualTo(4);
    assertThat(edited.y()[1]).isEqualTo(plain.y()[2]);
    assertThat(edited.x()[0][2]).isEqualTo(plain.x()[0][3]);
    assertThat(edited.x()[1][9]).isEqualTo(-0.5);
    assertThat(edited.y()[9]).isEqualTo(1);
  }

  @Test
  void leavesDevAndTestAlone() {
    Split plain = settings(List.of()).draw();
    Split edited = settings(List.of(new Edit.Drop(0))).draw();

    assertThat(edited.test().x()).isDeepEqualTo(plain.test().x());
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> settings(List.of(new Edit.Drop(10))))
        .hasMessage("edits must be of an example in 0..9, was 10");
    assertThatThrownBy(() -> settings(List.of(new Edit.Add(0, 0, 2))))
        .hasMessage("edits must be of a class in 0..1, was 2.0");
    assertThatThrownBy(() -> new Edit.Add(Double.NaN, 0, 0))
        .hasMessage("edits must be within [-10, 10], was NaN");
    assertThatThrownBy(
            () -> new DataSettings(DataName.XOR, 1, 0, 0, 0, 2, 1, List.of(new Edit.Drop(0))))
        .hasMessage("edits must be such that an example is left, was none");
  }

  private static DataSettings settings(List<Edit> edits) {
    return new DataSettings(DataName.MOONS, 10, 0, 5, 0.2, 2, 3, edits);
  }
}
