package descent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.nn.PassQuantity;
import descent.nn.Slot;
import descent.training.Training;
import descent.url.ExperimentUrl;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded step is the step that the training makes, and its numbers fit together. */
class StepTest {
  private static final String ALL =
      "layers=5:tanh:bn:keep0.7,4:relu:keep0.5,3:leaky:bn&l1=0.2&l2=0.3&batch=7&n=20";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "layers=",
        "opt=momentum",
        "opt=nesterov&batch=16",
        "opt=adagrad",
        "opt=rmsprop",
        "opt=adam",
        "opt=adamw&l2=2&l1=1",
        "data=blobs&classes=4&layers=6:sigmoid",
        "data=hills&layers=5:tanh",
        "data=circles&loss=squared&layers=4:linear",
        ALL,
        ALL + "&opt=adam&mask=frozen",
        ALL + "&data=spiral&classes=3&opt=nesterov",
        ALL + "&bug=dW1*2,db2:nomean,dZ1:nocentring"
      })
  void aRecordedStepIsBitForBitTheStepOfTheTraining(String query) {
    Training recorded = training(query);
    Training plain = training(query);
    for (int i = 0; i < 7; i++) {
      Step step = recorded.record();
      plain.advanceBatch();
      assertThat(step.after()).as(query + " step " + i).isEqualTo(plain.network().theta());
      assertThat(step.before()).isEqualTo(plain.thetaBefore());
      assertThat(step.gradient()).isEqualTo(plain.gradient());
      assertThat(recorded.epoch()).isEqualTo(plain.epoch());
      assertThat(recorded.batch()).isEqualTo(plain.batch());
      assertThat(recorded.network().averages()).isEqualTo(plain.network().averages());
    }
    assertThat(recorded.advance()).as(query).isEqualTo(plain.advance());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layers=4:tanh,3:relu&n=30",
        ALL,
        "data=rings&classes=3&layers=5:relu:keep0.8&n=25&l2=1"
      })
  void itsNumbersFitTogether(String query) {
    Training training = training(query);
    training.skip();
    Step step = training.record();
    int L = step.architecture().depth();
    RealMatrix A = matrix(step.X());
    for (int l = 1; l <= L; l++) {
      Step.Layer layer = step.layer(l);
      RealMatrix W = weights(step, l);
      RealMatrix product = W.multiply(A);
      double[] b =
          step.layout()
              .find(Slot.Kind.B, l)
              .map(t -> tensor(step.before(), t))
              .orElse(new double[W.getRowDimension()]);
      double[][] Z = layer.seen().get(PassQuantity.Z);
      for (int i = 0; i < Z.length; i++) {
        for (int j = 0; j < step.m(); j++) {
          assertThat(Z[i][j]).isCloseTo(product.getEntry(i, j) + b[i], within(1e-12));
          if (layer.normalised() != null) {
            double zHat = (Z[i][j] - layer.mean()[i]) / Math.sqrt(layer.variance()[i] + 1e-8);
            assertThat(layer.normalised()[i][j]).isCloseTo(zHat, within(1e-12));
          }
          if (layer.mask() != null) {
            assertThat(layer.seen().get(PassQuantity.A)[i][j])
                .isEqualTo(layer.seen().get(PassQuantity.ACTIVATED)[i][j] * layer.mask()[i][j]);
          }
        }
      }
      RealMatrix dW = matrix(layer.seen().get(PassQuantity.DZ)).multiply(A.transpose());
      Slot tensor = step.layout().W(l);
      close(tensor(step.backpropagated(), tensor), flat(dW));
      if (l > 1) {
        RealMatrix dA = W.transpose().multiply(matrix(layer.seen().get(PassQuantity.DZ)));
        close(flat(matrix(step.layer(l - 1).seen().get(PassQuantity.DA))), flat(dA));
      }
      A = matrix(layer.seen().get(PassQuantity.A));
    }
    assertThat(step.cost())
        .isCloseTo(java.util.Arrays.stream(step.losses()).average().orElseThrow(), within(1e-12));
  }

  @Test
  void itTellsWhichExamplesWerePicked() {
    Step full = training("n=12").record();
    Training batches = training("n=12&batch=5");
    batches.skipBatch();
    Step second = batches.record();

    assertThat(full.examples()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(second.m()).isEqualTo(5);
    assertThat(second.batch()).isEqualTo(1);
    assertThat(second.batches()).isEqualTo(3);
    for (int j = 0; j < 5; j++) {
      assertThat(second.X()[0][j]).isEqualTo(full.X()[0][second.examples()[j]]);
      assertThat(second.Y()[0][j]).isEqualTo(full.Y()[0][second.examples()[j]]);
    }
  }

  @Test
  void momentsAreToldBeforeAndAfter() {
    Training training = training("opt=adam&layers=3:tanh");
    Step first = training.record();
    Step second = training.record();

    assertThat(first.steps()).isEqualTo(1);
    assertThat(first.momentsBefore().get("v")).containsOnly(0);
    assertThat(second.momentsBefore()).usingRecursiveComparison().isEqualTo(first.momentsAfter());
    assertThat(second.momentsAfter().get("v")[0])
        .isEqualTo(0.9 * first.momentsAfter().get("v")[0] + (1 - 0.9) * second.gradient()[0]);
    assertThat(training("").record().momentsAfter()).isEmpty();
  }

  @Test
  void aStepThatLeavesTheFiniteNumbersIsToldAndUndone() {
    Training training = training("data=hills&layers=8:relu,8:relu&lr=10&scale=1000");
    Step step = null;
    while (!training.stopped()) {
      step = training.record();
    }

    assertThat(java.util.Arrays.stream(step.after()).allMatch(Double::isFinite)).isFalse();
    assertThat(java.util.Arrays.stream(training.network().theta()).allMatch(Double::isFinite))
        .isTrue();
    assertThatThrownBy(training::record).isInstanceOf(IllegalStateException.class);
  }

  private static Training training(String query) {
    var experiment = ExperimentUrl.parse(query);
    return new Training(experiment.data().draw(), experiment.lanes().get(0));
  }

  private static RealMatrix matrix(double[][] rows) {
    return new Array2DRowRealMatrix(rows, true);
  }

  private static RealMatrix weights(Step step, int l) {
    Slot W = step.layout().W(l);
    double[][] rows = new double[W.rows()][];
    for (int i = 0; i < rows.length; i++) {
      int from = W.offset() + i * W.columns();
      rows[i] = java.util.Arrays.copyOfRange(step.before(), from, from + W.columns());
    }
    return matrix(rows);
  }

  private static double[] tensor(double[] theta, Slot tensor) {
    return java.util.Arrays.copyOfRange(theta, tensor.offset(), tensor.offset() + tensor.size());
  }

  private static double[] flat(RealMatrix matrix) {
    return java.util.Arrays.stream(matrix.getData())
        .flatMapToDouble(java.util.Arrays::stream)
        .toArray();
  }

  private static void close(double[] one, double[] other) {
    assertThat(one).hasSameSizeAs(other);
    for (int i = 0; i < one.length; i++) {
      assertThat(one[i]).isCloseTo(other[i], within(1e-12 * Math.max(1, Math.abs(other[i]))));
    }
  }
}
