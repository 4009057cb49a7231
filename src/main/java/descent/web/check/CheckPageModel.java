package descent.web.check;

import java.util.List;
import java.util.Map;

/**
 * What the template of the gradient-check page is given.
 *
 * @param query the experiment's canonical query string
 * @param own what the address asks of the check, as it stands there
 * @param networks that can be chosen; the first is the address's own
 * @param problems sentences about what was wrong with the experiment; each fault has the default in
 *     its place
 */
public record CheckPageModel(
    String query, Map<String, String> own, List<Choice> networks, List<String> problems) {

  /**
   * A network to choose.
   *
   * @param query of its experiment
   * @param title for people
   */
  public record Choice(String query, String title) {}

  /** What is checked, in a few words. */
  public String title() {
    if (own("view", "").equals("one")) {
      return "one number";
    }
    return networks.stream()
        .filter(choice -> choice.query().equals(query))
        .map(Choice::title)
        .findFirst()
        .orElse("a network");
  }

  /** What the address says of a key. */
  public String own(String key, String usual) {
    return own.getOrDefault(key, usual);
  }
}
