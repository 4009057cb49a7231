package descent.web.check;

import static org.assertj.core.api.Assertions.assertThat;

import descent.web.Server;
import descent.web.Settings;
import descent.web.page.SchemaJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CheckPageTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Server server;

  @BeforeAll
  static void start() {
    server = new Server(Settings.from(Map.of("PORT", "0"))).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theExperimentOfTheAddressIsTheFirstNetworkToChoose() throws Exception {
    HttpResponse<String> page = get("layers=7:tanh&data=circles&epochs=20&step=1e-6&bug=dW1*2");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("data-experiment=\"layers=7:tanh\"")
        .contains("<option value=\"layers=7:tanh\" selected>2 → 7 tanh → 1 sigmoid</option>")
        .contains("name=\"epochs\" value=\"20\"")
        .contains("name=\"step\" value=\"1e-6\"");
  }

  @Test
  void theNotebooksCaseIsAChoice() throws Exception {
    assertThat(get("twin=gradient-checking").body())
        .contains(
            "<option value=\"twin=gradient-checking\" selected>4 → 5 relu → 3 relu → 1 sigmoid, the notebook’s</option>");
  }

  @Test
  void aFaultyAddressOpensWithDefaultsAndIsTold() throws Exception {
    HttpResponse<String> page = get("lr=-1&step=%22%3E%3Cscript%3E");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("lr must be a number in (0, 10], was -1")
        .doesNotContain("\"><script>");
  }

  @Test
  void nothingOfAHuntIsInThePage() throws Exception {
    String page = get("hunt=7&epochs=20").body();
    int schema = page.indexOf(SchemaJson.inPage());

    assertThat(schema).as("where the grammar of all mistakes stands").isPositive();
    assertThat(page.substring(0, schema)).doesNotContain("nomean").doesNotContain("db2");
    assertThat(page.substring(schema + SchemaJson.inPage().length()))
        .doesNotContain("nomean")
        .doesNotContain("db2");
  }

  private static HttpResponse<String> get(String query) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/gradient-check?" + query);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
