package descent.url;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links that people have saved go on opening the same experiment. */
class StoredUrlsTest {

  static List<String> stored() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                StoredUrlsTest.class.getResourceAsStream("/urls/stored.txt"),
                StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stored")
  void aStoredUrlMeansWhatItMeantWhenItWasStored(String line) {
    String[] columns = line.split("\\s+\\|\\s+", 3);

    Experiment experiment = ExperimentUrl.parse(columns[0].equals("(empty)") ? "" : columns[0]);

    assertThat(experiment.lanes()).hasSize(Integer.parseInt(columns[1]));
    assertThat(ExperimentUrl.values(experiment)).containsAllEntriesOf(meaning(columns[2]));
  }

  private static Map<String, String> meaning(String words) {
    return Stream.of(words.split(" "))
        .collect(Collectors.toMap(w -> w.split("=")[0], w -> w.replaceFirst("^\\w+=", "")));
  }
}
