package descent.web.check;

import descent.setting.BadSetting;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The query string of a gradient check, taken apart: what the check is asked, and the experiment.
 *
 * @param own the check's own keys with their values, decoded
 * @param experiment the rest, as it stands
 * @param notebook whether the rest named the course's own N-dimensional case
 */
record CheckQuery(Map<String, String> own, String experiment, boolean notebook) {
  /** Of the API and of the page. */
  private static final Set<String> OWN =
      Set.of("epochs", "step", "bug", "detail", "sweep", "element", "hunt", "guess", "reveal");

  private static final String NOTEBOOK = "twin=gradient-checking";

  /**
   * Takes a query apart. <b>Errors:</b> {@link BadSetting}.
   *
   * @param further keys that are the check's as well
   */
  static CheckQuery of(String query, Set<String> further) {
    Map<String, String> own = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (String part : query.split("&")) {
      String key = part.contains("=") ? part.substring(0, part.indexOf('=')) : part;
      if (!OWN.contains(key) && !further.contains(key)) {
        rest.add(part);
      } else if (own.put(
              key, decode(key, part.substring(Math.min(part.length(), key.length() + 1))))
          != null) {
        throw new BadSetting(key, own.get(key), "given once");
      }
    }
    boolean notebook = rest.remove(NOTEBOOK);
    if (notebook && !rest.stream().allMatch(String::isEmpty)) {
      throw new BadSetting(
          "twin", "gradient-checking", "given alone, since its data and weights are its own");
    }
    return new CheckQuery(own, String.join("&", rest), notebook);
  }

  private static String decode(String key, String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(key, text, "percent-encoded UTF-8");
    }
  }
}
