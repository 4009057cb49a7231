package descent.web;

import descent.run.Limits;
import descent.share.ExperimentUrl;
import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The playground's page: the address's experiment put into a template. */
final class Page {
  private final TemplateEngine engine;
  private final Limits limits;
  private final String version;
  private final List<Thumbnail> thumbnails = Thumbnails.all();
  private final Twins twins = Twins.read();

  /** @param disk the folder web/ in development, where an edited template shows at once */
  Page(Optional<Path> disk, Limits limits, String version) {
    this.engine = disk.map(Page::fromDisk).orElseGet(() -> TemplateEngine.createPrecompiled(ContentType.Html));
    this.limits = limits;
    this.version = version;
  }

  private static TemplateEngine fromDisk(Path web) {
    CodeResolver templates = new DirectoryCodeResolver(web.resolve("templates"));
    return TemplateEngine.create(templates, Path.of("target", "jte-development"), ContentType.Html);
  }

  void show(Context context) {
    String query = Optional.ofNullable(context.queryString()).orElse("");
    ExperimentUrl.Lenient read = ExperimentUrl.lenient(query, limits::check);
    PageModel model =
        new PageModel(
            ExperimentUrl.print(read.experiment()),
            read.experiment(),
            ExperimentUrl.values(read.experiment()),
            read.problems(),
            version,
            thumbnails);
    answer(context, "page.jte", model);
  }

  /** The page of the notebooks' figures. */
  void showTwins(Context context) {
    answer(context, "twins.jte", twins);
  }

  private void answer(Context context, String template, Object model) {
    context.contentType("text/html; charset=utf-8").header("Cache-Control", "no-cache").header("Vary", "Accept-Encoding");
    byte[] html = render(template, model);
    if (Gzip.wanted(context)) {
      context.header("Content-Encoding", "gzip").result(Gzip.zip(html));
    } else {
      context.result(html);
    }
  }

  private byte[] render(String template, Object model) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template, model, output);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
