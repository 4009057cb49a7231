package descent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.data.DataName;
import descent.data.DataSettings;
import descent.data.Feature;
import descent.data.Split;
import descent.experiment.Batching;
import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.experiment.Restraint;
import descent.experiment.Start;
import descent.experiment.StepRule;
import descent.nn.Activation;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.LossName;
import descent.optim.Adam;
import descent.optim.GradientDescent;
import descent.optim.Optimizer;
import descent.optim.Schedule;
import descent.report.Divergence;
import descent.report.EarlyStop;
import descent.report.EpochReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final Split CIRCLES =
      new DataSettings(DataName.CIRCLES, 100, 40, 60, 0.05, 2, 1).draw();
  private static final List<HiddenLayer> TEN_FIVE =
      List.of(new HiddenLayer(10, Activation.RELU), new HiddenLayer(5, Activation.RELU));

  @Test
  void skippingAndAdvancingAndSteppingBatchesGiveTheSameBits() {
    Lane lane = lane(TEN_FIVE, new Adam(0.9, 0.999, 1e-8), 0.01, 32);
    Training advanced = new Training(CIRCLES, lane);
    Training skipped = new Training(CIRCLES, lane);
    Training stepped = new Training(CIRCLES, lane);

    for (int epoch = 0; epoch < 5; epoch++) {
      advanced.advance();
      skipped.skip();
      while (stepped.advanceBatch().isEmpty()) {
        assertThat(stepped.batch()).isPositive();
      }
    }

    assertThat(skipped.network().theta()).containsExactly(advanced.network().theta());
    assertThat(stepped.network().theta()).containsExactly(advanced.network().theta());
    assertThat(stepped.epoch()).isEqualTo(5);
  }

  @Test
  void finishesAnEpochOfWhichSomeBatchesAreDone() {
    Lane lane = lane(TEN_FIVE, new GradientDescent(), 0.1, 32);
    Training stepped = new Training(CIRCLES, lane);
    Training whole = new Training(CIRCLES, lane);

    Optional<EpochReport> afterOneBatch = stepped.advanceBatch();
    EpochReport report = stepped.advance();

    assertThat(afterOneBatch).isEmpty();
    assertThat(report).isEqualTo(whole.advance());
  }

  @Test
  void reportsTrainDevAndTestAfterTheEpochAndTheCostBeforeItsUpdates() {
    Training training = new Training(CIRCLES, lane(TEN_FIVE, new GradientDescent(), 0.01, 0));
    EpochReport start = training.measure();

    EpochReport first = training.advance();

    assertThat(start.epoch()).isZero();
    assertThat(start.cost()).isNaN();
    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.cost()).isCloseTo(start.train().loss(), within(1e-15));
    assertThat(first.train().loss()).isLessThan(start.train().loss());
    assertThat(first.dev()).isPresent();
    assertThat(first.test()).isPresent();
    assertThat(training.advance().cost()).isCloseTo(first.train().loss(), within(1e-15));
  }

  @Test
  void thePenaltyIsInTheCostAndNotInTheLoss() {
    Lane plain = lane(TEN_FIVE, new GradientDescent(), 0.01, 0);
    Lane decayed = regularized(plain, 0, 50);

    EpochReport without = new Training(CIRCLES, plain).advance();
    Training training = new Training(CIRCLES, decayed);
    double squares = 0;
    for (double theta : training.network().theta()) {
      squares += theta * theta;
    }
    EpochReport with = training.advance();

    assertThat(with.cost()).isCloseTo(without.cost() + 50.0 / 200 * squares, within(1e-12));
    assertThat(with.train().loss()).isLessThan(with.cost());
  }

  @Test
  void adamWShrinksTheWeightsBesideTheStep() {
    Lane plain = lane(TEN_FIVE, new descent.optim.AdamW(0.9, 0.999, 1e-8), 0.01, 0);

    Training without = new Training(CIRCLES, plain);
    Training with = new Training(CIRCLES, regularized(plain, 0, 50));
    double w = with.network().theta()[0];
    EpochReport reportWithout = without.advance();
    EpochReport reportWith = with.advance();

    assertThat(reportWith.cost()).isEqualTo(reportWithout.cost());
    assertThat(with.network().theta()[0])
        .isCloseTo(without.network().theta()[0] - 0.01 * 50 / 100 * w, within(1e-15));
  }

  @Test
  void theRateFallsAfterEachEpoch() {
    Lane lane =
        new Lane(
            List.of(Feature.X1, Feature.X2),
            TEN_FIVE,
            new Start(Initializer.HE, 1, 3),
            new StepRule(new GradientDescent(), 0.1, new Schedule.Inverse(1, 1)),
            new Batching(0, 10),
            new Restraint(0, 0, Masks.FRESH, 1, 0),
            LossName.AUTO,
            List.of());
    Training training = new Training(CIRCLES, lane);

    assertThat(training.advance().learningRate()).isEqualTo(0.1);
    assertThat(training.advance().learningRate()).isEqualTo(0.05);
  }

  @Test
  void divergenceNamesWhatWentFirstAndKeepsTheLastFiniteState() {
    List<HiddenLayer> linear =
        List.of(new HiddenLayer(8, Activation.LINEAR), new HiddenLayer(8, Activation.LINEAR));
    Split plane = new DataSettings(DataName.PLANE, 50, 0, 20, 0.1, 2, 1).draw();
    Training training = new Training(plane, lane(linear, new GradientDescent(), 10, 16));

    EpochReport last = training.advance();
    while (training.divergence().isEmpty()) {
      last = training.advance();
    }

    Divergence divergence = training.divergence().orElseThrow();
    assertThat(divergence.stops()).isTrue();
    assertThat(divergence.tensor()).matches("(Z|A|dZ|dW|db|W|b)[123]");
    assertThat(divergence.epoch()).isEqualTo(training.epoch() + 1);
    assertThat(last.divergence()).contains(divergence);
    assertThat(training.network().theta()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(training.advance().epoch()).isEqualTo(training.epoch());
    assertThat(training.skip()).contains(divergence);
  }

  @Test
  void divergenceWithFreshMasksIsUndoneToTheSameBits() {
    List<HiddenLayer> dropped = List.of(new HiddenLayer(8, Activation.LINEAR, false, 0.7));
    Split plane = new DataSettings(DataName.PLANE, 50, 0, 0, 0.1, 2, 1).draw();
    Lane lane = lane(dropped, new GradientDescent(), 10, 16);
    Training diverged = new Training(plane, lane);
    while (diverged.skip().isEmpty()) {
      assertThat(diverged.epoch()).isLessThan(10_000);
    }

    Training again = new Training(plane, lane);
    for (int epoch = 0; epoch < diverged.epoch(); epoch++) {
      again.skip();
    }

    assertThat(diverged.network().theta()).containsExactly(again.network().theta());
  }

  @Test
  void stopsEarlyWhenTheDevLossHasNotFallenForItsPatience() {
    Split noisy = new DataSettings(DataName.MOONS, 20, 100, 0, 0.6, 2, 3).draw();
    Lane patient = patient(lane(TEN_FIVE, new Adam(0.9, 0.999, 1e-8), 0.05, 0), 20);
    Training measured = new Training(noisy, patient);
    Training skipped = new Training(noisy, patient);

    EpochReport last = measured.advance();
    double best = last.dev().orElseThrow().loss();
    int bestEpoch = 1;
    while (!measured.stopped()) {
      last = measured.advance();
      if (last.dev().orElseThrow().loss() < best) {
        best = last.dev().orElseThrow().loss();
        bestEpoch = last.epoch();
      }
      skipped.skip();
    }
    skipped.skip();

    assertThat(last.earlyStop()).contains(new EarlyStop(bestEpoch, best));
    assertThat(last.epoch()).isEqualTo(bestEpoch + 20);
    assertThat(skipped.stopped()).isTrue();
    assertThat(skipped.epoch()).isEqualTo(last.epoch());
    assertThat(measured.advance().epoch()).isEqualTo(last.epoch());
  }

  @Test
  void patienceNeedsADevSet() {
    Split noDev = new DataSettings(DataName.MOONS, 20, 0, 10, 0.2, 2, 3).draw();
    Lane patient = patient(lane(TEN_FIVE, new GradientDescent(), 0.1, 0), 5);

    assertThatThrownBy(() -> new Training(noDev, patient))
        .hasMessage("patience must be none without a dev set (dev must be at least 1), was 5");
  }

  @Test
  void settingsThatCannotWorkTogetherAreRefusedByName() {
    List<HiddenLayer> normalised = List.of(new HiddenLayer(4, Activation.RELU, true, 1));
    assertThatThrownBy(() -> new Training(CIRCLES, lane(normalised, new GradientDescent(), 0.1, 1)))
        .hasMessageStartingWith("batch must be full or at least 2 with batch norm");
    Split spiral = new DataSettings(DataName.SPIRAL, 90, 0, 0, 0, 3, 1).draw();
    Lane squared = lane(TEN_FIVE, new GradientDescent(), 0.1, 0).withLoss(LossName.SQUARED);
    assertThatThrownBy(() -> new Training(spiral, squared))
        .hasMessage("loss must be auto or crossentropy for 3 classes, was squared");
  }

  @Test
  void constantFeaturesASingleClassAndOnePointNeitherCrashNorGiveNaN() {
    Split one = new DataSettings(DataName.MOONS, 1, 0, 1, 0, 2, 1).draw();
    List<HiddenLayer> normalised = List.of(new HiddenLayer(4, Activation.TANH));
    Training training = new Training(one, lane(normalised, new Adam(0.9, 0.999, 1e-8), 10, 1));

    for (int epoch = 0; epoch < 200; epoch++) {
      EpochReport report = training.advance();
      assertThat(report.train().loss()).isNotNaN();
    }
  }

  private static Lane lane(List<HiddenLayer> hidden, Optimizer optimizer, double rate, int batch) {
    return new Lane(
        List.of(Feature.X1, Feature.X2),
        hidden,
        new Start(Initializer.HE, 1, 3),
        new StepRule(optimizer, rate, new Schedule.Constant()),
        new Batching(batch, 10),
        new Restraint(0, 0, Masks.FRESH, 1, 0),
        LossName.AUTO,
        List.of());
  }

  private static Lane regularized(Lane l, double l1, double l2) {
    return l.withRestraint(l.restraint().withPenalties(l1, l2));
  }

  private static Lane patient(Lane l, int epochs) {
    return l.withRestraint(l.restraint().withPatience(epochs));
  }
}
