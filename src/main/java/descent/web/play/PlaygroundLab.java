package descent.web.play;

import descent.url.Comparison;
import descent.url.ExperimentUrl;
import descent.web.http.Operation;
import descent.web.lab.Bench;
import descent.web.lab.Lab;
import descent.web.page.SchemaJson;
import io.javalin.http.Context;
import java.util.List;

/**
 * The playground's page, the address's experiment put into a template; and the page of the twins.
 */
public final class PlaygroundLab implements Lab {
  private final String version;
  private final List<Thumbnail> thumbnails = Thumbnails.all();
  private final List<Comparison> comparisons = Comparison.ready();
  private final Twins twins = Twins.read();

  public PlaygroundLab(String version) {
    this.version = version;
  }

  @Override
  public void install(Bench bench) {
    bench.page(Operation.page("/", "The playground", true), context -> show(context, bench));
    bench.answer(SchemaJson.OPERATION, SchemaJson::answer);
    bench.page(
        Operation.page("/twins", "The notebooks' figures", false),
        context -> bench.templates().send(context, "twins.jte", twins));
  }

  private void show(Context context, Bench bench) {
    ExperimentUrl.Lenient read = ExperimentUrl.lenient(Bench.query(context), bench.limits()::check);
    PageModel model =
        new PageModel(
            ExperimentUrl.print(read.experiment()),
            read.experiment(),
            ExperimentUrl.values(read.experiment()),
            read.problems(),
            version,
            thumbnails,
            comparisons);
    bench.templates().send(context, "page.jte", model);
  }
}
