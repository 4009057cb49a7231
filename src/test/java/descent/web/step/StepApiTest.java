package descent.web.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.web.Server;
import descent.web.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepApiTest {
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
  void tellsAWholeStepInTheNamesOfTheBlackboard() throws Exception {
    JsonNode step = step("epochs=20&layers=4:tanh:keep0.5,3:relu:bn&opt=adam&l2=0.5&n=30&batch=8");

    assertThat(step.get("epoch").intValue()).isEqualTo(20);
    assertThat(step.get("m").intValue()).isEqualTo(8);
    assertThat(step.get("batches").intValue()).isEqualTo(4);
    assertThat(step.get("t").intValue()).isEqualTo(81);
    assertThat(step.get("examples").size()).isEqualTo(8);
    JsonNode first = step.get("layers").get(0);
    JsonNode second = step.get("layers").get(1);
    assertThat(first.fieldNames())
        .toIterable()
        .contains("Z", "G", "D", "A", "dA", "dG", "dZ")
        .doesNotContain("Zhat");
    assertThat(second.fieldNames())
        .toIterable()
        .contains("Z", "Zhat", "mu", "variance", "Ztilde", "A", "dZtilde", "dZ");
    assertThat(second.get("parameters").fieldNames())
        .toIterable()
        .containsExactly("W", "gamma", "beta");
    assertThat(first.get("parameters").get("W").fieldNames())
        .toIterable()
        .contains("before", "backpropagated", "gradient", "after", "v", "vBefore", "s", "sBefore");
    double w = first.get("parameters").get("W").get("before").get(2).get(1).doubleValue();
    double bare =
        first.get("parameters").get("W").get("backpropagated").get(2).get(1).doubleValue();
    double gradient = first.get("parameters").get("W").get("gradient").get(2).get(1).doubleValue();
    assertThat(gradient).isCloseTo(bare + 0.5 / 8 * w, within(1e-15));
    assertThat(step.get("program").get(0).get(0).textValue()).startsWith("# 2 → 4 tanh keep 0.5");
    assertThat(step.get("picture").size()).isEqualTo(4);
  }

  @Test
  void theStepAfterBeginsWhereThisOneEnds() throws Exception {
    JsonNode last =
        step("epochs=1&batches=2&n=30&batch=10").get("layers").get(0).get("parameters").get("W");
    JsonNode next = step("epochs=2&n=30&batch=10").get("layers").get(0).get("parameters").get("W");

    assertThat(next.get("before")).isEqualTo(last.get("after"));
  }

  /** With changes on the way: the step of the run as it went. */
  @Test
  void theStepIsOfTheRunWithItsChanges() throws Exception {
    JsonNode plain = step("data=moons&opt=adam&layers=3:tanh&n=30&epochs=6");
    JsonNode changed =
        step("data=moons&opt=adam&layers=3:tanh&n=30&epochs=6&changes=4:lr:0.0001,5:l2:2");

    assertThat(changed.get("learningRate").doubleValue()).isEqualTo(0.0001);
    assertThat(changed.get("penalty").doubleValue()).isPositive();
    assertThat(changed.at("/layers/0/parameters/W/before"))
        .isNotEqualTo(plain.at("/layers/0/parameters/W/before"));
    assertThat(changed.get("program").toString()).contains("learning_rate = 0.0001");
  }

  /** The last moment: what the step did to the cost of its batch. */
  @Test
  void theCostAfterTheStepIsThatOfTheNextStepOfTheSameBatch() throws Exception {
    JsonNode step = step("layers=3:tanh&n=30&epochs=3&l2=1");
    JsonNode next = step("layers=3:tanh&n=30&epochs=4&l2=1");
    JsonNode moments = step.get("moments");

    assertThat(step.get("Jafter").doubleValue())
        .isCloseTo(next.get("J").doubleValue(), within(1e-12))
        .isLessThan(step.get("J").doubleValue());
    assertThat(moments.get(moments.size() - 1).get("id").textValue()).isEqualTo("newJ");
  }

  @Test
  void asManyExamplesAreToldAsAreAskedForOrFit() throws Exception {
    assertThat(step("columns=3").get("X").get(0).size()).isEqualTo(3);
    assertThat(step("").get("columns").intValue()).isEqualTo(300);
    JsonNode wide = step("layers=60:tanh,60:tanh&n=5000");
    assertThat(wide.get("columns").intValue()).isBetween(100, 400);
    assertThat(wide.get("losses").size()).isEqualTo(5000);
  }

  @Test
  void theProgramIsOfferedAsAFile() throws Exception {
    HttpResponse<String> answer = get("/api/numpy?layers=3:tanh&epochs=5");

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"descent.py\"");
    assertThat(answer.body())
        .contains("import numpy as np", "def forward_propagation", "num_epochs = 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs=-1|epochs|whole number",
        "epochs=x|epochs|whole number",
        "batches=1|batches|in 0..0",
        "batches=4&batch=100|batches|in 0..2",
        "columns=0|columns|at least 1",
        "epochs=1&epochs=2|epochs|given once",
        "example=2|example|one of the experiment's",
        "lr=0|lr|a number in (0, 10]",
        "nonsense=1|nonsense|one of",
        "layers=200,200|layers|at most 20000 weights",
        "epochs=1000000000|epochs|at most",
        "data=hills&layers=8:relu,8:relu&lr=10&scale=1000&epochs=50|epochs|for there the training diverges",
        "batch=1&layers=3:bn|batch|at least 2"
      })
  void badValuesAreToldByName(String query, String key, String allowed) throws Exception {
    HttpResponse<String> answer = get("/api/step?" + query);

    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(problem.get("key").textValue()).isEqualTo(key);
    assertThat(problem.get("allowed").textValue()).contains(allowed);
  }

  @Test
  void theStepThatLeavesTheFiniteNumbersIsStillTold() throws Exception {
    JsonNode step = step("data=hills&layers=8:relu,8:relu&lr=10&scale=1000");

    assertThat(step.get("layers").get(0).get("parameters").get("W").get("after").toString())
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void thePageOpensWithDefaultsInPlaceOfWhatIsFaulty() throws Exception {
    HttpResponse<String> page = get("/slow-motion?lr=-1&epochs=%22%3E%3Cscript%3E&layers=3:tanh");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "data-experiment=\"layers=3:tanh\"",
            "lr must be a number in (0, 10], was -1",
            "2 → 3 tanh → 1 sigmoid")
        .doesNotContain("\"><script>");
  }

  private static JsonNode step(String query) throws Exception {
    HttpResponse<String> answer = get("/api/step?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
