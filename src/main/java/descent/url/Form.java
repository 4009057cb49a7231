package descent.url;

import descent.data.DataSettings;
import descent.setting.BadSetting;
import descent.setting.Choice;
import descent.setting.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How a value is written in a query string.
 *
 * @param allowed what may be written, fit to follow "must be"
 * @param shape the same for programs
 * @param read text to value; an IllegalArgumentException where the text is not {@code allowed}
 * @param print value to the one text it is written as
 */
record Form<T>(String allowed, Shape shape, Function<String, T> read, Function<T, String> print) {

  /** A whole number. */
  static Form<Integer> whole(Range range) {
    return new Form<>(
        range.allowed(),
        new Shape(Shape.Kind.WHOLE, range, null, "1", List.of()),
        text -> within(Numbers.whole(text), v -> range.holds(v)),
        String::valueOf);
  }

  /** A seed: room is left above it for the seeds that are counted up from it. */
  static Form<Integer> seed() {
    return whole(DataSettings.SEED);
  }

  static Form<Double> number(Range range) {
    return new Form<>(
        range.allowed(),
        new Shape(Shape.Kind.NUMBER, range, null, "1", List.of()),
        text -> within(Numbers.decimal(text), v -> range.holds(v)),
        Numbers::print);
  }

  /** One of a few names. */
  static <T extends Choice> Form<T> oneOf(T[] values) {
    return new Form<>(
        "one of " + keys(values),
        Shape.of(Shape.Kind.CHOICE, List.of(values)),
        text -> Choice.named(text, values),
        Choice::key);
  }

  /** Some of a few names, at least one, none twice, in the order given. */
  static <T extends Choice> Form<List<T>> someOf(T[] values) {
    return new Form<>(
        "one or more, with commas between, of " + keys(values),
        Shape.of(Shape.Kind.CHOICES, List.of(values)),
        text -> {
          List<T> chosen = new ArrayList<>();
          for (String name : text.split(",", -1)) {
            T value = Choice.named(name, values);
            within(value, v -> !chosen.contains(v));
            chosen.add(value);
          }
          return List.copyOf(chosen);
        },
        chosen -> chosen.stream().map(Choice::key).collect(Collectors.joining(",")));
  }

  /** This form, or {@code word} for {@code value}. */
  Form<T> or(String word, T value) {
    return new Form<>(
        word + " or " + allowed,
        shape.orWord(word),
        text -> text.equals(word) ? value : read.apply(text),
        v -> v.equals(value) ? word : print.apply(v));
  }

  /** The same with another step of the arrow keys; see {@link Shape}. */
  Form<T> stepping(String by) {
    return new Form<>(allowed, shape.stepping(by), read, print);
  }

  /**
   * The value written as {@code text}.
   *
   * @param key whose it is
   * @throws BadSetting if it is not allowed
   */
  T parse(String key, String text) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      if (e instanceof BadSetting fault && fault.isKnownLater()) {
        throw fault;
      }
      throw new BadSetting(key, text, allowed);
    }
  }

  private static String keys(Choice[] values) {
    return Arrays.stream(values).map(Choice::key).collect(Collectors.joining(", "));
  }

  private static <V> V within(V value, Predicate<V> range) {
    if (!range.test(value)) {
      throw new IllegalArgumentException(String.valueOf(value));
    }
    return value;
  }
}
