package descent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void quartilesAreThoseOfNumPy() {
    // numpy.percentile([7, 1, 3, 10], [25, 50, 75]) is [2.5, 5, 7.75].
    assertThat(Spread.of(new double[] {7, 1, 3, 10})).isEqualTo(new Spread(1, 2.5, 5, 7.75, 10));
    double[] many = new java.util.Random(1).doubles(23).toArray();
    Percentile library = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    assertThat(Spread.of(many).q3()).isCloseTo(library.evaluate(many, 75), within(1e-15));
    assertThat(Spread.of(new double[] {5})).isEqualTo(new Spread(5, 5, 5, 5, 5));
  }

  @Test
  void whatIsNotFiniteIsLargerThanAllElse() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(Spread.of(new double[] {Double.NaN, 1, 2, 3, 4}))
        .isEqualTo(new Spread(1, 2, 3, 4, infinite));
    assertThat(Spread.of(new double[] {infinite, infinite, 1}))
        .isEqualTo(new Spread(1, infinite, infinite, infinite, infinite));
  }
}
