package descent.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import descent.setting.BadSetting;
import descent.url.PlaygroundUrl;
import descent.web.http.Operation;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/translate?url=…}: an address of TensorFlow Playground as an experiment of ours.
 */
public final class TranslateApi {
  public static final Operation OPERATION =
      Operation.json(
          "/api/translate",
          "An address of TensorFlow Playground as an experiment",
          false,
          List.of(Operation.required("url", "The address, percent-encoded.", Operation.text(""))),
          Map.of(
              "experiment", Operation.of("string"),
              "lost", Map.of("type", "array", "items", Operation.of("string"))));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 4_000;

  private TranslateApi() {}

  public static void answer(Context context) throws IOException {
    String url = context.queryParam("url");
    if (url == null || url.isBlank() || url.length() > LONGEST) {
      throw new BadSetting(
          "url",
          String.valueOf(url),
          "an address of TensorFlow Playground, up to " + LONGEST + " characters");
    }
    PlaygroundUrl translated = PlaygroundUrl.translate(url.strip());
    context.contentType("application/json").header("Cache-Control", "no-store");
    context.result(
        JSON.writeValueAsBytes(
            Map.of("experiment", translated.query(), "lost", translated.lost())));
  }
}
