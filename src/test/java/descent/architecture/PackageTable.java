package descent.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of packages in architecture.md, in its order. */
record PackageTable(List<Row> rows) {
  private static final Path FILE = Path.of("src", "site", "markdown", "architecture.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|([^|]*)\\|");
  private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "Commons Math", List.of("org.apache.commons.math3.."),
          "Javalin", List.of("io.javalin..", "jakarta.servlet.."),
          "Jetty", List.of("org.eclipse.jetty.."),
          "Jackson", List.of("com.fasterxml.jackson.."),
          "jte", List.of("gg.jte.."),
          "SLF4J", List.of("org.slf4j.."));

  /**
   * @param all whether it may use all rows above
   * @param libraries packages of others that it may use
   */
  record Row(String name, boolean all, List<String> mayUse, List<String> libraries) {

    /** Patterns of all packages that are open to it. */
    String[] open() {
      return Stream.of(
              Stream.of("java..", "descent." + name),
              mayUse.stream().map(used -> "descent." + used),
              libraries.stream())
          .flatMap(one -> one)
          .toArray(String[]::new);
    }
  }

  static PackageTable read() {
    List<Row> rows = new ArrayList<>();
    for (String line : lines()) {
      ROW.matcher(line).results().findFirst().ifPresent(found -> rows.add(row(found, rows)));
    }
    return new PackageTable(rows);
  }

  private static Row row(MatchResult found, List<Row> above) {
    boolean all = found.group(2).contains("all above");
    List<String> named = NAME.matcher(found.group(2)).results().map(m -> m.group(1)).toList();
    List<String> libraries =
        Stream.of(found.group(3).split(","))
            .map(String::trim)
            .filter(word -> !word.isEmpty())
            .flatMap(word -> LIBRARIES.get(word).stream())
            .toList();
    return new Row(
        found.group(1), all, all ? above.stream().map(Row::name).toList() : named, libraries);
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> names() {
    return rows.stream().map(Row::name).toList();
  }

  /** The packages that stand above this one. */
  Stream<String> before(String name) {
    return names().stream().takeWhile(other -> !other.equals(name));
  }

  static String pattern(String name) {
    return "descent." + name;
  }
}
