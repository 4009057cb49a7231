package descent.program;

import static org.assertj.core.api.Assertions.assertThat;

import descent.url.ExperimentUrl;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written; that it runs and gives our numbers is tested with a real NumPy. */
class NumpyProgramTest {

  @Test
  void onlyWhatTheExperimentUsesIsWritten() {
    String plain = text("layers=3:tanh&n=20");
    String all = text("layers=3:tanh:bn:keep0.5&n=20&batch=5&l1=1&l2=2&opt=adam");

    assertThat(plain)
        .contains("np.tanh", "parameters[\"W\" + str(l)]", "grads[\"dW\" + str(l)]")
        .doesNotContain(
            "keep_prob", "batch_norm", "lambd", "beta1", "mini_batch_size", "relu", "softmax");
    assertThat(all)
        .contains(
            "keep_prob = [None, 0.5, 1]",
            "batch_norm = [None, True, False]",
            "lambd = 2",
            "lambd1 = 1",
            "beta1 = 0.9",
            "mini_batch_size = 5");
  }

  @Test
  void itsFirstLineSaysWhichExperimentItIs() {
    assertThat(text("layers=3:tanh&n=20&lr=0.5").lines().findFirst())
        .hasValue("# 2 → 3 tanh → 1 sigmoid, as Descent trains it: /?n=20&layers=3:tanh&lr=0.5");
  }

  @Test
  void whatIsLeftOutIsSaid() {
    assertThat(text("dev=10&patience=5")).contains("# Early stopping is left out");
    assertThat(text("")).doesNotContain("Early stopping");
  }

  @Test
  void plantedMistakesStandInIt() {
    assertThat(text("bug=dW1*2,db2:nomean,dZ1:noderivative&layers=3:tanh,2:tanh"))
        .contains(
            "grads[\"dW1\"] *= 2  # a planted mistake", "grads[\"db2\"] *= m", "if l in [1]:");
  }

  /** Digits are Python's wherever the server runs. */
  @Test
  void theProgramIsTheSameUnderEveryLocale() {
    String query =
        "layers=3:tanh:bn:keep0.5,4:relu&n=23&batch=5&l2=2&opt=adam&decay=cosine:9&edits=move:3:1:-0.5,drop:5&bug=dW1*2,dZ1:noderivative&changes=2:lr:0.25,2:drop:7";
    String usual = text(query);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(text(query)).isEqualTo(usual).contains("RandomState(3)");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatIsChangedOnTheWayIsChangedInTheProgram() {
    assertThat(text("layers=3:tanh&changes=2:lr:0.25,3:l2:1,3:drop:7,9:lr:1"))
        .contains(
            "lambd = 0", "global learning_rate, lambd, X, Y", "if epoch == 2:", "lambd / m * W")
        .doesNotContain("if epoch == 9:");
    assertThat(text("layers=3:tanh")).doesNotContain("change_settings");
  }

  /** The page marks the lines of the present moment by these names. */
  @Test
  void everyMomentOfAStepHasItsLines() {
    Set<String> parts =
        NumpyProgram.of(
                ExperimentUrl.parse("layers=3:tanh:bn:keep0.5&n=20&batch=5&l2=2&opt=adam"), 3, 1)
            .lines()
            .stream()
            .map(NumpyProgram.Line::part)
            .collect(Collectors.toSet());

    assertThat(parts)
        .contains(
            "batch", "Z", "norm", "A", "D", "loss", "J", "penalty", "dZL", "dA", "dD", "dZ",
            "dnorm", "dW", "db", "update");
  }

  private static String text(String query) {
    return NumpyProgram.of(ExperimentUrl.parse(query), 3, 0).text();
  }
}
