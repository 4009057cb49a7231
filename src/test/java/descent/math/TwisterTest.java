package descent.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwisterTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 12345, Integer.MAX_VALUE})
  void drawsWhatTheStreamOfCommonsMathDraws(int seed) {
    Twister twister = new Twister(seed);
    RandomStream stream = new RandomStream(seed);

    for (double keep : new double[] {0.5, 0.86, 0.7, 1e-9, 1, 0.999999}) {
      for (int m : new int[] {1, 2, 7, 300, 313, 1000}) {
        double[] row = new double[m];
        twister.belowInto(row, m, keep, 2);
        for (int j = 0; j < m; j++) {
          assertThat(row[j]).isEqualTo(stream.rand() < keep ? 2 : 0);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 12345, Integer.MAX_VALUE})
  void shufflesAndThenDrawsWhatTheStreamOfCommonsMathDoes(int seed) {
    Twister twister = new Twister(seed);
    RandomStream stream = new RandomStream(seed);
    double[] row = new double[400];

    for (int n : new int[] {1, 2, 300, 64, 1000, 5}) {
      int[] order = new int[n];
      twister.permutationInto(order);
      assertThat(order).containsExactly(stream.permutation(n));
      twister.belowInto(row, 400, 0.7, 1);
      for (double kept : row) {
        assertThat(kept).isEqualTo(stream.rand() < 0.7 ? 1 : 0);
      }
    }
  }

  /**
   * A threshold that is itself a uniform of the stream: only the low word tells below from not
   * below.
   */
  @Test
  void comparesAllFiftyThreeBits() {
    double first = new RandomStream(1).rand();
    double[] row = new double[1];

    new Twister(1).belowInto(row, 1, first, 1);
    assertThat(row[0]).isZero();
    new Twister(1).belowInto(row, 1, Math.nextUp(first), 1);
    assertThat(row[0]).isEqualTo(1);
  }

  @Test
  void goesBackToTheMark() {
    Twister twister = new Twister(5);
    double[] row = new double[500];
    twister.belowInto(row, 100, 0.5, 1);
    twister.mark();
    twister.belowInto(row, 500, 0.5, 1);
    double[] expected = row.clone();
    twister.belowInto(row, 500, 0.5, 1);

    twister.back();
    twister.belowInto(row, 500, 0.5, 1);

    assertThat(row).containsExactly(expected);
  }

  @Test
  void eightSeedsSideBySideAreTheStreamsOfEachOfThem() {
    int[][] states = Twister.states();
    Twister twister = new Twister(0);

    Twister.seedInto(41, states);

    for (int s = 0; s < Twister.SIDE_BY_SIDE; s++) {
      twister.start(states[s]);
      int[] order = new int[300];
      twister.permutationInto(order);
      assertThat(order).containsExactly(new RandomStream(41 + s).permutation(300));
    }
  }

  @Test
  void refusesANegativeSeed() {
    assertThatThrownBy(() -> new Twister(-1)).hasMessage("seed must be in 0..2147483647, was -1");
  }
}
