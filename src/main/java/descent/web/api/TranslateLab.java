package descent.web.api;

import descent.json.Json;
import descent.setting.BadSetting;
import descent.url.PlaygroundUrl;
import descent.web.http.Operation;
import descent.web.lab.Bench;
import descent.web.lab.Lab;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/translate?url=…}: an address of TensorFlow Playground as an experiment of ours.
 */
public final class TranslateLab implements Lab {
  private static final Operation OPERATION =
      Operation.json(
          "/api/translate",
          "An address of TensorFlow Playground as an experiment",
          false,
          List.of(Operation.required("url", "The address, percent-encoded.", Operation.text(""))),
          Map.of(
              "experiment", Operation.of("string"),
              "lost", Map.of("type", "array", "items", Operation.of("string"))));

  private static final int LONGEST = 4_000;

  /** What became of an address, and what of it was lost. */
  record Translated(String experiment, List<String> lost) {}

  @Override
  public void install(Bench bench) {
    bench.answer(OPERATION, TranslateLab::answer);
  }

  private static void answer(Context context) {
    String url = context.queryParam("url");
    if (url == null || url.isBlank() || url.length() > LONGEST) {
      throw new BadSetting(
          "url",
          String.valueOf(url),
          "an address of TensorFlow Playground, up to " + LONGEST + " characters");
    }
    PlaygroundUrl translated = PlaygroundUrl.translate(url.strip());
    context.result(Json.bytes(new Translated(translated.query(), translated.lost())));
  }
}
