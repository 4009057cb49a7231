package descent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Development mode: the page from the templates on disk, files from web/ as they are. */
class DevelopmentTest {

  @Test
  void thePageIsTheSameAsInProduction() throws Exception {
    try (Server production = new Server(Settings.from(Map.of("PORT", "0"))).start();
        Server development =
            new Server(Settings.from(Map.of("PORT", "0", "DESCENT_DEV", "1"))).start()) {

      assertThat(get(development, "/?opt=adam")).isEqualTo(get(production, "/?opt=adam"));
      assertThat(get(development, "/styles/tokens.css"))
          .isEqualTo(get(production, "/styles/tokens.css"));
    }
  }

  private static String get(Server server, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
