package descent.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Test;

class ExponentialTest {
  private static final int N = 400_000;

  private interface Kernel {
    void apply(double[] z, double[] a, double[] scratch, int m);
  }

  @Test
  void expIsWithinTwoUlpOfFastMathOverTheWholeRange() {
    assertWithinUlps(Exponential::expInto, FastMath::exp, spread(-708, 709.7), 2);
  }

  @Test
  void sigmoidIsWithinTwoUlpOfFastMathOverTheWholeRange() {
    assertWithinUlps(
        Exponential::sigmoidInto, z -> 1 / (1 + FastMath.exp(-z)), spread(-700, 700), 2);
  }

  @Test
  void tanhIsWithinTwoUlpOfFastMathOverTheWholeRange() {
    assertWithinUlps(Exponential::tanhInto, FastMath::tanh, spread(-25, 25), 2);
    assertWithinUlps(Exponential::tanhInto, FastMath::tanh, spread(-1, 1), 2);
    assertWithinUlps(Exponential::tanhInto, FastMath::tanh, spread(-1e-6, 1e-6), 2);
  }

  @Test
  void theEndsAreWhatTheyShouldBe() {
    double[] z = {
      0,
      -0.0,
      1000,
      -1000,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN,
      37,
      1e300
    };

    assertThat(apply(Exponential::sigmoidInto, z))
        .containsExactly(0.5, 0.5, 1, 0, 1, 0, Double.NaN, 1 / (1 + FastMath.exp(-37)), 1);
    assertThat(apply(Exponential::tanhInto, z))
        .containsExactly(0, 0, 1, -1, 1, -1, Double.NaN, 1, 1);
    double[] e = apply(Exponential::expInto, z);
    assertThat(e[0]).isEqualTo(1);
    assertThat(e[2]).isInfinite();
    assertThat(e[3]).isBetween(0.0, 1e-300);
    assertThat(e[6]).isNaN();
  }

  private static void assertWithinUlps(
      Kernel kernel, DoubleUnaryOperator exact, double[] z, double allowed) {
    double[] a = apply(kernel, z);
    double worst = 0;
    double at = 0;
    for (int j = 0; j < z.length; j++) {
      double expected = exact.applyAsDouble(z[j]);
      double ulps = Math.abs(a[j] - expected) / Math.ulp(expected);
      if (ulps > worst) {
        worst = ulps;
        at = z[j];
      }
    }
    assertThat(worst).as("ulps off, worst at z = " + at).isLessThanOrEqualTo(allowed);
  }

  private static double[] apply(Kernel kernel, double[] z) {
    double[] a = new double[z.length];
    kernel.apply(z, a, new double[z.length], z.length);
    return a;
  }

  private static double[] spread(double low, double high) {
    return DoubleStream.iterate(0, i -> i < N, i -> i + 1)
        .map(i -> low + (high - low) * i / (N - 1))
        .toArray();
  }
}
