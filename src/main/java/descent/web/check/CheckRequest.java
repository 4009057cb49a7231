package descent.web.check;

import descent.check.Bug;
import descent.experiment.Experiment;
import descent.setting.BadSetting;
import descent.url.At;
import descent.url.BugsForm;
import descent.url.ExperimentUrl;
import descent.url.OwnKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code GET /api/gradient-check} asks for.
 *
 * @param notebook whether the course's own N-dimensional case is checked instead of the experiment
 * @param at trained to there before the check
 * @param step ε
 * @param bugs mistakes planted in the check; the training before it is right
 * @param detail whether every element is told
 * @param sweep whether the difference is told for many steps
 * @param element one element to tell by itself
 * @param hunt a hidden mistake instead of {@code bugs}
 */
record CheckRequest(
    Experiment experiment,
    boolean notebook,
    At at,
    double step,
    List<Bug> bugs,
    boolean detail,
    boolean sweep,
    Optional<ElementName> element,
    Optional<HuntRequest> hunt) {

  /** The experiment's part of a query that names the course's own N-dimensional case. */
  static final String NOTEBOOK = "twin=gradient-checking";

  /** Keys that are the check's, beside the experiment's. */
  static final Set<String> OWN =
      Set.of(
          At.KEY, "epochs", "step", "bug", "detail", "sweep", "element", "hunt", "guess", "reveal");

  private static final double SMALLEST_STEP = 1e-15;
  private static final double USUAL_STEP = 1e-7;

  /**
   * Reads the question.
   *
   * @throws BadSetting for what is wrong with it
   */
  static CheckRequest of(String query) {
    OwnKeys own = OwnKeys.of(query, OWN);
    boolean notebook = isNotebook(own.experiment());
    Experiment experiment = ExperimentUrl.parse(notebook ? "" : own.experiment());
    return new CheckRequest(
        experiment,
        notebook,
        own.atOrEpochs(epoch -> At.batches(experiment, 0, epoch)),
        own.number("step", USUAL_STEP, SMALLEST_STEP, 1),
        BugsForm.parse(own.text("bug").orElse("")),
        own.flag("detail"),
        own.flag("sweep"),
        own.text("element").map(ElementName::parse),
        HuntRequest.of(own));
  }

  /**
   * Whether an experiment's part of a query names the notebook's case.
   *
   * @throws BadSetting if it names more beside it
   */
  static boolean isNotebook(String experiment) {
    List<String> parts = List.of(experiment.split("&"));
    if (parts.contains(NOTEBOOK) && parts.size() > 1) {
      throw new BadSetting(
          "twin", "gradient-checking", "given alone, since its data and weights are its own");
    }
    return parts.contains(NOTEBOOK);
  }
}
