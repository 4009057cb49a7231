package descent.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Test;

class PowerTest {

  @Test
  void agreesWithTheLibrary() {
    for (double base : new double[] {0.999, 0.9, 0.5, 1, 0}) {
      for (int n : new int[] {0, 1, 2, 3, 10, 63, 64, 1000, 50_000}) {
        double expected = FastMath.pow(base, n);
        assertThat(Power.of(base, n))
            .as(base + "^" + n)
            .isCloseTo(expected, within(1e-13 * expected));
      }
    }
  }
}
