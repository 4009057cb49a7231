package descent.web.page;

import descent.web.http.Gzip;
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
import java.util.Map;
import java.util.Optional;

/** The templates of the pages, and how a page made from one is sent. */
public final class Templates {
  private final TemplateEngine engine;
  private final String assets;

  /**
   * @param disk the folder web/ in development, where an edited template shows at once
   * @param assets the folder of what pages load, as seen from the root of the server
   */
  public Templates(Optional<Path> disk, String assets) {
    this.assets = assets;
    engine =
        disk.map(Templates::fromDisk)
            .orElseGet(() -> TemplateEngine.createPrecompiled(ContentType.Html));
  }

  private static TemplateEngine fromDisk(Path web) {
    CodeResolver templates = new DirectoryCodeResolver(web.resolve("templates"));
    return TemplateEngine.create(templates, Path.of("target", "jte-development"), ContentType.Html);
  }

  /** Answers with the page that {@code template} makes of {@code model} and of a {@link Head}. */
  public void send(Context context, String template, Object model) {
    context
        .contentType("text/html; charset=utf-8")
        .header("Cache-Control", "no-cache")
        .header("Vary", "Accept-Encoding");
    byte[] html = render(template, Map.of("model", model, "head", Head.of(context, assets)));
    if (Gzip.wanted(context)) {
      context.header("Content-Encoding", "gzip").result(Gzip.zip(html));
    } else {
      context.result(html);
    }
  }

  private byte[] render(String template, Map<String, Object> values) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template, values, output);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
