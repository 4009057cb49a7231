package descent.url;

import descent.optim.Schedule;

/** A learning-rate decay, its name first and its numbers after colons. */
final class DecayForm {
  static final Form<Schedule> FORM =
      new Form<>(
          "none, inverse:RATE, inverse:RATE:EVERY, exponential:RATE, step:FACTOR:EVERY or cosine:EPOCHS"
              + " (inverse RATE in [0, 1e6], exponential RATE and FACTOR in (0, 1], EVERY and EPOCHS at least 1)",
          DecayForm::read,
          DecayForm::print);

  private DecayForm() {}

  private static Schedule read(String text) {
    String[] words = text.split(":", -1);
    return switch (words[0] + ":" + (words.length - 1)) {
      case "none:0" -> new Schedule.Constant();
      case "inverse:1" -> new Schedule.Inverse(Numbers.decimal(words[1]), 1);
      case "inverse:2" -> new Schedule.Inverse(Numbers.decimal(words[1]), Numbers.whole(words[2]));
      case "exponential:1" -> new Schedule.Exponential(Numbers.decimal(words[1]));
      case "step:2" -> new Schedule.Step(Numbers.decimal(words[1]), Numbers.whole(words[2]));
      case "cosine:1" -> new Schedule.Cosine(Numbers.whole(words[1]));
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static String print(Schedule schedule) {
    if (schedule instanceof Schedule.Inverse inverse) {
      String every = inverse.every() == 1 ? "" : ":" + inverse.every();
      return "inverse:" + Numbers.print(inverse.decayRate()) + every;
    } else if (schedule instanceof Schedule.Exponential exponential) {
      return "exponential:" + Numbers.print(exponential.base());
    } else if (schedule instanceof Schedule.Step step) {
      return "step:" + Numbers.print(step.factor()) + ":" + step.every();
    } else if (schedule instanceof Schedule.Cosine cosine) {
      return "cosine:" + cosine.epochs();
    }
    return "none";
  }
}
