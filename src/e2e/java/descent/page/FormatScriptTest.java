package descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The format of the page's code is Prettier's. {@code -Dpage.format=write} mends it instead of
 * complaining.
 */
class FormatScriptTest {
  private static final Path SCRIPTS = Path.of("web", "scripts");

  /** Folders that have the format; the others follow. */
  private static final List<String> FORMATTED = List.of("draw", "twins");

  @Test
  void theCodeIsFormatted() {
    String prettier = PageTools.unpack("prettier").resolve("bin/prettier.cjs").toString();
    boolean write = "write".equals(System.getProperty("page.format"));
    List<String> command =
        new ArrayList<>(
            List.of(
                prettier, "--config", "src/test/js/prettier.json", write ? "--write" : "--check"));
    FORMATTED.forEach(folder -> command.add(SCRIPTS.resolve(folder).toString()));

    PageTools.Answer answer = PageTools.node(command);

    assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
  }
}
