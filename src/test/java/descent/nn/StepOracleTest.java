package descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import descent.math.Twister;
import descent.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forward, cost and backward of the course's small fixed networks, against NumPy. */
class StepOracleTest {
  private static final JsonNode STEPS = Oracle.read("step_vectors").get("cases");
  private static final JsonNode LAYERS = Oracle.read("layer_vectors").get("cases");

  @Test
  void forwardThroughTwoHiddenLayersComesOut() {
    JsonNode expected = STEPS.get("L_model_forward_2hidden");
    Network network = relu(expected);
    double[][] X = Oracle.matrix(expected.get("X"));
    Pass pass = Pass.looking(network.architecture(), X[0].length);

    network.look(X, pass, X[0].length);

    for (int l = 1; l <= 3; l++) {
      assertClose(pass.Z(l), expected.get("Z").get(l - 1));
      assertClose(pass.A(l), expected.get("A").get(l - 1));
    }
  }

  @Test
  void crossEntropyCostComesOut() {
    JsonNode expected = STEPS.get("compute_cost_v4");
    double[][] A = Oracle.matrix(expected.get("AL"));
    double[] losses = new double[A[0].length];

    Loss.CROSSENTROPY.lossesInto(A, A, Oracle.matrix(expected.get("Y")), losses, 0, losses.length);

    assertThat(Loss.total(losses, losses.length) / losses.length)
        .isCloseTo(expected.get("cost").doubleValue(), within(1e-15));
  }

  @Test
  void softmaxItsCostAndItsGradientComeOut() {
    JsonNode expected = LAYERS.get("softmax");
    double[][] Z = Oracle.matrix(expected.get("Z"));
    int m = Z[0].length;
    double[][] Y = new double[Z.length][m];
    for (int j = 0; j < m; j++) {
      Y[expected.get("labels").get(j).intValue()][j] = 1;
    }
    double[][] A = new double[Z.length][m];
    double[][] dZ = new double[Z.length][m];
    double[] losses = new double[m];

    Output.SOFTMAX.forwardInto(Z, A, new double[3][m], m);
    Loss.CROSSENTROPY.lossesInto(Z, A, Y, losses, 0, m);
    Loss.CROSSENTROPY.backwardInto(Output.SOFTMAX, Z, A, Y, dZ, m);

    assertClose(A, expected.get("A"));
    assertClose(dZ, expected.get("dZ"));
    assertThat(losses).containsExactly(Oracle.row(expected.get("per_example")), within(1e-14));
    assertThat(Loss.total(losses, m) / m)
        .isCloseTo(expected.get("cost").doubleValue(), within(1e-14));
  }

  @Test
  void softmaxStaysFiniteAtLogitsOfAThousand() {
    double[][] Z = {{1000, -1000, 1000}, {-1000, 1000, 1000}, {0, 0, 1000}};
    double[][] Y = {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}};
    double[][] A = new double[3][3];
    double[] losses = new double[3];

    Output.SOFTMAX.forwardInto(Z, A, new double[3][3], 3);
    Loss.CROSSENTROPY.lossesInto(Z, A, Y, losses, 0, 3);

    assertThat(A[0]).containsExactly(new double[] {1, 0, 1 / 3.0}, within(1e-15));
    assertThat(losses).containsExactly(new double[] {2000, 2000, Math.log(3)}, within(1e-12));
  }

  @Test
  void invertedDropoutComesOut() {
    JsonNode expected = LAYERS.get("dropout_keep0.7");
    Network network = relu(expected, 0.7);
    double[][] X = Oracle.matrix(expected.get("X"));
    int m = X[0].length;
    Pass pass = Pass.training(network.architecture(), m);
    double[] g = new double[network.theta().length];

    network.forward(X, pass, m, new Twister(1), true);
    network.backward(Oracle.matrix(expected.get("Y")), Loss.CROSSENTROPY, pass, m, g);

    for (int l = 1; l <= 2; l++) {
      double[][] kept = Oracle.matrix(expected.get("D" + l));
      for (int i = 0; i < kept.length; i++) {
        for (int j = 0; j < m; j++) {
          assertThat(pass.mask(l)[i][j] > 0).isEqualTo(kept[i][j] == 1);
        }
      }
    }
    assertClose(pass.A(3), expected.get("A3"));
    assertGradients(network, g, expected.get("grads"));
  }

  @Test
  void l2ComesOutInTheGradientAndInTheCost() {
    JsonNode expected = LAYERS.get("l2_lambda0.7");
    Network network = relu(expected);
    double[][] X = Oracle.matrix(expected.get("X"));
    int m = X[0].length;
    Pass pass = Pass.training(network.architecture(), m);
    double[] g = new double[network.theta().length];
    Penalty penalty = new Penalty(0, 0.7, false, network.layout());

    network.forward(X, pass, m, null, true);
    network.backward(Oracle.matrix(expected.get("Y")), Loss.CROSSENTROPY, pass, m, g);
    penalty.addGradient(network.theta(), g, m);

    assertClose(pass.A(3), expected.get("A3"));
    assertGradients(network, g, expected.get("grads"));
    JsonNode test = LAYERS.get("l2_cost_test");
    Network weights = relu(test);
    double[][] A = Oracle.matrix(test.get("A3"));
    double[] losses = new double[m];
    Loss.CROSSENTROPY.lossesInto(A, A, Oracle.matrix(test.get("Y")), losses, 0, m);
    double cost =
        Loss.total(losses, m) / m
            + new Penalty(0, 0.1, false, weights.layout()).cost(weights.theta(), m);
    assertThat(cost).isCloseTo(test.get("cost").doubleValue(), within(1e-14));
  }

  /** θ of W1, b1, W2, …, in a relu network with a sigmoid output. */
  static Network relu(JsonNode parameters) {
    return relu(parameters, 1);
  }

  static Network relu(JsonNode parameters, double keep) {
    List<HiddenLayer> hidden = new ArrayList<>();
    int L = 1;
    while (parameters.has("W" + (L + 1))) {
      hidden.add(new HiddenLayer(parameters.get("W" + L).size(), Activation.RELU, false, keep));
      L++;
    }
    Architecture architecture =
        new Architecture(
            parameters.get("W1").get(0).size(),
            hidden,
            parameters.get("W" + L).size(),
            Output.SIGMOID);
    Network network = new Network(architecture);
    for (Slot tensor : network.layout().tensors()) {
      if (!parameters.has(tensor.name())) {
        continue;
      }
      double[] values = Oracle.flat(parameters.get(tensor.name()));
      System.arraycopy(values, 0, network.theta(), tensor.offset(), values.length);
    }
    return network;
  }

  static void assertGradients(Network network, double[] g, JsonNode expected) {
    for (Slot tensor : network.layout().tensors()) {
      double[] values = Oracle.flat(expected.get("d" + tensor.name()));
      for (int i = 0; i < values.length; i++) {
        assertThat(g[tensor.offset() + i])
            .as("d" + tensor.name() + " element " + i)
            .isCloseTo(values[i], within(1e-12 * Math.max(1e-3, Math.abs(values[i]))));
      }
    }
  }

  private static void assertClose(double[][] actual, JsonNode expected) {
    double[][] rows = Oracle.matrix(expected);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        assertThat(actual[i][j])
            .isCloseTo(rows[i][j], within(1e-12 * Math.max(1e-3, Math.abs(rows[i][j]))));
      }
    }
  }
}
