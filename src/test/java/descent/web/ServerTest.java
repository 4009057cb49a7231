package descent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
  private static final String CHART = "/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Server server;

  @BeforeAll
  static void start() {
    server =
        new Server(
                Settings.from(
                    Map.of("PORT", "0", "DESCENT_FRAME_ANCESTORS", "https://course.example.org")))
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void thePageHoldsTheCanonicalExperiment() throws Exception {
    HttpResponse<byte[]> answer = send(request("/?lr=0.0200&opt=adam"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
    assertThat(text(answer)).contains("data-experiment=\"opt=adam&amp;lr=0.02\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?lr=-1",
        "/?%F8",
        "/?%3Cscript%3Ealert(1)%3C/script%3E=%22%3E%3Cscript%3E",
        "/?utm=1&n=0"
      })
  void aFaultyAddressStillOpensThePageAndNothingOfItBecomesMarkup(String path) throws Exception {
    HttpResponse<byte[]> answer = send(request(path));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).doesNotContain("<script>alert", "\"><script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/api/run?epochs=1&n=20", "/nowhere", CHART})
  void everyAnswerHasAStrictPolicy(String path) throws Exception {
    var headers = send(request(path)).headers();

    String policy = headers.firstValue("content-security-policy").orElseThrow();
    assertThat(policy)
        .contains(
            "default-src 'none'", "script-src 'self'", "frame-ancestors https://course.example.org")
        .doesNotContain("unsafe", "*");
    assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("cross-origin-opener-policy")).hasValue("same-origin");
    assertThat(headers.firstValue("cross-origin-resource-policy")).hasValue("same-origin");
    assertThat(headers.firstValue("server")).isEmpty();
    assertThat(headers.firstValue("set-cookie")).isEmpty();
  }

  @Test
  void healthTrains() throws Exception {
    HttpResponse<byte[]> answer = send(request("/health"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("status").asText()).isEqualTo("ok");
  }

  @Test
  void aFileIsSentOnceAndThenOnlyConfirmed() throws Exception {
    HttpResponse<byte[]> first = send(request(CHART));
    String tag = first.headers().firstValue("etag").orElseThrow();

    HttpResponse<byte[]> second = send(request(CHART).header("If-None-Match", tag));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("cache-control")).hasValue("no-cache");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void whatAPageLoadsIsKeptForAYearUnderItsFingerprint() throws Exception {
    Matcher addresses =
        Pattern.compile("(?:src|href)=\"(assets/[^\"]+)\"").matcher(text(send(request("/"))));

    assertThat(addresses.results().map(found -> found.group(1)))
        .hasSizeGreaterThan(6)
        .allSatisfy(
            address -> {
              HttpResponse<byte[]> answer = send(request("/" + address));
              assertThat(answer.statusCode()).as(address).isEqualTo(200);
              assertThat(answer.headers().firstValue("cache-control"))
                  .hasValue("public, max-age=31536000, immutable");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | Descent: watch a network learn",
        "/?data=moons&lr=0.3 | Moons · Descent",
        "/gradient-check?layers=3:tanh | Gradient check: 2 → 3 tanh → 1 sigmoid · Descent",
        "/gradient-check?view=one | Gradient check: one number · Descent",
        "/slow-motion?layers=3:tanh | Slow motion: 2 → 3 tanh → 1 sigmoid · Descent",
        "/twins | Course figures · Descent"
      })
  void aPageIsCalledWhatItShowsAndTellsItToWhoLinksToIt(String path, String title)
      throws Exception {
    String page = text(send(request(path)));

    assertThat(page)
        .contains("<title>" + title + "</title>")
        .contains("<meta property=\"og:title\" content=\"" + title + "\">")
        .containsPattern("<meta name=\"description\" content=\"[^\"]{40,}\">")
        .containsPattern("<meta property=\"og:description\" content=\"[^\"]{40,}\">");
    Matcher image = Pattern.compile("og:image\" content=\"http://[^/]+(/[^\"]+)\"").matcher(page);
    assertThat(image.find()).isTrue();
    assertThat(send(request(image.group(1))).headers().firstValue("content-type"))
        .hasValue("image/png");
  }

  @Test
  void aComparisonIsCalledByItsTitle() throws Exception {
    var ready = descent.url.Comparison.ready().get(0);

    assertThat(text(send(request("/?" + ready.query()))))
        .contains("<title>" + ready.title() + " · Descent</title>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "touch-icon.png",
        "icon-192.png",
        "icon-512.png",
        "icon.svg",
        "descent.webmanifest"
      })
  void thereAreIcons(String icon) throws Exception {
    assertThat(send(request("/images/" + icon)).statusCode()).isEqualTo(200);
    assertThat(send(request("/favicon.ico")).headers().firstValue("content-type"))
        .hasValue("image/x-icon");
  }

  @Test
  void whatAnOlderPageLoadsIsServedButNotKept() throws Exception {
    HttpResponse<byte[]> answer = send(request("/assets/0123456789abcdef/scripts/main.js"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-cache");
  }

  @Test
  void theScriptsOfAPageAreOne() throws Exception {
    String script = text(send(request("/scripts/main.js")));

    assertThat(script)
        .doesNotContainPattern("(?m)^(import|export) ")
        .contains("sourceMappingURL=main.js.map");
    assertThat(json(send(request("/scripts/main.js.map"))).get("sources").size()).isGreaterThan(50);
  }

  @Test
  void theVersionOfALibraryIsThatOfTheClassPath() throws Exception {
    assertThat(send(request("/webjars/chart.js/dist/chart.umd.min.js")).body())
        .isEqualTo(send(request(CHART)).body());
  }

  @Test
  void textIsCompressedForWhoTakesIt() throws Exception {
    HttpResponse<byte[]> plain = send(request(CHART));
    HttpResponse<byte[]> zipped = send(request(CHART).header("Accept-Encoding", "gzip, br"));

    assertThat(zipped.headers().firstValue("content-encoding")).hasValue("gzip");
    assertThat(zipped.body().length).isLessThan(plain.body().length / 2);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @Test
  void headAnswersLikeGetWithoutABody() throws Exception {
    HttpResponse<byte[]> answer =
        send(request(CHART).method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/javascript");
  }

  @ParameterizedTest
  @CsvSource({
    "/nowhere, 404",
    "/scripts/nowhere.js, 404",
    "/scripts/, 404",
    "/assets/, 404",
    "/assets/0123456789abcdef, 404",
    "/assets/0123456789abcdef/joined/fingerprint, 404",
    "/webjars/, 404",
    "/scripts/..%2f..%2fdescent/Main.class, 400",
    "/scripts/%2e%2e/%2e%2e/simplelogger.properties, 400",
    "/webjars/../../descent/Main.class, 400",
    "/webjars/chart.js/4.5.1/package.json5, 404",
    "/templates/page.jte, 404",
  })
  void whatIsNotThereIsAProblem(String path, int status) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("CAFE", "simpleLogger");
      if (status == 404) {
        assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json");
      }
    }
  }

  @Test
  void theWrongMethodIsAProblem() throws Exception {
    HttpResponse<byte[]> answer = send(request("/").POST(HttpRequest.BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow").orElseThrow()).contains("GET", "HEAD");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(json(answer).get("status").asInt()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/nowhere|404|There is nothing at this address",
        "/twins.|404|There is nothing at this address",
        "/api/run?epochs=1&lr=-1|400|lr must be a number in (0, 10], was -1",
        "/api/step?data=%3Cscript%3E|400|&lt;script&gt;",
      })
  void aPersonIsAnsweredWithAPage(String path, int status, String text) throws Exception {
    HttpResponse<byte[]> answer =
        send(request(path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
    assertThat(answer.headers().allValues("vary").toString()).contains("Accept");
    assertThat(text(answer)).contains(text, "Open the playground").doesNotContain("<script>alert");
  }

  @Test
  void aProblemIsUtf8() throws Exception {
    JsonNode problem = json(send(request("/api/run?epochs=1&data=caf%C3%A9")));

    assertThat(problem.get("value").textValue()).isEqualTo("caf\u00e9");
    assertThat(problem.get("detail").textValue()).contains("caf\u00e9");
  }
}
