package descent.web.page;

import descent.run.Limits;
import descent.url.Comparison;
import descent.url.ExperimentUrl;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The playground's page: the address's experiment put into a template. */
public final class Page {
  private final Templates templates;
  private final Limits limits;
  private final String version;
  private final List<Thumbnail> thumbnails = Thumbnails.all();
  private final List<Comparison> comparisons = Comparison.ready();
  private final Twins twins = Twins.read();

  public Page(Templates templates, Limits limits, String version) {
    this.templates = templates;
    this.limits = limits;
    this.version = version;
  }

  public void show(Context context) {
    String query = Optional.ofNullable(context.queryString()).orElse("");
    ExperimentUrl.Lenient read = ExperimentUrl.lenient(query, limits::check);
    PageModel model =
        new PageModel(
            ExperimentUrl.print(read.experiment()),
            read.experiment(),
            ExperimentUrl.values(read.experiment()),
            read.problems(),
            version,
            thumbnails,
            comparisons);
    templates.send(context, "page.jte", model);
  }

  /** The page of the notebooks' figures. */
  public void showTwins(Context context) {
    templates.send(context, "twins.jte", twins);
  }
}
