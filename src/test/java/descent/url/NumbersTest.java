package descent.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "0.0007, 0.0007",
    "1e-8, 1e-8",
    "1.5e-8, 1.5e-8",
    "0.1, 0.1",
    "1000000, 1000000",
    "1e7, 1e7",
    "12345678.5, 1.23456785e7",
    "-0.5, -0.5",
    "100, 100",
    "2e-3, 0.002",
    "1e-5, 1e-5",
    "5.684341886080802E-14, 5.684341886080802e-14",
    "2e23, 2e23",
    "4.9E-324, 5e-324"
  })
  void aNumberIsPrintedAsAPersonWouldWriteIt(double value, String text) {
    assertThat(Numbers.print(value)).isEqualTo(text);
  }

  @Test
  void everyPrintedNumberReadsBackTheSameBits() {
    for (long seed = 0; seed < 5_000; seed++) {
      double value = Double.longBitsToDouble(new Random(seed).nextLong());
      if (Double.isFinite(value)) {
        assertThat(Numbers.decimal(Numbers.print(value)))
            .as("seed %d", seed)
            .isEqualTo(value + 0.0);
      }
    }
  }
}
