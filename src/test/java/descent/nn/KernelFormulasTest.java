package descent.nn;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.Evaluator;
import descent.expression.Expression;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The kernels are held against their expressions, worked out plainly by the interpreter: on many
 * random numbers of every size, and on those where a short cut shows.
 */
class KernelFormulasTest {
  private static final double CLOSE = 1e-13;
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    1e-300,
    -1e-300,
    1e-16,
    -1e-16,
    36.8,
    -36.8,
    709.8,
    -709.8,
    745.2,
    -745.2,
    1e300,
    -1e300,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  /** Special values, then numbers of every size and sign. */
  private static double[] inputs(int count, long seed) {
    Random random = new Random(seed);
    double[] all = new double[SPECIAL.length + count];
    System.arraycopy(SPECIAL, 0, all, 0, SPECIAL.length);
    for (int k = SPECIAL.length; k < all.length; k++) {
      all[k] = random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void anActivationIsItsExpression(Activation g) {
    double[] z = inputs(5_000, 1);
    double[] a = new double[z.length];
    g.forwardInto(z, a, new double[z.length], z.length);

    close(a, value(g.function().computed(Expression.tensor("Z")), Map.of("Z", row(z)))[0]);
    close(a, value(g.function().shown(Expression.tensor("Z")), Map.of("Z", row(z)))[0]);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void aDerivativeIsItsExpression(Activation g) {
    double[] z = inputs(5_000, 2);
    double[] a = new double[z.length];
    g.forwardInto(z, a, new double[z.length], z.length);
    double[] slope = new double[z.length];
    java.util.Arrays.fill(slope, 1);
    g.backwardInPlace(slope, z, a, z.length);

    double[] told = value(g.derivative(), Map.of("Z", row(z), "A", row(a)))[0];
    if (told.length == 1) {
      double constant = told[0];
      told = new double[z.length];
      java.util.Arrays.fill(told, constant);
    }
    close(slope, told);
  }

  /** The course's formula needs no bars: its central difference is the derivative. */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void aDerivativeIsTheSlopeOfItsFunction(Activation g) {
    Random random = new Random(3);
    for (int k = 0; k < 2_000; k++) {
      double z = random.nextGaussian() * 3;
      double h = 1e-6;
      if (Math.abs(z) < 1e-5) {
        continue;
      }
      Expression of = g.function().shown(Expression.tensor("Z"));
      double up = value(of, Map.of("Z", row(z + h)))[0][0];
      double down = value(of, Map.of("Z", row(z - h)))[0][0];
      double a = value(of, Map.of("Z", row(z)))[0][0];
      double slope = value(g.derivative(), Map.of("Z", row(z), "A", row(a)))[0][0];
      assertThat(slope)
          .isCloseTo((up - down) / (2 * h), org.assertj.core.api.Assertions.within(1e-8));
    }
  }

  @Test
  void softmaxIsItsExpressionHoweverLargeZIs() {
    for (double size : new double[] {1e-3, 1, 30, 1e3, 1e5}) {
      double[][] Z = matrix(5, 200, size, 4);
      double[][] A = new double[5][200];
      Output.SOFTMAX.forwardInto(Z, A, new double[3][200], 200);

      double[][] told =
          value(Output.SOFTMAX.function().computed(Expression.tensor("Z")), Map.of("Z", Z));
      for (int i = 0; i < 5; i++) {
        close(A[i], told[i]);
      }
      if (size <= 30) {
        double[][] shown =
            value(Output.SOFTMAX.function().shown(Expression.tensor("Z")), Map.of("Z", Z));
        for (int i = 0; i < 5; i++) {
          close(A[i], shown[i]);
        }
      }
    }
  }

  /** A term that is NaN (0·ln 0) counts 0, as a total of losses has it. */
  @Test
  void crossEntropyOfTwoClassesIsItsExpression() {
    Random random = new Random(5);
    int m = 4_000;
    double[][] A = new double[1][m];
    double[][] Y = new double[1][m];
    for (int j = 0; j < m; j++) {
      A[0][j] = j == 0 || j == 1 ? 0 : j == 2 || j == 3 ? 1 : random.nextDouble();
      Y[0][j] = j % 2;
    }
    double[] losses = new double[m];
    Loss.CROSSENTROPY.lossesInto(A, A, Y, losses, 0, m);

    double[] told =
        value(Loss.CROSSENTROPY.losses(Output.SIGMOID).computed(), Map.of("Z", A, "A", A, "Y", Y))[
            0];
    for (int j = 0; j < m; j++) {
      told[j] = Double.isNaN(told[j]) ? 0 : told[j];
    }
    close(losses, told);
    assertThat(losses[1]).isInfinite();
  }

  @Test
  void crossEntropyOfSeveralClassesIsItsExpressionInBothForms() {
    for (double size : new double[] {1e-3, 1, 10, 1e3, 1e5}) {
      int m = 300;
      double[][] Z = matrix(4, m, size, 6);
      double[][] A = new double[4][m];
      double[][] Y = new double[4][m];
      for (int j = 0; j < m; j++) {
        Y[j % 4][j] = 1;
      }
      Output.SOFTMAX.forwardInto(Z, A, new double[3][m], m);
      double[] losses = new double[m];
      Loss.CROSSENTROPY.lossesInto(Z, A, Y, losses, 0, m);

      Map<String, double[][]> given = Map.of("Z", Z, "A", A, "Y", Y);
      var formula = Loss.CROSSENTROPY.losses(Output.SOFTMAX);
      near(losses, value(formula.computed(), given)[0], 1e-12 * Math.max(1, size));
      if (size <= 10) {
        near(losses, value(formula.shown(), given)[0], 1e-12);
      }
    }
  }

  @Test
  void squaredErrorAndItsDerivativeAreTheirExpressions() {
    for (Output output : new Output[] {Output.LINEAR, Output.SIGMOID, Output.TANH}) {
      int m = 1_000;
      double[][] Z = matrix(1, m, 3, 7);
      double[][] Y = matrix(1, m, 1, 8);
      double[][] A = new double[1][m];
      output.forwardInto(Z, A, new double[3][m], m);
      double[] losses = new double[m];
      Loss.SQUARED.lossesInto(Z, A, Y, losses, 0, m);
      double[][] dZ = new double[1][m];
      Loss.SQUARED.backwardInto(output, Z, A, Y, dZ, m);

      Map<String, double[][]> given = Map.of("Z", Z, "A", A, "Y", Y);
      close(losses, value(Loss.SQUARED.losses(output).computed(), given)[0]);
      near(
          dZ[0],
          Evaluator.evaluate(Loss.SQUARED.atOutput(output), given, Map.of("m", (double) m))[0],
          1e-15);
    }
  }

  @Test
  void thePenaltiesAreTheirExpressions() {
    Architecture architecture =
        new Architecture(
            3, java.util.List.of(new HiddenLayer(4, Activation.TANH, false, 1)), 1, Output.SIGMOID);
    ParameterLayout layout = new ParameterLayout(architecture);
    Random random = new Random(9);
    double[] theta = random.doubles(layout.size(), -2, 2).toArray();
    theta[1] = 0;
    theta[2] = -0.0;
    int m = 7;
    Penalty penalty = new Penalty(0.3, 0.8, false, layout);
    double[] g = new double[theta.length];
    penalty.addGradient(theta, g, m);
    Map<String, Double> numbers =
        Map.of("m", (double) m, "lambda1", 0.3, "lambda2", 0.8, "alpha", 0.05);

    double cost = 0;
    double[] decayed = theta.clone();
    new Penalty(0, 0.8, true, layout).decay(decayed, 0.05, m);
    for (Slot slot : layout.tensors()) {
      double[][] W = rows(theta, slot);
      if (slot.kind() != Slot.Kind.W) {
        close(new double[slot.size()], flat(rows(g, slot)));
        continue;
      }
      Map<String, double[][]> given = Map.of("W", W);
      cost += Evaluator.evaluate(Formulas.L2_COST, given, numbers)[0][0];
      cost += Evaluator.evaluate(Formulas.L1_COST, given, numbers)[0][0];
      Expression both = Expression.sum(Formulas.L2_GRADIENT, Formulas.L1_GRADIENT);
      close(flat(rows(g, slot)), flat(Evaluator.evaluate(both, given, numbers)));
      close(flat(rows(decayed, slot)), flat(Evaluator.evaluate(Formulas.DECAYED, given, numbers)));
    }
    assertThat(penalty.cost(theta, m))
        .isCloseTo(cost, org.assertj.core.api.Assertions.within(1e-14));
  }

  private static double[][] value(Expression of, Map<String, double[][]> given) {
    return Evaluator.evaluate(of, given, Map.of());
  }

  private static double[][] row(double... numbers) {
    return new double[][] {numbers};
  }

  private static double[][] matrix(int rows, int columns, double size, long seed) {
    Random random = new Random(seed);
    double[][] all = new double[rows][columns];
    for (double[] row : all) {
      for (int j = 0; j < columns; j++) {
        row[j] = size * random.nextGaussian();
      }
    }
    return all;
  }

  private static double[][] rows(double[] theta, Slot slot) {
    double[][] rows = new double[slot.rows()][];
    for (int i = 0; i < rows.length; i++) {
      int from = slot.offset() + i * slot.columns();
      rows[i] = java.util.Arrays.copyOfRange(theta, from, from + slot.columns());
    }
    return rows;
  }

  private static double[] flat(double[][] rows) {
    return java.util.Arrays.stream(rows).flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  private static void close(double[] kernel, double[] told) {
    assertThat(told).hasSameSizeAs(kernel);
    for (int k = 0; k < kernel.length; k++) {
      if (Double.compare(kernel[k] + 0.0, told[k] + 0.0) != 0) {
        assertThat(Math.abs(kernel[k] - told[k]))
            .as("element %d: the kernel gives %s, its expression %s", k, kernel[k], told[k])
            .isLessThanOrEqualTo(CLOSE * Math.abs(told[k]) + 1e-300);
      }
    }
  }

  private static void near(double[] kernel, double[] told, double distance) {
    assertThat(told).hasSameSizeAs(kernel);
    for (int k = 0; k < kernel.length; k++) {
      assertThat(Math.abs(kernel[k] - told[k]))
          .as("element %d: the kernel gives %s, its expression %s", k, kernel[k], told[k])
          .isLessThanOrEqualTo(distance * Math.max(1, Math.abs(told[k])));
    }
  }
}
