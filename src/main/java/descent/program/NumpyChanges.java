package descent.program;

import descent.experiment.Change;
import descent.experiment.Changes;
import descent.experiment.Lane;
import descent.nn.HiddenLayer;
import descent.program.NumpyProgram.Plan;
import descent.url.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The part of the program that changes settings on the way. */
final class NumpyChanges {
  private NumpyChanges() {}

  static void write(Plan plan, Changes changes, NumpyLines out) {
    if (changes.isEmpty()) {
      return;
    }
    out.part("train").add("def change_settings(epoch):");
    out.add("    \"\"\"What is changed on the way, after so many epochs.\"\"\"");
    out.add("    global " + names(changes));
    for (int epoch : changes.epochs()) {
      out.add("    if epoch == " + epoch + ":");
      Lane lane = changes.lane(plan.lane(), epoch);
      changes.all().stream()
          .filter(change -> change.epoch() == epoch)
          .map(change -> line(change.what(), lane))
          .distinct()
          .forEach(line -> out.add("        " + line));
    }
    out.gap();
  }

  private static String names(Changes changes) {
    List<String> names = new ArrayList<>();
    for (Change change : changes.all()) {
      String line = line(change.what(), null);
      names.add(line.substring(0, line.indexOf(" =")));
    }
    return names.stream().distinct().collect(Collectors.joining(", "));
  }

  /** The assignment; {@code lane} as the change leaves it. */
  private static String line(Change.What what, Lane lane) {
    if (what instanceof Change.Rate rate) {
      return "learning_rate = " + Numbers.print(rate.rate());
    } else if (what instanceof Change.L1 l1) {
      return "lambd1 = " + Numbers.print(l1.lambda());
    } else if (what instanceof Change.L2 l2) {
      return "lambd = " + Numbers.print(l2.lambda());
    } else if (what instanceof Change.Keep) {
      return "keep_prob = " + (lane == null ? "" : keeps(lane));
    }
    return "X, Y = load_dataset(epoch)";
  }

  /** keep of each layer in a list that starts with none and ends with the output's 1. */
  static String keeps(Lane lane) {
    return lane.hidden().stream()
        .map(HiddenLayer::keep)
        .map(Numbers::print)
        .collect(Collectors.joining(", ", "[None, ", ", 1]"));
  }
}
