package descent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import descent.math.RandomStream;
import descent.math.Twister;
import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Output;
import descent.nn.Pass;
import descent.nn.Penalty;
import descent.nn.Slot.Kind;
import descent.oracle.Oracle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientCheckTest {
  private static final JsonNode NOTEBOOK =
      Oracle.read("gradcheck").get("n_dimensional").get("results").get("blas");

  @Test
  void theNotebooksCaseComesOutToThreeDigits() {
    Checked checked = NotebookCase.check().check(1e-7, List.of());

    assertThat(checked.cost()).isCloseTo(NOTEBOOK.get("cost").doubleValue(), within(1e-15));
    assertThat(checked.difference()).isBetween(1.1885e-7, 1.1895e-7);
    assertThat(checked.passes()).isTrue();
    double[] g = checked.tensors().stream().flatMapToDouble(t -> Arrays.stream(t.g())).toArray();
    assertThat(g).containsExactly(Oracle.row(NOTEBOOK.get("grad")), within(1e-14));
  }

  @Test
  void theNotebooksErrorsComeOutToNineDigits() {
    List<Bug> both = List.of(new Bug.Factor(Kind.W, 2, 2), new Bug.Factor(Kind.B, 1, 4));

    Checked checked = NotebookCase.check().check(1e-7, both);

    assertThat(checked.difference())
        .isCloseTo(NOTEBOOK.get("difference_with_both_bugs").doubleValue(), within(5e-10 * 0.285));
    assertThat(checked.passes()).isFalse();
  }

  static Stream<Arguments> networks() {
    HiddenLayer relu = new HiddenLayer(6, Activation.RELU);
    HiddenLayer tanh = new HiddenLayer(5, Activation.TANH);
    HiddenLayer normalised = new HiddenLayer(4, Activation.SIGMOID, true, 1);
    HiddenLayer dropped = new HiddenLayer(7, Activation.LEAKY, false, 0.7);
    return Stream.of(
        Arguments.of(new Architecture(3, List.of(), 1, Output.SIGMOID), Loss.CROSSENTROPY),
        Arguments.of(new Architecture(3, List.of(tanh), 1, Output.LINEAR), Loss.SQUARED),
        Arguments.of(
            new Architecture(3, List.of(relu, relu, tanh), 4, Output.SOFTMAX), Loss.CROSSENTROPY),
        Arguments.of(
            new Architecture(3, List.of(tanh, normalised, relu), 1, Output.SIGMOID),
            Loss.CROSSENTROPY),
        Arguments.of(
            new Architecture(3, List.of(dropped, normalised), 3, Output.SOFTMAX),
            Loss.CROSSENTROPY),
        Arguments.of(
            new Architecture(3, List.of(dropped, dropped), 1, Output.SIGMOID), Loss.SQUARED));
  }

  /**
   * Only what a parameter can change is worked out again; the figures are those of whole passes.
   */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("networks")
  void agreesWithTheNaiveWay(Architecture architecture, Loss loss) {
    Setup setup = new Setup(architecture, loss, 40);
    double step = 1e-5;

    Checked checked = setup.check().check(step, List.of());

    double[] naive = setup.naive(step);
    double[] ghat =
        checked.tensors().stream().flatMapToDouble(t -> Arrays.stream(t.ghat())).toArray();
    assertThat(ghat).containsExactly(naive, within(2e-9));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("networks")
  void aCheckLeavesTheNetworkAsItWas(Architecture architecture, Loss loss) {
    Setup setup = new Setup(architecture, loss, 10);
    double[] before = setup.network.theta().clone();

    setup.check().check(1e-5, List.of());

    assertThat(setup.network.theta()).containsExactly(before);
  }

  @Test
  void everyPlantedMistakeIsFoundAndStaysWhereItBelongs() {
    HiddenLayer normalised = new HiddenLayer(4, Activation.TANH, true, 1);
    HiddenLayer tanh = new HiddenLayer(5, Activation.TANH);
    Setup setup =
        new Setup(
            new Architecture(3, List.of(tanh, normalised, tanh), 1, Output.SIGMOID),
            Loss.CROSSENTROPY,
            20);

    assertWrong(setup, new Bug.Factor(Kind.W, 3, 2), "W3");
    assertWrong(setup, new Bug.Factor(Kind.B, 1, -1), "b1");
    assertWrong(setup, new Bug.Factor(Kind.GAMMA, 2, 1.5), "gamma2");
    assertWrong(setup, new Bug.Transpose(3), "W3");
    assertWrong(setup, new Bug.NoMean(Kind.B, 4), "b4");
    assertWrong(setup, new Bug.NoL2(1), "W1");
    assertWrong(setup, new Bug.NoDerivative(3), "W1", "b1", "W2", "gamma2", "beta2", "W3", "b3");
    assertWrong(setup, new Bug.NoCentring(2), "W1", "b1", "W2");
  }

  @Test
  void kinksAreCountedWhereProbesStraddleThem() {
    HiddenLayer relu = new HiddenLayer(8, Activation.RELU);
    Setup setup =
        new Setup(new Architecture(3, List.of(relu), 1, Output.SIGMOID), Loss.CROSSENTROPY, 50);

    int coarse = kinks(setup.check().check(0.1, List.of()));
    int fine = kinks(setup.check().check(1e-9, List.of()));

    assertThat(coarse).isPositive();
    assertThat(fine).isZero();
  }

  @Test
  void oneSidedQuotientsAreLessExact() {
    HiddenLayer tanh = new HiddenLayer(5, Activation.TANH);
    GradientCheck check =
        new Setup(new Architecture(3, List.of(tanh), 1, Output.SIGMOID), Loss.CROSSENTROPY, 20)
            .check();

    assertThat(check.difference(1e-4, false, List.of())).isLessThan(1e-8);
    assertThat(check.difference(1e-4, true, List.of())).isBetween(1e-6, 1e-3);
  }

  @Test
  void mistakesThatCannotBeAreRefused() {
    GradientCheck check = NotebookCase.check();

    assertThatThrownBy(() -> check.check(1e-7, List.of(new Bug.Factor(Kind.W, 4, 2))))
        .hasMessage("bug must be in a layer from 1 to 3, was 4");
    assertThatThrownBy(() -> check.check(1e-7, List.of(new Bug.NoCentring(1))))
        .hasMessage("bug must be in a layer with batch norm to forget its means, was layer 1");
    assertThatThrownBy(() -> check.check(1e-7, List.of(new Bug.Factor(Kind.GAMMA, 1, 2))))
        .hasMessage("bug must be in a tensor that layer 1 has, was GAMMA");
  }

  private static int kinks(Checked checked) {
    return checked.tensors().stream().flatMapToInt(t -> Arrays.stream(t.kinks())).sum();
  }

  private static void assertWrong(Setup setup, Bug bug, String... expected) {
    Checked checked = setup.check().check(1e-5, List.of(bug));

    assertThat(checked.passes()).as(bug.toString()).isFalse();
    assertThat(
            checked.tensors().stream()
                .filter(t -> t.difference() > 1e-4)
                .map(t -> t.tensor().name()))
        .as(bug.toString())
        .containsExactly(expected);
  }

  /** A network with random parameters on random data, with L2. */
  private static final class Setup {
    final Network network;
    final Loss loss;
    final Penalty penalty;
    final double[][] X;
    final double[][] Y;
    final int m;

    Setup(Architecture architecture, Loss loss, int m) {
      this.loss = loss;
      this.m = m;
      RandomStream stream = new RandomStream(11);
      network = new Network(architecture);
      network.initialize(Initializer.NORMAL, 0.6, stream);
      for (int i = 0; i < network.theta().length; i++) {
        network.theta()[i] += 0.1 * stream.randn();
      }
      penalty = new Penalty(0, 3, false, network.layout());
      X = new double[architecture.inputs()][m];
      Y = new double[architecture.outputs()][m];
      for (int j = 0; j < m; j++) {
        for (double[] row : X) {
          row[j] = stream.randn();
        }
        if (architecture.outputs() > 1) {
          Y[j % architecture.outputs()][j] = 1;
        } else {
          Y[0][j] = j % 2;
        }
      }
    }

    GradientCheck check() {
      return new GradientCheck(network, loss, penalty, X, Y, 1);
    }

    double[] naive(double step) {
      double[] theta = network.theta();
      double[] ghat = new double[theta.length];
      for (int i = 0; i < theta.length; i++) {
        double value = theta[i];
        theta[i] = value + step;
        double plus = cost();
        theta[i] = value - step;
        ghat[i] = (plus - cost()) / (2 * step);
        theta[i] = value;
      }
      return ghat;
    }

    private double cost() {
      Pass pass = Pass.training(network.architecture(), m);
      network.forward(X, pass, m, new Twister(1), false);
      return network.cost(Y, loss, pass, m, new double[m]) + penalty.cost(network.theta(), m);
    }
  }
}
