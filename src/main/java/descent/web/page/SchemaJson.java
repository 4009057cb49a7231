package descent.web.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.url.Schema;
import descent.web.http.Operation;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/schema}: all that is known of the settings, as JSON. Pages have the same in a
 * data block, so that they can be drawn before anything is asked.
 */
public final class SchemaJson {
  public static final Operation OPERATION =
      Operation.json(
          "/api/schema",
          "All that is known of the settings",
          false,
          List.of(),
          Map.of(
              "settings", Map.of("type", "array", "items", Operation.of("object")),
              "groups", Map.of("type", "array", "items", Operation.of("object"))));

  private static final String TEXT = write();

  private SchemaJson() {}

  private static String write() {
    try {
      return new ObjectMapper()
          .setSerializationInclusion(JsonInclude.Include.NON_NULL)
          .writeValueAsString(Schema.all());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void answer(Context context) {
    context.contentType("application/json").header("Cache-Control", "no-cache").result(TEXT);
  }

  /** Fit to stand in a page: no text in it can end the block. */
  public static String inPage() {
    return TEXT.replace("<", "\\u003c");
  }
}
