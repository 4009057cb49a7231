package descent.web.check;

import descent.check.NotebookCase;
import descent.experiment.Blueprint;
import descent.experiment.Experiment;
import descent.run.Limits;
import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import descent.url.OwnKeys;
import descent.web.check.CheckPageModel.Choice;
import descent.web.lab.Bench;
import descent.web.page.Templates;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of the gradient check. What the check itself is asked is read by the script, which asks
 * the API.
 */
final class CheckPage {
  /** The check's and the page's own. */
  private static final Set<String> KEYS =
      Stream.concat(CheckRequest.OWN.stream(), Stream.of("view", "x", "theta"))
          .collect(Collectors.toUnmodifiableSet());

  private final Templates templates;
  private final Limits limits;
  private final List<Choice> usual;

  CheckPage(Templates templates, Limits limits) {
    this.templates = templates;
    this.limits = limits;
    usual =
        Stream.concat(
                Stream.of(
                    choice("", ""),
                    new Choice(
                        CheckRequest.NOTEBOOK,
                        NotebookCase.check().description() + ", the notebook\u2019s")),
                Stream.of(
                    choice(", smooth", "data=moons&layers=6:tanh,4:tanh"),
                    choice(", with L2", "data=moons&layers=6:tanh,4:relu&l2=3"),
                    choice("", "data=moons&layers=6:tanh:bn,4:tanh"),
                    choice(", three classes", "data=blobs&classes=3&layers=6:tanh"),
                    choice(", numbers", "data=hills&layers=8:tanh")))
            .toList();
  }

  void show(Context context) {
    List<String> problems = new ArrayList<>();
    OwnKeys own = own(Bench.query(context), problems);
    boolean notebook = isNotebook(own, problems);
    ExperimentUrl.Lenient read =
        ExperimentUrl.lenient(notebook ? "" : own.experiment(), limits::check);
    read.problems().forEach(problem -> problems.add(problem.getMessage()));
    String experiment = notebook ? CheckRequest.NOTEBOOK : ExperimentUrl.print(read.experiment());
    templates.send(
        context,
        "gradient-check.jte",
        new CheckPageModel(experiment, own.values(), networks(experiment, read), problems));
  }

  private static OwnKeys own(String query, List<String> problems) {
    try {
      return OwnKeys.of(query, KEYS);
    } catch (BadSetting fault) {
      problems.add(fault.getMessage());
      return OwnKeys.none();
    }
  }

  private static boolean isNotebook(OwnKeys own, List<String> problems) {
    try {
      return CheckRequest.isNotebook(own.experiment());
    } catch (BadSetting fault) {
      problems.add(fault.getMessage());
      return true;
    }
  }

  /** The address's own network first, unless it is one of the usual ones. */
  private List<Choice> networks(String experiment, ExperimentUrl.Lenient read) {
    if (usual.stream().anyMatch(choice -> choice.query().equals(experiment))) {
      return usual;
    }
    return Stream.concat(
            Stream.of(new Choice(experiment, describe(read.experiment()))), usual.stream())
        .toList();
  }

  private static Choice choice(String remark, String query) {
    Experiment experiment = ExperimentUrl.parse(query);
    return new Choice(ExperimentUrl.print(experiment), describe(experiment) + remark);
  }

  private static String describe(Experiment experiment) {
    var data = experiment.data();
    return Blueprint.of(experiment.lanes().get(0), data.task(), data.classes(), data.train())
        .architecture()
        .toString();
  }
}
