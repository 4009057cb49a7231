package descent.web.step;

import java.util.List;
import java.util.Map;

/**
 * What the template of the slow-motion page is given.
 *
 * @param query the experiment's canonical query string
 * @param own what the address asks of the step, as it stands there
 * @param network as on the blackboard
 * @param data the name of the data set
 * @param problems sentences about what was wrong with the experiment; each fault has the default in
 *     its place
 */
public record StepPageModel(
    String query, Map<String, String> own, String network, String data, List<String> problems) {

  /** What the address says of a key. */
  public String own(String key, String usual) {
    return own.getOrDefault(key, usual);
  }
}
