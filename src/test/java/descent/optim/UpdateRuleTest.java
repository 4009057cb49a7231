package descent.optim;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.Evaluator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An optimizer's kernel makes the steps that its rule tells, over many steps. */
class UpdateRuleTest {
  private static final int STEPS = 300;
  private static final int PARAMETERS = 40;

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new GradientDescent(),
        new Momentum(0.9),
        new Momentum(0),
        new Nesterov(0.95),
        new Adagrad(1e-8),
        new RmsProp(0.9, 1e-8),
        new RmsProp(0, 1),
        new Adam(0.9, 0.999, 1e-8),
        new Adam(0, 0, 1),
        new AdamW(0.8, 0.99, 1e-4));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theKernelMakesTheStepsOfItsRule(Optimizer optimizer) {
    UpdateRule rule = optimizer.rule();
    OptimizerState state = optimizer.state(PARAMETERS);
    Random random = new Random(1);
    double[] theta = random.doubles(PARAMETERS, -2, 2).toArray();
    Map<String, double[][]> given = new HashMap<>();
    given.put("theta", new double[][] {theta.clone()});
    rule.remembered().forEach(m -> given.put(m.letter(), new double[][] {new double[PARAMETERS]}));
    Map<String, Double> numbers = new HashMap<>(optimizer.numbers());

    for (int t = 1; t <= STEPS; t++) {
      double[] g = new double[PARAMETERS];
      for (int i = 0; i < PARAMETERS; i++) {
        g[i] = i == 0 ? 0 : random.nextGaussian() * Math.pow(10, i % 9 - 6);
      }
      double rate = 0.001 * (1 + random.nextInt(20));
      state.update(theta, g, rate);
      given.put("g", new double[][] {g});
      numbers.put("alpha", rate);
      numbers.put("t", (double) t);
      for (UpdateRule.Moment moment : rule.remembered()) {
        given.put(moment.letter(), Evaluator.evaluate(moment.value(), given, numbers));
      }
      given.put("theta", Evaluator.evaluate(rule.step(), given, numbers));
    }

    close(theta, given.get("theta")[0]);
    assertThat(state.moments().keySet())
        .containsExactlyInAnyOrderElementsOf(
            rule.remembered().stream().map(UpdateRule.Moment::letter).toList());
    state.moments().forEach((letter, moments) -> close(moments, given.get(letter)[0]));
  }

  private static void close(double[] kernel, double[] told) {
    for (int k = 0; k < kernel.length; k++) {
      assertThat(Math.abs(kernel[k] - told[k]))
          .as("element %d: the kernel gives %s, its rule %s", k, kernel[k], told[k])
          .isLessThanOrEqualTo(1e-11 * Math.max(1e-12, Math.abs(told[k])));
    }
  }
}
