package descent.moment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sentence about one number of a quantity. Indices are letters: {@code i} and {@code j} are the
 * number's own row and column.
 *
 * @param when it is said; always if not given
 * @param says the sentence, piece by piece
 */
public record Note(Optional<Condition> when, List<Said> says) {

  public Note {
    says = List.copyOf(says);
  }

  /** A number below 0 ({@code sign} −1), at 0, or above. */
  public record Condition(String tensor, String row, String column, int sign) {}

  /** A piece of a sentence. */
  public sealed interface Said {}

  /** Words as they stand. */
  public record Words(String text) implements Said {}

  /** The place that an index stands for, counted from 1. */
  public record Place(String index) implements Said {}

  /** A number of a quantity. */
  public record Figure(String tensor, String row, String column) implements Said {}

  /** A number of a quantity less one of another at the same place. */
  public record Change(String after, String before) implements Said {}

  /**
   * What stands in a list of the step, such as the names of the inputs, at an index.
   *
   * @param counted whether it is a place that is told counted from 1
   */
  public record Listed(String list, String index, boolean counted) implements Said {}

  static Note of(Said... says) {
    return new Note(Optional.empty(), Arrays.asList(says));
  }

  static Note of(String words) {
    return of(new Words(words));
  }

  static Note when(String tensor, String row, String column, int sign, String words) {
    return new Note(
        Optional.of(new Condition(tensor, row, column, sign)), List.of(new Words(words)));
  }

  static Words words(String text) {
    return new Words(text);
  }
}
