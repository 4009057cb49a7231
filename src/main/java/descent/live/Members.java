package descent.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members of a JSON object, read strictly: a wrong type, a missing member and, at the end, one
 * that nobody asked for are {@link NotOfTheProtocol}.
 */
final class Members {
  private final String what;
  private final JsonNode object;
  private final Set<String> read = new HashSet<>();

  Members(String what, JsonNode object) {
    if (!object.isObject()) {
      throw new NotOfTheProtocol(what, object, "a JSON object");
    }
    this.what = what;
    this.object = object;
  }

  boolean has(String name) {
    return object.has(name);
  }

  JsonNode node(String name) {
    read.add(name);
    JsonNode node = object.get(name);
    if (node == null) {
      throw new NotOfTheProtocol(name, null, "given in " + what);
    }
    return node;
  }

  String text(String name) {
    JsonNode node = node(name);
    if (!node.isTextual()) {
      throw new NotOfTheProtocol(name, node, "a string");
    }
    return node.textValue();
  }

  /** A whole number from 0 on. */
  int count(String name) {
    JsonNode node = node(name);
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw new NotOfTheProtocol(name, node, "a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return node.intValue();
  }

  boolean flag(String name) {
    JsonNode node = node(name);
    if (!node.isBoolean()) {
      throw new NotOfTheProtocol(name, node, "true or false");
    }
    return node.booleanValue();
  }

  static double number(String name, JsonNode node) {
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new NotOfTheProtocol(name, node, "a number");
    }
    return value;
  }

  /** One of the names of an enumeration, in lower case. */
  <E extends Enum<E>> E oneOf(String name, E[] values) {
    String text = text(name);
    for (E value : values) {
      if (key(value).equals(text)) {
        return value;
      }
    }
    throw new NotOfTheProtocol(
        name,
        object.get(name),
        "one of " + Stream.of(values).map(Members::key).collect(Collectors.joining(", ")));
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Nothing may be left. */
  void end() {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!read.contains(name)) {
        throw new NotOfTheProtocol(
            name, object.get(name), "left out: " + what + " has no such member");
      }
    }
  }
}
