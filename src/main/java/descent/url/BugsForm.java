package descent.url;

import descent.check.Bug;
import descent.nn.Slot.Kind;
import descent.setting.BadSetting;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mistakes planted in the backward pass, with commas between, such as {@code dW2*2,db1*4}; the
 * empty text is none.
 */
public final class BugsForm {
  static final Form<List<Bug>> FORM =
      new Form<>(
          "empty, or some of dW1*FACTOR (also db, dgamma, dbeta), dW1:transpose, dW1:nomean, db1:nomean, dW1:nol2,"
              + " dZ1:noderivative and dZ1:nocentring with commas between, for any layer, FACTOR in "
              + Bug.FACTOR,
          Shape.of(Shape.Kind.BUGS, List.of()),
          BugsForm::read,
          bugs -> bugs.stream().map(BugsForm::print).collect(Collectors.joining(",")));
  private static final Pattern BUG =
      Pattern.compile("d(W|b|gamma|beta|Z)(\\d{1,3})(\\*(.+)|:([a-z0-9]+))");
  private static final int MOST = 20;

  private BugsForm() {}

  /** Reads planted mistakes. <b>Errors:</b> {@link BadSetting}. */
  public static List<Bug> parse(String text) {
    return FORM.parse(Bug.KEY, text);
  }

  /** As they are written in a query string. */
  public static String print(List<Bug> bugs) {
    return FORM.print().apply(bugs);
  }

  private static List<Bug> read(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<Bug> bugs = Arrays.stream(text.split(",", -1)).map(BugsForm::bug).toList();
    if (bugs.size() > MOST) {
      throw new IllegalArgumentException(text);
    }
    return bugs;
  }

  private static Bug bug(String text) {
    Matcher found = BUG.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException(text);
    }
    String tensor = found.group(1);
    int layer = Numbers.whole(found.group(2));
    if (found.group(4) != null && !tensor.equals("Z")) {
      return new Bug.Factor(kind(tensor), layer, Numbers.decimal(found.group(4)));
    }
    return switch (tensor + ":" + found.group(5)) {
      case "W:transpose" -> new Bug.Transpose(layer);
      case "W:nol2" -> new Bug.NoL2(layer);
      case "W:nomean", "b:nomean" -> new Bug.NoMean(kind(tensor), layer);
      case "Z:noderivative" -> new Bug.NoDerivative(layer);
      case "Z:nocentring" -> new Bug.NoCentring(layer);
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Kind kind(String tensor) {
    return switch (tensor) {
      case "W" -> Kind.W;
      case "b" -> Kind.B;
      case "gamma" -> Kind.GAMMA;
      default -> Kind.BETA;
    };
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case W -> "W";
      case B -> "b";
      case GAMMA -> "gamma";
      case BETA -> "beta";
    };
  }

  private static String print(Bug bug) {
    if (bug instanceof Bug.Factor factor) {
      return "d" + name(factor.kind()) + factor.layer() + "*" + Numbers.print(factor.factor());
    } else if (bug instanceof Bug.NoMean mean) {
      return "d" + name(mean.kind()) + mean.layer() + ":nomean";
    } else if (bug instanceof Bug.Transpose) {
      return "dW" + bug.layer() + ":transpose";
    } else if (bug instanceof Bug.NoL2) {
      return "dW" + bug.layer() + ":nol2";
    }
    return "dZ" + bug.layer() + (bug instanceof Bug.NoDerivative ? ":noderivative" : ":nocentring");
  }
}
