package descent.web.check;

import descent.check.Bug;
import descent.experiment.Experiment;
import descent.setting.BadSetting;
import descent.url.BugsForm;
import descent.url.ExperimentUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param element one element to tell by itself
 * @param hunt a hidden mistake instead of {@code bugs}
 */
public record CheckRequest(
    Experiment experiment,
    boolean notebook,
    int epochs,
    double step,
    List<Bug> bugs,
    boolean detail,
    boolean sweep,
    Optional<ElementName> element,
    Optional<HuntRequest> hunt) {
  private static final int MOST_EPOCHS = 1_000_000_000;

  /** <b>Errors:</b> {@link BadSetting}. */
  static CheckRequest of(String query) {
    CheckQuery parts = CheckQuery.of(query, Set.of());
    Map<String, String> own = parts.own();
    return new CheckRequest(
        ExperimentUrl.parse(parts.experiment()),
        parts.notebook(),
        whole("epochs", own.getOrDefault("epochs", "0"), MOST_EPOCHS),
        step(own.getOrDefault("step", "1e-7")),
        BugsForm.parse(own.getOrDefault("bug", "")),
        flag("detail", own),
        flag("sweep", own),
        Optional.ofNullable(own.get("element")).map(ElementName::parse),
        HuntRequest.of(own));
  }

  public static int whole(String key, String text, int most) {
    if (!text.matches("\\d{1,10}") || Long.parseLong(text) > most) {
      throw new BadSetting(key, text, "a whole number in 0.." + most);
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

  static boolean flag(String key, Map<String, String> own) {
    String text = own.getOrDefault(key, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw new BadSetting(key, text, "true or false");
    }
    return text.equals("true");
  }
}
