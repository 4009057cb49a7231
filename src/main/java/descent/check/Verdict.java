package descent.check;

import descent.check.Examination.Element;
import descent.check.Examination.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a gradient check amounts to: the backward pass is right, or it is wrong, or the check cannot
 * tell and why. Made once, for the page and for programs.
 *
 * @param reason why it cannot tell; empty for the other two
 * @param title one short sentence
 * @param text what was seen, in words
 * @param advice what to do, or empty
 * @param wrong the tensors whose gradient is wrong, by name
 * @param suspicions which mistake fits; none unless {@link Outcome#WRONG}
 */
public record Verdict(
    Outcome outcome,
    Optional<Reason> reason,
    String title,
    String text,
    String advice,
    List<String> wrong,
    List<Suspicion> suspicions) {

  /** The three verdicts. */
  public enum Outcome {
    RIGHT("The backward pass is right"),
    WRONG("The backward pass is wrong"),
    /** The check cannot tell. */
    UNKNOWN("");

    private final String title;

    Outcome(String title) {
      this.title = title;
    }

    /** The name on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why a check cannot tell. */
  public enum Reason {
    DIVERGED("The run left the finite numbers"),
    INFINITE_COST("J is infinite here"),
    LOST_DIGITS("J itself is not exact enough"),
    ZERO_GRADIENT("The gradient is 0 here"),
    STEP_TOO_LARGE("The step misleads the check"),
    STEP_TOO_SMALL("The step misleads the check"),
    KINKS("Too many kinks to tell");

    private final String title;

    Reason(String title) {
      this.title = title;
    }

    /** The name on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** So many units in the last place of J are lost when two costs are subtracted. */
  private static final double ROUNDINGS = 16;

  /** A good step for a smooth cost: the cube root of the spacing of doubles, about. */
  private static final String GOOD_STEP = "1e-5";

  /** With so large a step the smallest gradients still show. */
  private static final double LARGE_STEP = 1e-3;

  private static final List<String> NUMBERS =
      List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine");

  public Verdict {
    wrong = List.copyOf(wrong);
    suspicions = List.copyOf(suspicions);
  }

  /** For a run that left the finite numbers before the epoch that was asked for. */
  public static Verdict diverged(String what) {
    return unknown(
        Reason.DIVERGED,
        what + ", so there is no state at the epoch asked for.",
        "Check an earlier epoch, or train with a smaller learning rate.");
  }

  static Verdict of(Checked checked, List<Element> elements, boolean costLostDigits) {
    if (!Double.isFinite(checked.cost())
        || checked.tensors().stream().anyMatch(t -> !Double.isFinite(Norms.norm(t.g())))) {
      return unknown(
          Reason.INFINITE_COST,
          "J is not finite here: an example is so surely taken for the wrong class that its loss has no"
              + " number. There is no quotient to hold the gradient against.",
          "Start with smaller weights (scale), or check another epoch.");
    }
    List<CheckedTensor> wrong =
        checked.tensors().stream()
            .filter(
                t ->
                    elements.stream()
                        .anyMatch(e -> e.tensor() == t && e.finding() == Finding.WRONG))
            .toList();
    if (!wrong.isEmpty()) {
      return wrong(checked, elements, wrong);
    }
    if (checked.difference() < GradientCheck.THRESHOLD) {
      return right("Backpropagation and finite differences agree in every tensor.");
    }
    int kinks = checked.kinks();
    boolean allJudged =
        checked.tensors().stream()
            .allMatch(t -> Arrays.stream(t.judged()).noneMatch(Double::isNaN));
    if (kinks > 0 && checked.judgedDifference() < GradientCheck.THRESHOLD) {
      String seen =
          "Between θ + ε and θ − ε the cost bends "
              + times(kinks)
              + ", at a kink of relu or of |w|";
      return allJudged
          ? right(
              seen
                  + ", and no quotient fits there. On the straight piece on which each unit stands the two"
                  + " agree in every tensor.")
          : unknown(
              Reason.KINKS,
              seen + ", too often for every element to be judged; all others agree.",
              "Take a smaller ε, or train an epoch so that no z is exactly 0.");
    }
    return undecided(checked, elements, costLostDigits);
  }

  private static Verdict wrong(Checked checked, List<Element> elements, List<CheckedTensor> wrong) {
    String text =
        wrong.size() == 1
            ? "One tensor disagrees with its finite differences"
            : number(wrong.size()) + " tensors disagree with their finite differences";
    String beside = checked.kinks() > 0 ? "; kinks between the probes do not explain it." : ".";
    return new Verdict(
        Outcome.WRONG,
        Optional.empty(),
        Outcome.WRONG.title,
        text + beside,
        "",
        wrong.stream().map(tensor -> tensor.tensor().name()).toList(),
        Suspicion.of(checked, wrong, elements));
  }

  /** Nothing is convicted, and yet the difference is above the threshold: why? */
  private static Verdict undecided(
      Checked checked, List<Element> elements, boolean costLostDigits) {
    double rounding = ROUNDINGS * checked.rounding() / checked.step();
    double g = 0;
    for (CheckedTensor tensor : checked.tensors()) {
      g = Math.max(g, Arrays.stream(tensor.g()).map(Math::abs).max().orElse(0));
    }
    if (g <= ROUNDINGS * checked.rounding() / LARGE_STEP) {
      return unknown(
          Reason.ZERO_GRADIENT,
          "The gradient is 0 here, or smaller than what rounding leaves of a quotient: there is nothing"
              + " to compare.",
          "Start with other weights, or train some epochs first.");
    }
    if (costLostDigits) {
      return unknown(
          Reason.LOST_DIGITS,
          "The network is so sure of a wrong class that of 1 − a only a few digits are left: J itself is"
              + " not exact enough for a quotient. With the loss worked out from z the two agree.",
          "Start with smaller weights (scale), or train some epochs first.");
    }
    boolean truncated =
        elements.stream()
            .filter(e -> e.finding() == Finding.RIGHT)
            .anyMatch(
                e -> {
                  double off = Math.abs(e.tensor().judged()[e.index()] - e.derivative());
                  return off > rounding && off > GradientCheck.THRESHOLD * Math.abs(e.derivative());
                });
    return truncated
        ? unknown(
            Reason.STEP_TOO_LARGE,
            "ε = "
                + checked.step()
                + " is too large: the quotient cuts the curve's corners, and that is"
                + " more than the threshold. With ε going to 0 the two agree.",
            "Take ε = " + GOOD_STEP + ".")
        : unknown(
            Reason.STEP_TOO_SMALL,
            "ε = "
                + checked.step()
                + " is too small for this gradient: J(θ + ε) and J(θ − ε) agree in"
                + " nearly all of their 16 digits, and rounding is what is left.",
            checked.step() < 1e-6
                ? "Take ε = " + GOOD_STEP + "."
                : "Start with larger weights, or train some epochs first.");
  }

  private static Verdict right(String text) {
    return new Verdict(
        Outcome.RIGHT, Optional.empty(), Outcome.RIGHT.title, text, "", List.of(), List.of());
  }

  private static Verdict unknown(Reason reason, String text, String advice) {
    return new Verdict(
        Outcome.UNKNOWN, Optional.of(reason), reason.title, text, advice, List.of(), List.of());
  }

  private static String number(int count) {
    return count < NUMBERS.size() ? NUMBERS.get(count) : String.valueOf(count);
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }
}
