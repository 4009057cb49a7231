package descent.live;

import com.fasterxml.jackson.databind.JsonNode;
import descent.live.FromServer.Problem;

/** A message that is none of the protocol's. */
final class NotOfTheProtocol extends RuntimeException {
  private static final int LONGEST = 120;

  private final transient Problem problem;

  NotOfTheProtocol(String key, JsonNode value, String allowed) {
    this(
        cut(key),
        value == null ? "nothing" : cut(value.isTextual() ? value.textValue() : value.toString()),
        allowed);
  }

  private NotOfTheProtocol(String key, String value, String allowed) {
    super(key + " must be " + allowed + ", was " + value, null, false, false);
    this.problem = new Problem(key, value, allowed, getMessage());
  }

  static NotOfTheProtocol notJson(String text) {
    return new NotOfTheProtocol("message", cut(text), "one JSON object");
  }

  Problem problem() {
    return problem;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
