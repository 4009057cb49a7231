package descent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Development mode: the page from the templates on disk, files from web/ as they are. */
class DevelopmentTest {

  @Test
  void thePageIsTheSameAsInProduction() throws Exception {
    try (Server production = new Server(Settings.from(Map.of("PORT", "0"))).start();
        Server development =
            new Server(Settings.from(Map.of("PORT", "0", "DESCENT_DEV", "1"))).start()) {

      assertThat(
              get(development, "/?opt=adam")
                  .replace("assets/now/", folder(production))
                  .replace(":" + development.port() + "/", ":" + production.port() + "/"))
          .isEqualTo(get(production, "/?opt=adam"));
      assertThat(get(development, "/styles/tokens.css"))
          .isEqualTo(get(production, "/styles/tokens.css"));
    }
  }

  @Test
  void nothingIsJoinedAndNothingIsKept() throws Exception {
    try (Server development =
        new Server(Settings.from(Map.of("PORT", "0", "DESCENT_DEV", "1"))).start()) {
      assertThat(get(development, "/assets/now/scripts/main.js")).contains("import ");
      assertThat(
              answer(development, "/assets/now/scripts/main.js")
                  .headers()
                  .firstValue("cache-control"))
          .hasValue("no-cache");
    }
  }

  /** The folder in which a page of this server finds what it loads. */
  private static String folder(Server server) throws Exception {
    Matcher folder = Pattern.compile("assets/\\w+/").matcher(get(server, "/"));
    assertThat(folder.find()).isTrue();
    return folder.group();
  }

  private static String get(Server server, String path) throws Exception {
    HttpResponse<String> answer = answer(server, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static HttpResponse<String> answer(Server server, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
