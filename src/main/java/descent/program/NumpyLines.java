package descent.program;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a program while it is written; each belongs to the part of a training step that it
 * does.
 */
final class NumpyLines {
  private final List<NumpyProgram.Line> lines = new ArrayList<>();
  private String part = "";

  /**
   * What the next lines do: a letter of the blackboard such as {@code Z}, or a word such as {@code
   * data}.
   */
  NumpyLines part(String name) {
    part = name;
    return this;
  }

  /** Adds lines as they stand; {@code text} may hold several. */
  NumpyLines add(String text) {
    if (text.isBlank()) {
      lines.add(new NumpyProgram.Line("", part));
    }
    text.stripTrailing().lines().forEach(line -> lines.add(new NumpyProgram.Line(line, part)));
    return this;
  }

  /** The same, if there is a reason for them. */
  NumpyLines addIf(boolean wanted, String text) {
    return wanted ? add(text) : this;
  }

  /** Two empty lines, as between functions. */
  NumpyLines gap() {
    lines.add(new NumpyProgram.Line("", ""));
    lines.add(new NumpyProgram.Line("", ""));
    return this;
  }

  List<NumpyProgram.Line> all() {
    return List.copyOf(lines);
  }
}
