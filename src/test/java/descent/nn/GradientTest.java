package descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.math.RandomStream;
import descent.math.Twister;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Backpropagation against finite differences (Commons Math's), for every layer × activation × loss.
 */
class GradientTest {
  private static final int M = 9;

  static Stream<Arguments> networks() {
    Stream.Builder<Arguments> all = Stream.builder();
    for (Activation g : Activation.values()) {
      for (boolean batchNorm : new boolean[] {false, true}) {
        for (double keep : new double[] {1, 0.7}) {
          List<HiddenLayer> hidden =
              List.of(new HiddenLayer(5, g, batchNorm, keep), new HiddenLayer(3, g, batchNorm, 1));
          all.add(Arguments.of(new Architecture(2, hidden, 1, Output.SIGMOID), Loss.CROSSENTROPY));
          all.add(Arguments.of(new Architecture(2, hidden, 1, Output.SIGMOID), Loss.SQUARED));
          all.add(Arguments.of(new Architecture(2, hidden, 1, Output.TANH), Loss.SQUARED));
          all.add(Arguments.of(new Architecture(2, hidden, 1, Output.LINEAR), Loss.SQUARED));
          all.add(Arguments.of(new Architecture(2, hidden, 4, Output.SOFTMAX), Loss.CROSSENTROPY));
          all.add(Arguments.of(new Architecture(2, hidden, 4, Output.SOFTMAX), Loss.SQUARED));
        }
      }
    }
    all.add(Arguments.of(new Architecture(3, List.of(), 1, Output.SIGMOID), Loss.CROSSENTROPY));
    return all.build();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("networks")
  void agreesWithFiniteDifferences(Architecture architecture, Loss loss) {
    int seed = 1;
    while (!agreesFarFromKinks(architecture, loss, seed)) {
      seed++;
    }
    assertThat(seed).as("seeds tried until no unit stood at a kink").isLessThan(200);
  }

  /** False if some unit of the draw stands so near its kink that a difference would straddle it. */
  private static boolean agreesFarFromKinks(Architecture architecture, Loss loss, int seed) {
    RandomStream stream = new RandomStream(seed);
    Network network = new Network(architecture);
    network.initialize(Initializer.NORMAL, 0.7, stream);
    double[] theta = network.theta();
    for (int i = 0; i < theta.length; i++) {
      theta[i] += 0.1 * stream.randn();
    }
    double[][] X = normal(architecture.inputs(), stream);
    double[][] Y = targets(architecture, stream);
    Pass pass = Pass.training(architecture, M);
    double[] g = new double[theta.length];

    network.forward(X, pass, M, new Twister(1), false);
    if (hasKinks(architecture) && smallestZ(architecture, pass) < 4e-3) {
      return false;
    }
    network.backward(Y, loss, pass, M, g);

    FiniteDifferencesDifferentiator differentiator = new FiniteDifferencesDifferentiator(5, 1e-4);
    for (int i = 0; i < theta.length; i++) {
      int k = i;
      double at = theta[k];
      UnivariateFunction J = x -> cost(network, k, x, X, Y, loss, pass);
      double expected =
          differentiator
              .differentiate(J)
              .value(new DerivativeStructure(1, 1, 0, at))
              .getPartialDerivative(1);
      theta[k] = at;
      assertThat(g[k])
          .as("parameter " + k)
          .isCloseTo(expected, within(1e-8 * (1 + Math.abs(expected))));
    }
    return true;
  }

  private static boolean hasKinks(Architecture architecture) {
    return architecture.hidden().stream()
        .anyMatch(
            layer ->
                layer.activation() == Activation.RELU || layer.activation() == Activation.LEAKY);
  }

  private static double smallestZ(Architecture architecture, Pass pass) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int l = 1; l < architecture.depth(); l++) {
      for (double[] row : pass.Z(l)) {
        smallest = Math.min(smallest, Arrays.stream(row).map(Math::abs).min().orElseThrow());
      }
    }
    return smallest;
  }

  private static double cost(
      Network network,
      int parameter,
      double value,
      double[][] X,
      double[][] Y,
      Loss loss,
      Pass pass) {
    network.theta()[parameter] = value;
    network.forward(X, pass, M, new Twister(1), false);
    return network.cost(Y, loss, pass, M, new double[M]);
  }

  private static double[][] normal(int rows, RandomStream stream) {
    double[][] X = new double[rows][M];
    for (double[] row : X) {
      for (int j = 0; j < M; j++) {
        row[j] = stream.randn();
      }
    }
    return X;
  }

  private static double[][] targets(Architecture architecture, RandomStream stream) {
    double[][] Y = new double[architecture.outputs()][M];
    for (int j = 0; j < M; j++) {
      if (architecture.outputs() > 1) {
        Y[j % architecture.outputs()][j] = 1;
      } else {
        Y[0][j] = architecture.output() == Output.LINEAR ? stream.randn() : j % 2;
      }
    }
    return Y;
  }
}
