package descent.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Values of the environment, checked as they are read. An empty value counts as not given. */
record Environment(Map<String, String> values) {

  long whole(String name, long usual, long low, long high) {
    String text = values.getOrDefault(name, "").trim();
    if (text.isEmpty()) {
      return usual;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= low && value <= high) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number out of range.
    }
    throw refused(name, "a whole number in " + low + ".." + high, text);
  }

  String text(String name, String usual, String pattern, String allowed) {
    String text = values.getOrDefault(name, "").trim();
    if (text.isEmpty()) {
      return usual;
    }
    if (!text.matches(pattern)) {
      throw refused(name, allowed, text);
    }
    return text;
  }

  /** Words with commas or spaces between. */
  List<String> list(String name, String pattern, String allowed) {
    String text = values.getOrDefault(name, "").trim();
    List<String> words = Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    if (!words.stream().allMatch(word -> word.matches(pattern))) {
      throw refused(name, allowed + " with commas between", text);
    }
    return words;
  }

  static IllegalArgumentException refused(String name, String allowed, String text) {
    return new IllegalArgumentException(name + " must be " + allowed + ", was " + text);
  }
}
