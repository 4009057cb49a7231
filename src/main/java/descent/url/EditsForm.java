package descent.url;

import descent.data.Edit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Changes by hand to the training examples, with commas between; the empty text is none. */
final class EditsForm {
  static final Form<List<Edit>> FORM =
      new Form<>(
          "empty, or add:X1:X2:Y, move:INDEX:X1:X2 and drop:INDEX with commas between, numbers in "
              + Edit.REACH,
          Shape.of(Shape.Kind.EDITS, List.of()),
          EditsForm::read,
          edits -> edits.stream().map(EditsForm::print).collect(Collectors.joining(",")));

  private EditsForm() {}

  private static List<Edit> read(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(EditsForm::edit).toList();
  }

  static Edit edit(String text) {
    String[] words = text.split(":", -1);
    return switch (words[0] + ":" + (words.length - 1)) {
      case "add:3" ->
          new Edit.Add(
              Numbers.decimal(words[1]), Numbers.decimal(words[2]), Numbers.decimal(words[3]));
      case "move:3" ->
          new Edit.Move(
              Numbers.whole(words[1]), Numbers.decimal(words[2]), Numbers.decimal(words[3]));
      case "drop:1" -> new Edit.Drop(Numbers.whole(words[1]));
      default -> throw new IllegalArgumentException(text);
    };
  }

  static String print(Edit edit) {
    if (edit instanceof Edit.Add add) {
      return "add:"
          + Numbers.print(add.x1())
          + ":"
          + Numbers.print(add.x2())
          + ":"
          + Numbers.print(add.y());
    } else if (edit instanceof Edit.Move move) {
      return "move:"
          + move.index()
          + ":"
          + Numbers.print(move.x1())
          + ":"
          + Numbers.print(move.x2());
    } else if (edit instanceof Edit.Drop drop) {
      return "drop:" + drop.index();
    }
    throw new IllegalArgumentException(String.valueOf(edit));
  }
}
