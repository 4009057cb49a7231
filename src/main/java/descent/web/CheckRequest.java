package descent.web;

import descent.check.Bug;
import descent.share.BadSetting;
import descent.share.BugsForm;
import descent.share.ExperimentUrl;
import descent.training.Experiment;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code GET /api/gradient-check} asks for.
 *
 * @param notebook whether the course's own N-dimensional case is checked instead of the experiment
 * @param epochs trained before the check; 0 checks the start
 * @param step ε
 * @param bugs mistakes planted in the check; the training before it is right
 * @param detail whether every element is told
 * @param sweep whether the difference is told for many steps
 */
record CheckRequest(
    Experiment experiment, boolean notebook, int epochs, double step, List<Bug> bugs, boolean detail, boolean sweep) {
  private static final Set<String> OWN = Set.of("epochs", "step", "bug", "detail", "sweep");
  private static final String NOTEBOOK = "twin=gradient-checking";
  private static final int MOST_EPOCHS = 1_000_000_000;

  /** <b>Errors:</b> {@link BadSetting}. */
  static CheckRequest of(String query) {
    Map<String, String> own = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (String part : query.split("&")) {
      String key = part.contains("=") ? part.substring(0, part.indexOf('=')) : part;
      if (!OWN.contains(key)) {
        rest.add(part);
      } else if (own.put(key, decode(key, part.substring(Math.min(part.length(), key.length() + 1)))) != null) {
        throw new BadSetting(key, own.get(key), "given once");
      }
    }
    boolean notebook = rest.remove(NOTEBOOK);
    if (notebook && !rest.stream().allMatch(String::isEmpty)) {
      throw new BadSetting("twin", "gradient-checking", "given alone, since its data and weights are its own");
    }
    return new CheckRequest(
        ExperimentUrl.parse(String.join("&", rest)),
        notebook,
        whole("epochs", own.getOrDefault("epochs", "0")),
        step(own.getOrDefault("step", "1e-7")),
        BugsForm.parse(own.getOrDefault("bug", "")),
        flag("detail", own.getOrDefault("detail", "false")),
        flag("sweep", own.getOrDefault("sweep", "false")));
  }

  private static String decode(String key, String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(key, text, "percent-encoded UTF-8");
    }
  }

  private static int whole(String key, String text) {
    if (!text.matches("\\d{1,10}") || Long.parseLong(text) > MOST_EPOCHS) {
      throw new BadSetting(key, text, "a whole number in 0.." + MOST_EPOCHS);
    }
    return Integer.parseInt(text);
  }

  private static double step(String text) {
    try {
      double step = Double.parseDouble(text);
      if (step >= 1e-15 && step <= 1) {
        return step;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new BadSetting("step", text, "a number in [1e-15, 1]");
  }

  private static boolean flag(String key, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new BadSetting(key, text, "true or false");
    }
    return text.equals("true");
  }
}
