package descent.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The examples of protocol.md, by what stands behind the word json: {@code in open}, {@code out
 * log}, {@code picture}.
 */
final class Protocol {
  private static final Pattern EXAMPLE =
      Pattern.compile("```json ([^\\n]+)\\n(.*?)```", Pattern.DOTALL);

  private Protocol() {}

  record Example(String name, String json) {}

  static List<Example> examples(String direction) {
    try {
      String text = Files.readString(Path.of("src/site/markdown/protocol.md"));
      return EXAMPLE
          .matcher(text)
          .results()
          .map(found -> new Example(found.group(1), found.group(2)))
          .filter(example -> example.name().startsWith(direction))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String only(String name) {
    List<Example> found =
        examples(name).stream().filter(example -> example.name().equals(name)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "protocol.md must have one example of " + name + ", has " + found.size());
    }
    return found.get(0).json();
  }
}
