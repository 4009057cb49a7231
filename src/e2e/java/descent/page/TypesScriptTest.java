package descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The types of the page's code, by TypeScript's strict check of its JSDoc. Files that are not
 * strict yet stand in {@code src/test/js/not-yet-strict.txt}; the list may only become shorter.
 */
class TypesScriptTest {
  private static final Path NOT_YET = Path.of("src", "test", "js", "not-yet-strict.txt");
  private static final Pattern ERROR = Pattern.compile("^(\\S+?)\\(\\d+,\\d+\\): error .*");

  private static PageTools.Answer answer;

  /** Complaints by file, the file as from web/scripts. */
  private static Map<String, List<String>> complaints;

  @BeforeAll
  static void check() {
    for (String library : List.of("chart.js", "katex", "lit-html")) {
      PageTools.unpack(library);
    }
    String tsc = PageTools.unpack("typescript").resolve("lib/tsc.js").toString();
    answer = PageTools.node(List.of(tsc, "--pretty", "false", "-p", "src/test/js/tsconfig.json"));
    complaints =
        answer
            .out()
            .lines()
            .filter(line -> ERROR.matcher(line).matches())
            .collect(
                Collectors.groupingBy(TypesScriptTest::file, TreeMap::new, Collectors.toList()));
  }

  private static String file(String line) {
    Matcher error = ERROR.matcher(line);
    error.matches();
    return error.group(1).replace('\\', '/').replaceFirst("^.*web/scripts/", "");
  }

  @Test
  void theCheckWasMade() {
    assertThat(answer.status()).as(answer.out() + answer.err()).isIn(0, 1, 2);
    assertThat(answer.status() == 0).isEqualTo(complaints.isEmpty());
  }

  @Test
  void whatIsStrictHasNoComplaint() throws IOException {
    Map<String, List<String>> found = new TreeMap<>(complaints);
    found.keySet().removeAll(notYet());

    assertThat(found).isEmpty();
  }

  @Test
  void theListHoldsOnlyWhatIsNotYetStrict() throws IOException {
    Set<String> strict = notYet();
    strict.removeAll(complaints.keySet());

    assertThat(strict).as("take these off " + NOT_YET).isEmpty();
  }

  private static Set<String> notYet() throws IOException {
    return new TreeSet<>(Files.readAllLines(NOT_YET));
  }
}
