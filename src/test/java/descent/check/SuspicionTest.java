package descent.check;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.nn.Slot.Kind;
import descent.training.Training;
import descent.url.ExperimentUrl;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each planted mistake is called by its name. */
class SuspicionTest {
  private static final String NORMALISED = "data=moons&n=60&layers=6:tanh:bn,4:tanh&l2=3";

  @Test
  void aRightPassIsSuspectedOfNothing() {
    assertThat(suspicions(NORMALISED, List.of())).isEmpty();
  }

  @Test
  void factorAndSignAndTransposeAreTold() {
    assertThat(kind(new Bug.Factor(Kind.W, 2, 2.5))).isEqualTo(Suspicion.Kind.FACTOR);
    assertThat(kind(new Bug.Factor(Kind.B, 2, -1))).isEqualTo(Suspicion.Kind.SIGN);
    assertThat(kind(new Bug.Transpose(2))).isEqualTo(Suspicion.Kind.TRANSPOSE);
    assertThat(kind(new Bug.Factor(Kind.GAMMA, 1, 0))).isEqualTo(Suspicion.Kind.ZERO);
  }

  @Test
  void aForgottenMeanIsAFactorOfTheNumberOfExamples() {
    Suspicion suspicion = suspicions(NORMALISED, List.of(new Bug.NoMean(Kind.B, 3))).get(0);

    assertThat(suspicion.kind()).isEqualTo(Suspicion.Kind.NOMEAN);
    assertThat(suspicion.text())
        .isEqualTo(
            "db3 is 60 times too large, everywhere, and 60 is m, the number of examples: a forgotten 1/m.");
  }

  @Test
  void aForgottenPenaltyIsShortOfTheWeights() {
    Suspicion suspicion = suspicions(NORMALISED, List.of(new Bug.NoL2(2))).get(0);

    assertThat(suspicion.kind()).isEqualTo(Suspicion.Kind.NOL2);
    assertThat(suspicion.text()).startsWith("dW2 is short of a multiple of W2");
  }

  @Test
  void aForgottenDerivativeIsLookedForInDZ() {
    List<Suspicion> suspicions =
        suspicions("data=moons&n=60&layers=6:tanh,4:tanh", List.of(new Bug.NoDerivative(2)));

    Suspicion last = suspicions.get(suspicions.size() - 1);
    assertThat(suspicions).as("one cause explains them all").hasSize(1);
    assertThat(last.tensor()).isEqualTo("dZ2");
    assertThat(last.text()).contains("layer 2 and below is wrong and all above is right");
  }

  @Test
  void forgottenMeansAreLookedForInBatchNorm() {
    List<Suspicion> suspicions = suspicions(NORMALISED, List.of(new Bug.NoCentring(1)));

    Suspicion last = suspicions.get(suspicions.size() - 1);
    assertThat(last.tensor()).isEqualTo("dZ1");
    assertThat(last.text()).contains("gamma1 and beta1 are right").contains("batch norm");
  }

  /** Rounding of J over ε is larger than a gradient that has vanished; that is no mistake. */
  @Test
  void aVanishedGradientIsNotTakenForAMistake() {
    assertThat(
            suspicions(
                "n=60&layers=4:sigmoid,4:sigmoid,4:sigmoid,4:sigmoid,4:sigmoid,4:sigmoid&scale=0.01",
                List.of()))
        .isEmpty();
  }

  private static Suspicion.Kind kind(Bug bug) {
    return suspicions(NORMALISED, List.of(bug)).get(0).kind();
  }

  private static List<Suspicion> suspicions(String query, List<Bug> bugs) {
    Experiment experiment = ExperimentUrl.parse(query);
    Training training = new Training(experiment.data().draw(), experiment.lanes().get(0));
    for (int epoch = 0; epoch < 3; epoch++) {
      training.skip();
    }
    return training.gradientCheck().verdict(1e-6, bugs).suspicions();
  }
}
