package descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import descent.oracle.Oracle;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One step of the course's optimizers against NumPy, and many steps of all against their formulas
 * written out.
 */
class OptimizerOracleTest {
  private static final JsonNode CASE =
      Oracle.read("layer_vectors").get("cases").get("optimizers_one_step");

  @Test
  void gradientDescentComesOut() {
    double[] theta = flat(CASE.get("parameters"));

    new GradientDescent().state(theta.length).update(theta, flat(CASE.get("grads")), 0.01);

    assertThat(theta).containsExactly(flat(CASE.get("gd_lr0_01")), within(1e-15));
  }

  @Test
  void momentumComesOut() {
    double[] theta = flat(CASE.get("parameters"));

    new Momentum(0.9).state(theta.length).update(theta, flat(CASE.get("grads")), 0.01);

    assertThat(theta).containsExactly(flat(CASE.get("momentum").get("updated")), within(1e-15));
  }

  /**
   * The exercises' tests start at t = 2 with moments 0; a first step with a gradient of 0 brings
   * Adam there.
   */
  @ParameterizedTest
  @CsvSource({"adam_2017_test", "adam_2021_test"})
  void adamComesOut(String name) {
    JsonNode expected = CASE.get(name);
    double[] theta = flat(CASE.get("parameters"));
    double beta1 = expected.get("beta1").doubleValue();
    double beta2 = expected.get("beta2").doubleValue();
    OptimizerState state =
        new Adam(beta1, beta2, expected.get("epsilon").doubleValue()).state(theta.length);

    state.update(theta, new double[theta.length], expected.get("lr").doubleValue());
    state.update(theta, flat(CASE.get("grads")), expected.get("lr").doubleValue());

    assertThat(theta).containsExactly(flat(expected.get("updated")), within(1e-14));
  }

  @Test
  void firstAdamStepHasTheSizeOfTheLearningRate() {
    double[] theta = {0, 0, 0};

    new Adam(0.9, 0.999, 1e-8).state(3).update(theta, new double[] {1e-3, -5, 200}, 0.1);

    assertThat(theta).containsExactly(new double[] {-0.1, 0.1, -0.1}, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"momentum", "nesterov", "adagrad", "rmsprop", "adam"})
  void aHundredStepsFollowTheFormula(String name) {
    double lr = 0.05;
    Optimizer optimizer = named(name);
    OptimizerState state = optimizer.state(1);
    double[] theta = {1};
    double expected = 1;
    double v = 0;
    double s = 0;

    for (int t = 1; t <= 100; t++) {
      double g = gradient(expected, t);
      state.update(theta, new double[] {gradient(theta[0], t)}, lr);
      v = 0.9 * v + 0.1 * g;
      s = name.equals("adagrad") ? s + g * g : 0.99 * s + 0.01 * g * g;
      expected -=
          switch (name) {
            case "momentum" -> lr * v;
            case "nesterov" -> lr * (0.9 * v + 0.1 * g);
            case "adagrad", "rmsprop" -> lr * g / (Math.sqrt(s) + 1e-6);
            default ->
                lr * (v / (1 - Math.pow(0.9, t))) / (Math.sqrt(s / (1 - Math.pow(0.99, t))) + 1e-6);
          };
      assertThat(theta[0]).as("step " + t).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void anAssignedStateStepsOnAsTheOtherWould() {
    for (String name :
        List.of("gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw")) {
      Optimizer optimizer = named(name);
      OptimizerState one = optimizer.state(2);
      double[] theta = {1, 2};
      one.update(theta, new double[] {0.5, -0.25}, 0.1);
      OptimizerState two = optimizer.state(2);
      double[] copy = theta.clone();

      two.assign(one);
      one.update(theta, new double[] {0.1, 0.2}, 0.1);
      two.update(copy, new double[] {0.1, 0.2}, 0.1);

      assertThat(copy).as(name).containsExactly(theta);
    }
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> new Adam(1, 0.999, 1e-8))
        .hasMessage("beta1 must be in [0, 1), was 1.0");
    assertThatThrownBy(() -> new RmsProp(Double.NaN, 1e-8))
        .hasMessage("beta2 must be in [0, 1), was NaN");
    assertThatThrownBy(() -> new Adagrad(0)).hasMessage("epsilon must be in (0, 1], was 0.0");
  }

  private static double gradient(double theta, int t) {
    return Math.sin(t) + 0.3 * theta;
  }

  private static Optimizer named(String name) {
    return switch (name) {
      case "gd" -> new GradientDescent();
      case "momentum" -> new Momentum(0.9);
      case "nesterov" -> new Nesterov(0.9);
      case "adagrad" -> new Adagrad(1e-6);
      case "rmsprop" -> new RmsProp(0.99, 1e-6);
      case "adam" -> new Adam(0.9, 0.99, 1e-6);
      default -> new AdamW(0.9, 0.99, 1e-6);
    };
  }

  private static double[] flat(JsonNode tensors) {
    return List.of("W1", "b1", "W2", "b2").stream()
        .flatMapToDouble(key -> DoubleStream.of(Oracle.flat(tensors.get(key))))
        .toArray();
  }
}
