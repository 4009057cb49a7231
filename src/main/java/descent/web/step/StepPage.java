package descent.web.step;

import descent.experiment.Blueprint;
import descent.run.Limits;
import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import descent.web.page.Templates;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of one training step in slow motion. The numbers are read by the script, which asks the
 * API.
 */
public final class StepPage {
  private final Templates templates;
  private final Limits limits;

  public StepPage(Templates templates, Limits limits) {
    this.templates = templates;
    this.limits = limits;
  }

  public void show(Context context) {
    String query = Optional.ofNullable(context.queryString()).orElse("");
    List<String> problems = new ArrayList<>();
    StepRequest.Parts parts = parts(query, problems);
    ExperimentUrl.Lenient read = ExperimentUrl.lenient(parts.experiment(), limits::check);
    read.problems().forEach(problem -> problems.add(problem.getMessage()));
    var data = read.experiment().data();
    String network =
        Blueprint.of(read.experiment().lanes().get(0), data.task(), data.classes(), data.train())
            .architecture()
            .toString();
    templates.send(
        context,
        "slow-motion.jte",
        new StepPageModel(
            ExperimentUrl.print(read.experiment()),
            parts.own(),
            network,
            data.name().key(),
            problems));
  }

  private static StepRequest.Parts parts(String query, List<String> problems) {
    try {
      return StepRequest.parts(query);
    } catch (BadSetting fault) {
      problems.add(fault.getMessage());
      return new StepRequest.Parts(Map.of(), "");
    }
  }
}
