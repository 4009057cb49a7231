package descent.math;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import descent.oracle.Oracle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code np.sum} of the first n draws of seed 0, bit for bit. */
class SumOracleTest {

  @Test
  void sumsInNumPysOrder() {
    JsonNode sums = Oracle.read("layer_vectors").get("cases").get("numpy_pairwise_sum").get("sums");

    assertThat(sums.size()).isPositive();
    sums.fields()
        .forEachRemaining(
            entry -> {
              int n = Integer.parseInt(entry.getKey());
              RandomStream stream = new RandomStream(0);
              double[] terms = IntStream.range(0, n).mapToDouble(i -> stream.randn()).toArray();
              JsonNode expected = entry.getValue();
              double value =
                  expected.isNumber()
                      ? expected.doubleValue()
                      : Oracle.number(expected.elements().next());
              assertThat(Sum.pairwise(terms, 0, n)).as("n = " + n).isEqualTo(value);
            });
  }
}
