package descent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import descent.report.EpochReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Split MOONS = new DataSettings(DataName.MOONS, 60, 30, 0, 0.2, 2, 3).draw();
  private static final long PLENTY = 10_000_000;

  @Test
  void goesToAnyEpochExactly() {
    Training training = new Training(MOONS, lane(new Adam(0.9, 0.999, 1e-8), true, 16));
    History history = new History(training, 60_000);
    Map<Integer, double[]> seen = train(training, history, 300);

    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      int epoch = random.nextInt(301);
      history.goTo(epoch, 0);
      assertThat(training.epoch()).isEqualTo(epoch);
      assertThat(training.network().theta()).as("epoch " + epoch).containsExactly(seen.get(epoch));
    }
  }

  @Test
  void goesToAnyBatchExactly() {
    Lane lane = lane(new GradientDescent(), false, 16);
    Training training = new Training(MOONS, lane);
    History history = new History(training, PLENTY);
    train(training, history, 20);
    Training stepped = new Training(MOONS, lane);
    for (int i = 0; i < 4 * 7 + 3; i++) {
      stepped.advanceBatch();
    }

    history.goTo(7, 3);

    assertThat(training.batch()).isEqualTo(3);
    assertThat(training.network().theta()).containsExactly(stepped.network().theta());
  }

  @Test
  void tellsWhatWasReportedWhenTheRunCameThereFirst() {
    Training training = new Training(MOONS, lane(new Adam(0.9, 0.999, 1e-8), true, 16));
    History history = new History(training, 60_000);
    Map<Integer, EpochReport> reports = new HashMap<>();
    for (int i = 0; i < 90; i++) {
      EpochReport report = training.advance();
      reports.put(report.epoch(), report);
      history.epochDone();
    }

    for (int epoch : new int[] {90, 3, 64, 1, 65, 89}) {
      assertThat(history.goTo(epoch, 0)).isEqualTo(reports.get(epoch));
    }
  }

  @Test
  void anEpochFinishedFromTheMiddleHasTheSameCost() {
    Training training = new Training(MOONS, lane(new GradientDescent(), false, 16));
    History history = new History(training, PLENTY);
    train(training, history, 7);
    EpochReport eighth = training.advance();
    history.epochDone();

    history.goTo(7, 2);

    assertThat(training.advance()).isEqualTo(eighth);
  }

  @Test
  void snapshotsStayBoundedHoweverLongTheRun() {
    Training training = new Training(MOONS, lane(new GradientDescent(), false, 0));
    History history = new History(training, 1);
    Map<Integer, double[]> seen = train(training, history, 3000);

    history.goTo(2999, 0);
    assertThat(training.network().theta()).containsExactly(seen.get(2999));
    history.goTo(1, 0);
    assertThat(training.network().theta()).containsExactly(seen.get(1));
  }

  @Test
  void comesBackFromADivergence() {
    Split plane = new DataSettings(DataName.PLANE, 50, 0, 0, 0.1, 2, 1).draw();
    Lane wild =
        new Lane(
            List.of(Feature.X1, Feature.X2),
            List.of(new HiddenLayer(8, Activation.LINEAR)),
            new Start(Initializer.HE, 1, 3),
            new StepRule(new GradientDescent(), 10, new Schedule.Constant()),
            new Batching(16, 10),
            new Restraint(0, 0, Masks.FRESH, 1, 0),
            LossName.AUTO,
            List.of());
    Training training = new Training(plane, wild);
    History history = new History(training, PLENTY);
    while (!training.stopped()) {
      training.skip();
      history.epochDone();
    }
    int last = training.epoch();

    history.goTo(0, 0);

    assertThat(training.stopped()).isFalse();
    history.goTo(last + 1, 0);
    assertThat(training.stopped()).isTrue();
    assertThat(training.epoch()).isEqualTo(last);
  }

  @Test
  void refusesWhatIsBeforeTheStart() {
    Training training = new Training(MOONS, lane(new GradientDescent(), false, 0));
    History history = new History(training, PLENTY);

    assertThatThrownBy(() -> history.goTo(-1, 0)).hasMessage("epoch must be 0 or more, was -1");
  }

  private static Map<Integer, double[]> train(Training training, History history, int epochs) {
    Map<Integer, double[]> seen = new HashMap<>();
    if (training.batch() == 0) {
      seen.put(training.epoch(), training.network().theta().clone());
    }
    for (int i = 0; i < epochs; i++) {
      training.skip();
      history.epochDone();
      seen.put(training.epoch(), training.network().theta().clone());
    }
    return seen;
  }

  private static Lane lane(Optimizer optimizer, boolean rich, int batch) {
    HiddenLayer layer =
        rich ? new HiddenLayer(8, Activation.TANH, true, 0.8) : new HiddenLayer(5, Activation.RELU);
    return new Lane(
        List.of(Feature.X1, Feature.X2),
        List.of(layer),
        new Start(Initializer.HE, 1, 3),
        new StepRule(optimizer, 0.05, new Schedule.Inverse(0.01, 1)),
        new Batching(batch, 10),
        new Restraint(0, 0.1, Masks.FRESH, 1, 0),
        LossName.AUTO,
        List.of());
  }
}
