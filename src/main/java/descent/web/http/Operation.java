package descent.web.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one address of the server answers, as it declares it itself; the OpenAPI description is made
 * from these.
 *
 * @param path with variables in braces
 * @param summary what it is, in a few words
 * @param experiment whether its query string is an experiment's, beside its own parameters
 * @param own its own parameters; one of the name of a setting stands in that one's place
 * @param answer the media type of what it answers
 * @param schema JSON Schema of the answer; empty for what is not JSON
 */
public record Operation(
    String path,
    String summary,
    boolean experiment,
    List<Parameter> own,
    String answer,
    Map<String, Object> schema) {

  /**
   * A parameter of the query string or, where the path has a variable of its name, of the path.
   *
   * @param schema JSON Schema of its value
   */
  public record Parameter(String name, String says, boolean required, Map<String, Object> schema) {}

  /** A page for people. */
  public static Operation page(String path, String summary, boolean experiment) {
    return new Operation(path, summary, experiment, List.of(), "text/html", Map.of());
  }

  /** Files of a folder. */
  public static Operation files(String folder, String summary) {
    return new Operation(
        folder + "/{path}",
        summary,
        false,
        List.of(new Parameter("path", "The file.", true, text(""))),
        "*/*",
        Map.of());
  }

  /** An answer in JSON: its members and the schema of each. */
  public static Operation json(
      String path,
      String summary,
      boolean experiment,
      List<Parameter> own,
      Map<String, Object> members) {
    return new Operation(
        path,
        summary,
        experiment,
        own,
        "application/json",
        Map.of("type", "object", "required", List.copyOf(members.keySet()), "properties", members));
  }

  public static Parameter optional(String name, String says, Map<String, Object> schema) {
    return new Parameter(name, says, false, schema);
  }

  public static Parameter required(String name, String says, Map<String, Object> schema) {
    return new Parameter(name, says, true, schema);
  }

  /** A text; with a default where one is given. */
  public static Map<String, Object> text(String usual) {
    return usual.isEmpty() ? Map.of("type", "string") : Map.of("type", "string", "default", usual);
  }

  /** A whole number. */
  public static Map<String, Object> whole(long low, long high, long usual) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "integer");
    schema.put("minimum", low);
    schema.put("maximum", high);
    schema.put("default", usual);
    return schema;
  }

  /** True or false, false where nothing is said. */
  public static Map<String, Object> flag() {
    return Map.of("type", "boolean", "default", false);
  }

  /** Anything of a JSON type. */
  public static Map<String, Object> of(String type) {
    return Map.of("type", type);
  }
}
