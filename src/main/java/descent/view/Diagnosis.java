package descent.view;

import descent.report.EpochReport;
import descent.report.Metrics;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Bias and variance read from the errors, in plain words, with what the course would try next.
 *
 * <p>Avoidable bias is the train error less the best error possible; variance is the dev error less
 * the train error. <b>Units:</b> shares of examples. <b>Source:</b> the course, week 1, "Bias /
 * Variance" and "Basic recipe".
 *
 * @param verdict which of the two is large
 * @param text one or two sentences
 */
public record Diagnosis(Verdict verdict, String text) {

  /** A gap of less than this is left alone. */
  private static final double SMALL = 0.02;

  /** What the gaps say. */
  public enum Verdict {
    BIAS,
    VARIANCE,
    BOTH,
    GOOD;

    /** The name on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads a report; empty for regression, or if there is neither a dev nor a test set to compare
   * with.
   *
   * @param best the error of the best possible classifier, where the noise of the data makes it
   *     known
   */
  public static Optional<Diagnosis> of(EpochReport report, OptionalDouble best) {
    Optional<Metrics> other = report.dev().or(report::test);
    if (other.isEmpty() || report.train().accuracy().isEmpty()) {
      return Optional.empty();
    }
    String name = report.dev().isPresent() ? "dev" : "test";
    double train = 1 - report.train().accuracy().getAsDouble();
    double held = 1 - other.get().accuracy().orElseThrow();
    double bias = train - best.orElse(0);
    double variance = held - train;
    boolean biased = bias > SMALL;
    boolean varies = variance > SMALL;
    Verdict verdict =
        biased && varies
            ? Verdict.BOTH
            : biased ? Verdict.BIAS : varies ? Verdict.VARIANCE : Verdict.GOOD;
    return Optional.of(new Diagnosis(verdict, text(verdict, train, held, name, best)));
  }

  private static String text(
      Verdict verdict, double train, double held, String name, OptionalDouble best) {
    String known =
        best.isPresent()
            ? "the best possible is " + percent(best.getAsDouble())
            : "with the best possible taken as 0 %";
    String errors =
        "Train error "
            + percent(train)
            + ", "
            + name
            + " error "
            + percent(held)
            + "; "
            + known
            + ". ";
    return errors
        + switch (verdict) {
          case BIAS ->
              "High bias: it does not fit what it has seen. Try a larger network, more epochs or another optimizer.";
          case VARIANCE ->
              "High variance: it fits what it has seen and not what it hasn't. "
                  + "Try more data, L2, dropout or a smaller network.";
          case BOTH ->
              "High bias and high variance. Mend the bias first: a larger network or more epochs, "
                  + "then more data or regularization.";
          case GOOD -> "Low bias and low variance: nothing to mend.";
        };
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
