package descent.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HuntTest {

  @Test
  void theSameSeedHidesTheSameMistake() {
    assertThat(Hunt.draw(7, worked())).isEqualTo(Hunt.draw(7, worked()));
  }

  @Test
  void seedsHideManyKindsInManyPlaces() {
    GradientCheck check = worked();

    List<Bug> drawn = IntStream.range(0, 60).mapToObj(seed -> Hunt.draw(seed, check)).toList();

    Set<Mistake> kinds = drawn.stream().map(Mistake::of).collect(Collectors.toSet());
    assertThat(kinds)
        .contains(
            Mistake.FACTOR, Mistake.SIGN, Mistake.TRANSPOSE, Mistake.NOMEAN, Mistake.NODERIVATIVE);
    assertThat(drawn.stream().map(Bug::layer).distinct()).contains(1, 2, 3);
  }

  @Test
  void whatIsHiddenCanBeFound() {
    GradientCheck check = worked();

    for (int seed = 0; seed < 60; seed++) {
      Bug bug = Hunt.draw(seed, check);
      assertThat(check.finish(List.of(bug)).tensors())
          .as("seed %s: %s", seed, bug)
          .anyMatch(t -> t.difference() > 1e-3);
      assertThat(check.places().stream().filter(place -> place.holds(bug)))
          .as(bug.toString())
          .hasSize(1);
    }
  }

  /**
   * Layers count from 1; dZ of the output has no g′ that could be forgotten, and a row has no
   * transpose.
   */
  @Test
  void placesOfferOnlyWhatChangesSomething() {
    List<Place> places = NotebookCase.check().places();

    assertThat(places)
        .extracting(Place::gradient)
        .containsExactly("dZ1", "dW1", "db1", "dZ2", "dW2", "db2", "dW3", "db3");
    assertThat(places.get(1).mistakes())
        .containsExactly(Mistake.FACTOR, Mistake.SIGN, Mistake.TRANSPOSE, Mistake.NOMEAN);
    assertThat(places.get(6).mistakes())
        .containsExactly(Mistake.FACTOR, Mistake.SIGN, Mistake.NOMEAN);
  }

  private static GradientCheck worked() {
    GradientCheck check = NotebookCase.check();
    check.check(NotebookCase.STEP, List.of());
    return check;
  }
}
