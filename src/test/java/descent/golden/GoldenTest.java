package descent.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same experiment gives the same bits: interpreted, compiled by C1, compiled by C2.
 *
 * <p>A change that alters a hash alters what every shared link shows: it belongs in CHANGELOG.md.
 */
class GoldenTest {

  @Test
  void weightsAfterTwoHundredEpochsAreWhatTheyWere() throws IOException {
    assertThat(GoldenRuns.hashes()).isEqualTo(golden());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
  void theyAreTheSameHoweverTheCodeIsRun(String mode) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    System.getProperty("java.home") + "/bin/java",
                    mode,
                    "-cp",
                    System.getProperty("java.class.path"),
                    GoldenRuns.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();

    Map<String, String> hashes = parse(process.getInputStream());

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(hashes).isEqualTo(golden());
  }

  private static Map<String, String> golden() throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden.txt")) {
      return parse(in);
    }
  }

  private static Map<String, String> parse(InputStream in) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    new String(in.readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> hashes.put(line.split(" ")[0], line.split(" ")[1]));
    return hashes;
  }
}
