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
  private static final String TEMPLATE = "page.jte";

  private final TemplateEngine engine;
  private final Limits limits;
  private final String version;
  private final List<Thumbnail> thumbnails = Thumbnails.all();

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
    context.contentType("text/html; charset=utf-8").header("Cache-Control", "no-cache").header("Vary", "Accept-Encoding");
    byte[] html = render(model);
    if (Gzip.wanted(context)) {
      context.header("Content-Encoding", "gzip").result(Gzip.zip(html));
    } else {
      context.result(html);
    }
  }

  private byte[] render(PageModel model) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(TEMPLATE, model, output);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
