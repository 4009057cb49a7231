package descent.web.play;

import descent.experiment.Experiment;
import descent.setting.BadSetting;
import descent.url.Comparison;
import java.util.List;
import java.util.Map;

/**
 * What the page's template is given.
 *
 * @param query the experiment's canonical query string
 * @param experiment the same, parsed
 * @param values every key of the query string but {@code lane} and {@code twin} with its value as
 *     text, defaults included; of several lanes the first one's
 * @param problems what was wrong with the address; each has the default in its place
 * @param version of the server
 * @param thumbnails one a data set, in the order in which they are offered
 * @param comparisons those that are one click away
 */
public record PageModel(
    String query,
    Experiment experiment,
    Map<String, String> values,
    List<BadSetting> problems,
    String version,
    List<Thumbnail> thumbnails,
    List<Comparison> comparisons) {

  /** What is shown, in a few words: a ready comparison by its title, else the data. */
  public String title() {
    String data = experiment.data().name().key();
    return comparisons.stream()
        .filter(comparison -> comparison.query().equals(query))
        .map(Comparison::title)
        .findFirst()
        .orElseGet(
            () ->
                thumbnails.stream()
                    .filter(thumbnail -> thumbnail.key().equals(data))
                    .map(Thumbnail::title)
                    .findFirst()
                    .orElse(data));
  }
}
