package descent.web;

import static org.assertj.core.api.Assertions.assertThat;

import descent.url.ExperimentUrl;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description of the server is a valid one, and the server is as it is described. */
class OpenApiTest {
  /** What stands for a file of each folder. */
  private static final Map<String, String> FILES =
      Map.of(
          "/scripts/{path}", "/scripts/main.js",
          "/styles/{path}", "/styles/tokens.css",
          "/images/{path}", "/images/icon.svg",
          "/webjars/{path}", "/webjars/katex/0.18.11/dist/katex.min.css");

  private static final Map<String, String> REQUIRED =
      Map.of(
          "epochs",
          "2",
          "url",
          URLEncoder.encode("#dataset=xor&batchSize=30", StandardCharsets.UTF_8));

  private static Server server;

  @BeforeAll
  static void start() {
    server = new Server(Settings.from(Map.of("PORT", "0"))).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static SwaggerParseResult read() throws Exception {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(get("/api/openapi.json").body(), null, options);
  }

  @Test
  void itIsAValidDescription() throws Exception {
    SwaggerParseResult read = read();

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
  }

  @Test
  void everyRouteIsInIt() throws Exception {
    assertThat(read().getOpenAPI().getPaths().keySet())
        .map(path -> path.replace("{path}", "*"))
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(server.routes()));
  }

  @Test
  void everyDocumentedAddressAnswersAsItSays() throws Exception {
    OpenAPI api = read().getOpenAPI();
    for (String path : api.getPaths().keySet()) {
      StringBuilder query = new StringBuilder();
      for (Parameter parameter : parameters(api, path)) {
        if (Boolean.TRUE.equals(parameter.getRequired()) && parameter.getIn().equals("query")) {
          query.append(query.isEmpty() ? "?" : "&");
          query.append(parameter.getName()).append('=').append(REQUIRED.get(parameter.getName()));
        }
      }
      String asked = path.equals("/assets/{path}") ? asset() : FILES.getOrDefault(path, path);
      HttpResponse<String> answer = get(asked + query);

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      String type =
          api.getPaths()
              .get(path)
              .getGet()
              .getResponses()
              .get("200")
              .getContent()
              .keySet()
              .iterator()
              .next();
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .as(path)
          .startsWith(type.equals("*/*") ? "" : type);
    }
  }

  @Test
  void everySettingIsAParameterWithTheDefaultThatTheServerHas() throws Exception {
    OpenAPI api = read().getOpenAPI();
    Map<String, String> values = ExperimentUrl.values(ExperimentUrl.parse(""));

    for (String key : values.keySet()) {
      assertThat(api.getComponents().getParameters()).containsKey(key);
    }
    assertThat(api.getComponents().getParameters().get("lr").getSchema().getDefault())
        .hasToString("0.01");
    assertThat(api.getComponents().getParameters().get("lr").getSchema().getMaximum())
        .hasToString("10");
  }

  @Test
  void whatIsOutOfTheRangeIsRefusedAsDescribed() throws Exception {
    HttpResponse<String> answer = get("/api/run?epochs=3&lr=11");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"key\":\"lr\"").contains("\"value\":\"11\"");
  }

  /** One that the page names. */
  private static String asset() throws Exception {
    Matcher named = Pattern.compile("\"(assets/[^\"]+)\"").matcher(get("/").body());
    assertThat(named.find()).isTrue();
    return "/" + named.group(1);
  }

  private static List<Parameter> parameters(OpenAPI api, String path) {
    List<Parameter> parameters = api.getPaths().get(path).getGet().getParameters();
    return parameters == null ? List.of() : parameters;
  }
}
