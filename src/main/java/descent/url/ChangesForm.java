package descent.url;

import descent.data.Edit;
import descent.experiment.Change;
import descent.experiment.Changes;
import descent.setting.BadSetting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is changed on the way, each after so many epochs, with commas between; the empty text is
 * nothing.
 */
final class ChangesForm {
  static final Form<Changes> FORM =
      new Form<>(
          "empty, or EPOCH:lr:RATE, EPOCH:l1:LAMBDA, EPOCH:l2:LAMBDA, EPOCH:keep:P, EPOCH:add:X1:X2:Y, EPOCH:move:INDEX:X1:X2"
              + " and EPOCH:drop:INDEX with commas between, EPOCH at least 1, one of a setting an epoch, at most "
              + Changes.MOST,
          Shape.of(Shape.Kind.CHANGES, List.of()),
          ChangesForm::read,
          changes ->
              changes.all().stream().map(ChangesForm::print).collect(Collectors.joining(",")));

  private static final String WHATS =
      "lr:RATE, l1:LAMBDA, l2:LAMBDA, keep:P, add:X1:X2:Y, move:INDEX:X1:X2 and drop:INDEX with commas between";

  private ChangesForm() {}

  /** Changes without their epochs, at least one. */
  static List<Change.What> whats(String text) {
    return Arrays.stream(text.split(",", -1)).map(ChangesForm::named).toList();
  }

  private static Change.What named(String text) {
    try {
      return what(text);
    } catch (BadSetting outOfRange) {
      throw outOfRange;
    } catch (IllegalArgumentException e) {
      throw new BadSetting(Setting.CHANGES.key(), text, WHATS);
    }
  }

  private static Changes read(String text) {
    return text.isEmpty()
        ? Changes.NONE
        : new Changes(Arrays.stream(text.split(",", -1)).map(ChangesForm::change).toList());
  }

  private static Change change(String text) {
    String[] halves = text.split(":", 2);
    if (halves.length < 2) {
      throw new IllegalArgumentException(text);
    }
    return new Change(Numbers.whole(halves[0]), what(halves[1]));
  }

  private static Change.What what(String text) {
    String[] words = text.split(":", -1);
    return switch (words[0]
        + (words.length == 2 || words[0].equals("keep") ? "" : ":" + words.length)) {
      case "lr" -> new Change.Rate((double) Setting.LR.parse(words[1]));
      case "l1" -> new Change.L1((double) Setting.L1.parse(words[1]));
      case "l2" -> new Change.L2((double) Setting.L2.parse(words[1]));
      case "keep" -> new Change.Keep(Arrays.stream(words).skip(1).map(Numbers::decimal).toList());
      default -> new Change.Points(EditsForm.edit(text));
    };
  }

  private static String print(Change change) {
    return change.epoch() + ":" + print(change.what());
  }

  private static String print(Change.What what) {
    if (what instanceof Change.Rate rate) {
      return "lr:" + Numbers.print(rate.rate());
    } else if (what instanceof Change.L1 l1) {
      return "l1:" + Numbers.print(l1.lambda());
    } else if (what instanceof Change.L2 l2) {
      return "l2:" + Numbers.print(l2.lambda());
    } else if (what instanceof Change.Keep keep) {
      return "keep:" + keep.keeps().stream().map(Numbers::print).collect(Collectors.joining(":"));
    }
    Edit edit = ((Change.Points) what).edit();
    return EditsForm.print(edit);
  }
}
