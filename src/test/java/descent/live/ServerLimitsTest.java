package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import descent.web.Server;
import descent.web.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerLimitsTest {

  private static Server server(String... settings) {
    java.util.Map<String, String> all = new java.util.HashMap<>(Map.of("PORT", "0"));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new Server(Settings.from(all)).start();
  }

  @Test
  void oneRunTooManyClosesTheSocket1013() {
    try (Server server = server("DESCENT_MAX_RUNS", "1");
        TestPage first = TestPage.at(server.port());
        TestPage second = TestPage.at(server.port())) {
      first.say("{'type':'open','experiment':''}").await("opened");

      second.say("{'type':'open','experiment':''}");

      assertThat(second.awaitClose()).isEqualTo(1013);
      first.say("{'type':'open','experiment':'lr=0.1'}");
      assertThat(first.await("opened").get("experiment").asText()).isEqualTo("lr=0.1");
      assertThat(server.runs()).isEqualTo(1);
    }
  }

  @Test
  void oneRunTooManyFromAnAddressIsAProblemAndTheSocketStays() {
    try (Server server = server("DESCENT_MAX_RUNS_PER_ADDRESS", "1");
        TestPage first = TestPage.at(server.port());
        TestPage second = TestPage.at(server.port())) {
      String run = first.say("{'type':'open','experiment':''}").await("opened").get("run").asText();

      JsonNode problem = second.say("{'type':'open','experiment':''}").await("problem");
      second.say("{'type':'resume','run':'" + run + "','since':0}");

      assertThat(problem.get("key").asText()).isEqualTo("runs");
      assertThat(problem.get("allowed").asText()).isEqualTo("at most 1 at once from one address");
      assertThat(second.await("opened").get("run").asText()).isEqualTo(run);
    }
  }

  @Test
  void whatIsTooLargeIsAProblemAndTheOldRunGoesOn() {
    try (Server server = server();
        TestPage page = TestPage.at(server.port())) {
      page.say("{'type':'open','experiment':'n=50&layers=4'}").await("opened");

      JsonNode problem =
          page.say("{'type':'open','experiment':'layers=256,256,256'}").await("problem");
      page.say("{'type':'step','unit':'epoch'}");

      assertThat(problem.get("key").asText()).isEqualTo("layers");
      assertThat(problem.get("detail").asText()).contains("at most 100000 weights and biases");
      assertThat(page.awaitLog(entry -> entry.get("epoch").asInt() == 1)).isNotEmpty();
    }
  }

  @Test
  void everyFaultOfARequestIsAProblemOfItsKey() {
    try (Server server = server();
        TestPage page = TestPage.at(server.port())) {
      page.say("{'type':'open','experiment':'n=50&layers=4'}").await("opened");

      assertThat(
              page.say("{'type':'change','changes':'lr:-1'}").await("problem").get("key").asText())
          .isEqualTo("lr");
      assertThat(
              page.say("{'type':'open','experiment':'lr=-1'}")
                  .await("problem")
                  .get("value")
                  .asText())
          .isEqualTo("-1");
      assertThat(
              page.say("{'type':'look','lines':'weight','neuron':{'layer':9,'unit':0}}")
                  .await("problem")
                  .get("key")
                  .asText())
          .isEqualTo("layer");
      assertThat(
              page.say("{'type':'look','lines':'weight','neuron':{'layer':1,'unit':4}}")
                  .await("problem")
                  .get("allowed")
                  .asText())
          .isEqualTo("a whole number in 0..3");
      assertThat(
              page.say("{'type':'resume','run':'x','since':0}")
                  .await("problem")
                  .get("key")
                  .asText())
          .isEqualTo("run");
    }
  }
}
