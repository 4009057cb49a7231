package descent.url;

import descent.optim.Schedule;
import descent.optim.ScheduleName;
import descent.optim.ScheduleName.Part;
import descent.setting.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A learning-rate decay, its name first and its numbers after colons. */
final class DecayForm {
  static final Form<Schedule> FORM =
      new Form<>(
          allowed(),
          Shape.of(Shape.Kind.DECAY, List.of(ScheduleName.values())),
          DecayForm::read,
          DecayForm::print);

  private DecayForm() {}

  private static String allowed() {
    return "one of "
        + Stream.of(ScheduleName.values())
            .map(name -> name.key() + name.parts().stream().map(DecayForm::word).collect(joined()))
            .collect(Collectors.joining(", "));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }

  /** {@code :RATE in [0, 1e6]}, in square brackets where it may be left out. */
  private static String word(Part part) {
    String word = ":" + part.word() + " in " + part.range();
    return part.optional() ? "[" + word + "]" : word;
  }

  private static Schedule read(String text) {
    String[] words = text.split(":", -1);
    ScheduleName name = Choice.named(words[0], ScheduleName.values());
    List<Part> parts = name.parts();
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean left = i + 1 >= words.length;
      if (left && !part.optional()) {
        throw new IllegalArgumentException(text);
      }
      String word = left ? part.usual() : words[i + 1];
      numbers.add(part.range().whole() ? Numbers.whole(word) : Numbers.decimal(word));
    }
    if (words.length > parts.size() + 1) {
      throw new IllegalArgumentException(text);
    }
    return name.with(numbers);
  }

  private static String print(Schedule schedule) {
    StringBuilder text = new StringBuilder(schedule.is().key());
    List<Part> parts = schedule.is().parts();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      double number = schedule.numbers().get(i);
      String word = part.range().whole() ? String.valueOf((int) number) : Numbers.print(number);
      if (!part.optional() || !word.equals(part.usual())) {
        text.append(':').append(word);
      }
    }
    return text.toString();
  }
}
