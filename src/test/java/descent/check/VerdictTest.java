package descent.check;

import static org.assertj.core.api.Assertions.assertThat;

import descent.check.Verdict.Outcome;
import descent.check.Verdict.Reason;
import descent.experiment.Experiment;
import descent.nn.Slot.Kind;
import descent.training.Training;
import descent.url.ExperimentUrl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check convicts only what is wrong, and says so where it cannot tell. */
class VerdictTest {

  /** Examples that no unit lets through make z exactly 0, so that no step avoids the kink. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "layers=4:relu,4:relu",
        "layers=3:relu,3:relu",
        "layers=5:relu,5:relu",
        "layers=10:relu,5:relu",
        "layers=4:leaky,4:leaky&l1=2"
      })
  void kinksAccuseNobody(String query) {
    for (int seed = 0; seed < 40; seed++) {
      Verdict verdict = verdict(query + "&weightSeed=" + seed, 0, 1e-7, List.of());

      assertThat(verdict.outcome()).as("seed %d: %s", seed, verdict).isNotEqualTo(Outcome.WRONG);
      assertThat(verdict.suspicions()).isEmpty();
    }
  }

  @Test
  void aRightPassWithKinksIsRightAndSaysWhereItBends() {
    Verdict verdict = verdict("layers=4:relu,4:relu", 0, 1e-7, List.of());

    assertThat(verdict.outcome()).isEqualTo(Outcome.RIGHT);
    assertThat(verdict.text()).contains("kink");
  }

  @Test
  void aMistakeBesideKinksIsFoundAndItAlone() {
    for (int seed = 0; seed < 20; seed++) {
      Verdict verdict =
          verdict(
              "layers=4:relu,4:relu&weightSeed=" + seed,
              0,
              1e-7,
              List.of(new Bug.Factor(Kind.B, 3, 3)));

      assertThat(verdict.suspicions())
          .as("seed %d: %s", seed, verdict)
          .singleElement()
          .satisfies(
              suspicion -> {
                assertThat(suspicion.tensor()).isEqualTo("db3");
                assertThat(suspicion.kind()).isEqualTo(Suspicion.Kind.FACTOR);
              });
    }
  }

  @Test
  void aStepThatIsTooLargeIsNoMistake() {
    Verdict verdict = verdict("layers=4:tanh", 0, 1e-2, List.of());

    assertThat(verdict.reason()).contains(Reason.STEP_TOO_LARGE);
    assertThat(verdict.advice()).contains("1e-5");
  }

  @Test
  void aStepThatIsTooSmallIsNoMistake() {
    Verdict verdict = verdict("layers=4:tanh", 0, 1e-12, List.of());

    assertThat(verdict.reason()).contains(Reason.STEP_TOO_SMALL);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-1, 1e-2, 1e-12, 1e-15})
  void aMistakeIsFoundWithAnyStep(double step) {
    Verdict verdict = verdict("layers=4:tanh", 3, step, List.of(new Bug.Factor(Kind.W, 1, 2)));

    assertThat(verdict.suspicions()).extracting(Suspicion::tensor).containsExactly("dW1");
  }

  @Test
  void nothingCanBeToldOfAGradientThatIsZero() {
    assertThat(verdict("init=zeros", 0, 1e-7, List.of()).reason()).contains(Reason.ZERO_GRADIENT);
  }

  @Test
  void aVanishedGradientIsNoMistake() {
    String tens = "20:tanh,".repeat(10);
    Verdict verdict =
        verdict(
            "init=lecun&scale=0.01&layers=" + tens.substring(0, tens.length() - 1),
            0,
            1e-7,
            List.of());

    assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void anInfiniteCostIsSaid() {
    Verdict verdict = verdict("layers=5:sigmoid&scale=1000&init=normal", 0, 1e-7, List.of());

    assertThat(verdict.reason()).contains(Reason.INFINITE_COST);
  }

  private static Verdict verdict(String query, int epochs, double step, List<Bug> bugs) {
    Experiment experiment = ExperimentUrl.parse(query);
    Training training = new Training(experiment.data().draw(), experiment.lanes().get(0));
    for (int epoch = 0; epoch < epochs; epoch++) {
      training.skip();
    }
    return training.gradientCheck().verdict(step, bugs);
  }
}
