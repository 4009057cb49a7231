package descent.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.url.ExperimentUrl;
import descent.url.Schema;
import descent.url.Schema.Entry;
import descent.url.Schema.FormOf;
import descent.url.Schema.Option;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code GET /api/openapi.json}: every address of the server, made from what each declares and from
 * the schema of the settings. <b>Source:</b> OpenAPI 3.1.0.
 */
public final class OpenApi {
  public static final Operation OPERATION =
      new Operation(
          "/api/openapi.json",
          "This description",
          false,
          List.of(),
          "application/json",
          Map.of("type", "object"));

  private final String text;

  public OpenApi(String version, List<Operation> operations) {
    try {
      text = new ObjectMapper().writeValueAsString(document(version, operations));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void answer(Context context) {
    context.contentType("application/json").header("Cache-Control", "no-cache").result(text);
  }

  private static Map<String, Object> document(String version, List<Operation> operations) {
    Map<String, Object> paths = new LinkedHashMap<>();
    operations.forEach(one -> paths.put(one.path(), Map.of("get", operation(one))));
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Entry setting : Schema.all().settings()) {
      parameters.put(setting.key(), parameter(setting));
    }
    parameters.put("lane", lane());
    parameters.put("twin", twin());
    return ordered(
        "openapi",
        "3.1.0",
        "info",
        ordered(
            "title",
            "Descent",
            "version",
            version,
            "description",
            "A playground for the mechanics of deep learning. Experiments are query strings; see the manual's"
                + " page on the experiment URL."),
        "paths",
        paths,
        "components",
        ordered(
            "parameters", parameters,
            "schemas", Map.of("Problem", problem()),
            "responses", responses()));
  }

  private static Map<String, Object> operation(Operation one) {
    List<Object> parameters = new ArrayList<>();
    for (Operation.Parameter own : one.own()) {
      parameters.add(
          ordered(
              "name", own.name(),
              "in", one.path().contains("{" + own.name() + "}") ? "path" : "query",
              "required", own.required(),
              "description", own.says(),
              "schema", own.schema()));
    }
    if (one.experiment()) {
      Stream.concat(Schema.all().settings().stream().map(Entry::key), Stream.of("lane", "twin"))
          .filter(key -> one.own().stream().noneMatch(own -> own.name().equals(key)))
          .forEach(key -> parameters.add(Map.of("$ref", "#/components/parameters/" + key)));
    }
    Map<String, Object> media = one.schema().isEmpty() ? Map.of() : Map.of("schema", one.schema());
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put(
        "200", ordered("description", one.summary() + ".", "content", Map.of(one.answer(), media)));
    answers.put("default", Map.of("$ref", "#/components/responses/Problem"));
    return ordered("summary", one.summary(), "parameters", parameters, "responses", answers);
  }

  private static Map<String, Object> parameter(Entry setting) {
    Map<String, Object> parameter =
        ordered(
            "name",
            setting.key(),
            "in",
            "query",
            "description",
            setting.says() + " Must be " + setting.allowed() + ".",
            "schema",
            schema(setting));
    if (setting.form().kind().equals("choices")) {
      parameter.put("style", "form");
      parameter.put("explode", false);
    }
    if (setting.example() != null && setting.form().choices() == null) {
      parameter.put("example", value(setting.form(), setting.example()));
    }
    return parameter;
  }

  private static Map<String, Object> schema(Entry setting) {
    FormOf form = setting.form();
    return switch (form.kind()) {
      case "number", "whole" -> number(setting, form);
      case "choice" -> ordered("type", "string", "enum", keys(form), "default", setting.usual());
      case "choices" ->
          ordered(
              "type",
              "array",
              "items",
              Map.of("type", "string", "enum", keys(form)),
              "minItems",
              1,
              "uniqueItems",
              true,
              "default",
              List.of(setting.usual().split(",")));
      default -> ordered("type", "string", "default", setting.usual());
    };
  }

  private static Map<String, Object> number(Entry setting, FormOf form) {
    Map<String, Object> range = ordered("type", form.kind().equals("whole") ? "integer" : "number");
    range.put(form.lowOpen() ? "exclusiveMinimum" : "minimum", end(form, form.low()));
    range.put(form.highOpen() ? "exclusiveMaximum" : "maximum", end(form, form.high()));
    Object usual = value(form, setting.usual());
    if (form.word() == null) {
      range.put("default", usual);
      return range;
    }
    return ordered("oneOf", List.of(range, Map.of("const", form.word())), "default", usual);
  }

  private static Object end(FormOf form, double end) {
    return form.kind().equals("whole") ? (Object) (long) end : (Object) end;
  }

  /** A text of the query string as JSON has it. */
  private static Object value(FormOf form, String text) {
    if (text.equals(form.word())) {
      return text;
    }
    return switch (form.kind()) {
      case "whole" -> Long.valueOf(text);
      case "number" -> Double.valueOf(text);
      default -> text;
    };
  }

  private static List<String> keys(FormOf form) {
    return form.choices().stream().map(Option::key).toList();
  }

  private static Map<String, Object> lane() {
    return ordered(
        "name", "lane",
        "in", "query",
        "description",
            "One lane of a comparison: key=value with semicolons between, over the settings that do not change the data.",
        "style", "form",
        "explode", true,
        "schema",
            ordered(
                "type",
                "array",
                "items",
                Map.of("type", "string"),
                "maxItems",
                descent.experiment.Experiment.MAX_LANES));
  }

  private static Map<String, Object> twin() {
    return ordered(
        "name", "twin",
        "in", "query",
        "description", "A notebook's own experiment; every other key overrides it.",
        "schema", ordered("type", "string", "enum", ExperimentUrl.twins()));
  }

  private static Map<String, Object> problem() {
    Map<String, Object> text = Map.of("type", "string");
    return ordered(
        "type",
        "object",
        "description",
        "Problem details as of RFC 9457; key, value and allowed where a setting is to blame.",
        "required",
        List.of("type", "title", "status", "detail"),
        "properties",
        ordered(
            "type", text,
            "title", text,
            "status", Map.of("type", "integer"),
            "detail", text,
            "key", text,
            "value", text,
            "allowed", text,
            "reference", text));
  }

  private static Map<String, Object> responses() {
    return Map.of(
        "Problem",
        ordered(
            "description",
            "What went wrong, and what is allowed instead.",
            "content",
            Map.of(
                "application/problem+json",
                Map.of("schema", Map.of("$ref", "#/components/schemas/Problem")))));
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
