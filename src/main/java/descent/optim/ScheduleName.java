package descent.optim;

import descent.setting.Choice;
import descent.setting.Range;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The decays of the learning rate that a visitor can choose, each with its numbers. */
public enum ScheduleName implements Choice {
  NONE("none", n -> new Schedule.Constant()),
  INVERSE(
      "inverse",
      n -> new Schedule.Inverse(n.get(0), n.get(1).intValue()),
      new Part("rate", "RATE", "1", Schedule.RATE, false),
      new Part("every", "EVERY", "1", Schedule.EPOCHS, true)),
  EXPONENTIAL(
      "exponential",
      n -> new Schedule.Exponential(n.get(0)),
      new Part("×", "RATE", "0.95", Schedule.FACTOR, false)),
  STEP(
      "steps",
      n -> new Schedule.Step(n.get(0), n.get(1).intValue()),
      new Part("×", "FACTOR", "0.5", Schedule.FACTOR, false),
      new Part("every", "EVERY", "100", Schedule.EPOCHS, false)),
  COSINE(
      "cosine",
      n -> new Schedule.Cosine(n.get(0).intValue()),
      new Part("over epochs", "EPOCHS", "1000", Schedule.EPOCHS, false));

  /**
   * One of a decay's numbers.
   *
   * @param title beside its field
   * @param word that stands for it in a description of the grammar
   * @param usual what a form proposes
   * @param optional whether it may be left out, and then is {@code usual}
   */
  public record Part(String title, String word, String usual, Range range, boolean optional) {}

  private final String title;
  private final Function<List<Double>, Schedule> make;
  private final List<Part> parts;

  ScheduleName(String title, Function<List<Double>, Schedule> make, Part... parts) {
    this.title = title;
    this.make = make;
    this.parts = List.of(parts);
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return title;
  }

  /** Its numbers, in order. */
  public List<Part> parts() {
    return parts;
  }

  /**
   * The decay with these numbers, one a part.
   *
   * @throws descent.setting.BadSetting for one that is out of its range
   */
  public Schedule with(List<Double> numbers) {
    return make.apply(numbers);
  }
}
