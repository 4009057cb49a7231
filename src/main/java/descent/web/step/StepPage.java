package descent.web.step;

import descent.experiment.Blueprint;
import descent.run.Limits;
import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import descent.url.OwnKeys;
import descent.web.lab.Bench;
import descent.web.page.Templates;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of one training step in slow motion. The numbers are read by the script, which asks the
 * API.
 */
final class StepPage {
  private final Templates templates;
  private final Limits limits;

  StepPage(Templates templates, Limits limits) {
    this.templates = templates;
    this.limits = limits;
  }

  void show(Context context) {
    List<String> problems = new ArrayList<>();
    OwnKeys own = own(Bench.query(context), problems);
    ExperimentUrl.Lenient read = ExperimentUrl.lenient(own.experiment(), limits::check);
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
            own.values(),
            network,
            data.name().key(),
            problems));
  }

  private static OwnKeys own(String query, List<String> problems) {
    try {
      return OwnKeys.of(query, StepRequest.OWN);
    } catch (BadSetting fault) {
      problems.add(fault.getMessage());
      return OwnKeys.none();
    }
  }
}
