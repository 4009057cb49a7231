package descent.url;

import descent.data.DataSettings;
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
 * @param read text to value; an IllegalArgumentException where the text is not {@code allowed}
 * @param print value to the one text it is written as
 */
record Form<T>(String allowed, Function<String, T> read, Function<T, String> print) {

  static Form<Integer> whole(int low, int high) {
    return new Form<>(
        "a whole number in " + low + ".." + high,
        text -> within(Numbers.whole(text), v -> v >= low && v <= high),
        String::valueOf);
  }

  /** A seed: room is left above it for the seeds that are counted up from it. */
  static Form<Integer> seed() {
    return whole(0, DataSettings.LARGEST_SEED);
  }

  /** A number in an interval written as {@code (0, 10]}. */
  static Form<Double> number(String interval, Predicate<Double> within) {
    return new Form<>(
        "a number in " + interval, text -> within(Numbers.decimal(text), within), Numbers::print);
  }

  /** One of a few names. */
  static <T> Form<T> oneOf(Function<T, String> key, T[] values) {
    return new Form<>(
        "one of " + Arrays.stream(values).map(key).collect(Collectors.joining(", ")),
        text -> named(text, key, values),
        key);
  }

  /** Some of a few names, at least one, none twice, in the order given. */
  static <T> Form<List<T>> someOf(Function<T, String> key, T[] values) {
    return new Form<>(
        "one or more, with commas between, of "
            + Arrays.stream(values).map(key).collect(Collectors.joining(", ")),
        text -> {
          List<T> chosen = new ArrayList<>();
          for (String name : text.split(",", -1)) {
            T value = named(name, key, values);
            within(value, v -> !chosen.contains(v));
            chosen.add(value);
          }
          return List.copyOf(chosen);
        },
        chosen -> chosen.stream().map(key).collect(Collectors.joining(",")));
  }

  /** This form, or {@code word} for {@code value}. */
  Form<T> or(String word, T value) {
    return new Form<>(
        word + " or " + allowed,
        text -> text.equals(word) ? value : read.apply(text),
        v -> v.equals(value) ? word : print.apply(v));
  }

  private static <T> T named(String text, Function<T, String> key, T[] values) {
    for (T value : values) {
      if (key.apply(value).equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static <V> V within(V value, Predicate<V> range) {
    if (!range.test(value)) {
      throw new IllegalArgumentException(String.valueOf(value));
    }
    return value;
  }
}
