package descent.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import descent.live.Reference;
import descent.run.Admission;
import descent.setting.BadSetting;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever goes wrong with a request, as problem details. <b>Source:</b> RFC 9457.
 *
 * <p>What the visitor can mend is told to the visitor; anything else becomes a reference number,
 * and a stack trace in the log.
 */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final JsonFactory JSON = new JsonFactory();

  private Problems() {}

  public static void install(JavalinConfig config) {
    config.routes.exception(BadSetting.class, (fault, context) -> badSetting(context, fault));
    config.routes.exception(
        Admission.Full.class,
        (full, context) ->
            answer(context.header("Retry-After", "60"), 503, full.getMessage(), Map.of()));
    config.routes.exception(
        HttpResponseException.class,
        (fault, context) -> answer(context, fault.getStatus(), fault.getMessage(), Map.of()));
    config.routes.exception(Exception.class, (fault, context) -> unexpected(context, fault));
    config.router.javaLangErrorHandler(
        (response, error) -> {
          LOG.error("error while answering a request", error);
          response.setStatus(500);
        });
  }

  static void badSetting(Context context, BadSetting fault) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("key", fault.key());
    members.put("value", fault.value());
    members.put("allowed", fault.allowed());
    answer(context, 400, fault.getMessage(), members);
  }

  private static void unexpected(Context context, Exception fault) {
    String reference = Reference.next();
    LOG.error("reference {}: {} {}", reference, context.method(), context.path(), fault);
    answer(
        context,
        500,
        "a fault of the server; its reference is " + reference,
        Map.of("reference", reference));
  }

  private static void answer(
      Context context, int status, String detail, Map<String, String> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("type", "about:blank");
      out.writeStringField("title", title(status));
      out.writeNumberField("status", status);
      out.writeStringField("detail", detail);
      for (Map.Entry<String, String> member : members.entrySet()) {
        out.writeStringField(member.getKey(), member.getValue());
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.status(status).contentType("application/problem+json").result(text.toString());
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 413 -> "Content Too Large";
      case 503 -> "Service Unavailable";
      default -> status >= 500 ? "Internal Server Error" : "Error";
    };
  }
}
