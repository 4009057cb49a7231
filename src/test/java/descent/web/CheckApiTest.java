package descent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

class CheckApiTest {
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
  void theNotebooksCaseComesOut() throws Exception {
    JsonNode right = check("twin=gradient-checking");
    JsonNode wrong = check("twin=gradient-checking&bug=dW2*2,db1*4");

    assertThat(right.get("difference").doubleValue()).isBetween(1.1885e-7, 1.1895e-7);
    assertThat(right.get("passes").booleanValue()).isTrue();
    assertThat(wrong.get("difference").doubleValue()).isCloseTo(0.2850931567762, within(1e-9));
    assertThat(wrong.get("passes").booleanValue()).isFalse();
    assertThat(wrong.get("suspicions")).extracting(s -> s.get("tensor").textValue()).containsExactly("db1", "dW2");
    assertThat(wrong.get("suspicions").get(1).get("text").textValue()).contains("2 times");
  }

  @Test
  void tellsEachTensorAndItsWorstElement() throws Exception {
    JsonNode answer = check("layers=5:tanh&epochs=20&step=1e-6&bug=dW1*-1");

    assertThat(answer.get("epoch").intValue()).isEqualTo(20);
    JsonNode W1 = answer.get("parameters").get(0);
    assertThat(W1.get("name").textValue()).isEqualTo("W1");
    assertThat(W1.get("shape").toString()).isEqualTo("[5,2]");
    assertThat(W1.get("difference").doubleValue()).isCloseTo(1, within(1e-6));
    assertThat(W1.get("worst").get("backpropagation").doubleValue())
        .isCloseTo(-W1.get("worst").get("numerical").doubleValue(), within(1e-8));
    assertThat(answer.get("suspicions").get(0).get("kind").textValue()).isEqualTo("sign");
  }

  @Test
  void sweepsTheStepAndTellsEveryElement() throws Exception {
    JsonNode answer = check("layers=3:tanh&sweep=true&detail=true");

    JsonNode sweep = answer.get("sweep");
    assertThat(sweep.size()).isEqualTo(23);
    assertThat(sweep.get(0).get("step").doubleValue()).isEqualTo(0.1);
    assertThat(sweep.get(0).get("difference").doubleValue()).isGreaterThan(sweep.get(8).get("difference").doubleValue());
    assertThat(sweep.get(22).get("difference").doubleValue()).isGreaterThan(sweep.get(8).get("difference").doubleValue());
    assertThat(sweep.get(8).get("oneSided").doubleValue()).isGreaterThan(sweep.get(8).get("difference").doubleValue());
    assertThat(answer.get("parameters").get(0).get("numerical").size()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "step=0|step|a number in [1e-15, 1]", "step=NaN|step|a number in [1e-15, 1]", "epochs=-1|epochs|whole number",
    "bug=dW9*2|bug|in a layer from 1 to 3", "bug=dW1|bug|empty, or some of", "bug=dW1*NaN|bug|empty, or some of",
    "step=1e-7&step=1e-6|step|given once", "layers=5:relu:keep0.5|mask|frozen",
    "twin=gradient-checking&lr=1|twin|given alone", "layers=256,256&n=5000|n|at most", "nonsense=1|nonsense|one of"
  })
  void badValuesAreToldByName(String query, String key, String allowed) throws Exception {
    HttpResponse<String> answer = get(query);

    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(problem.get("key").textValue()).isEqualTo(key);
    assertThat(problem.get("allowed").textValue()).contains(allowed);
  }

  @Test
  void dropoutWithFrozenMasksIsChecked() throws Exception {
    JsonNode answer = check("layers=6:tanh:keep0.7,4:tanh:bn&mask=frozen&l2=1&step=1e-5");

    assertThat(answer.get("passes").booleanValue()).isTrue();
  }

  private static JsonNode check(String query) throws Exception {
    HttpResponse<String> answer = get(query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static HttpResponse<String> get(String query) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/gradient-check?" + query);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
