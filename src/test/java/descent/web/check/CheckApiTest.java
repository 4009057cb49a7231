package descent.web.check;

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
    assertThat(wrong.get("suspicions"))
        .extracting(s -> s.get("tensor").textValue())
        .containsExactly("db1", "dW2");
    assertThat(wrong.get("suspicions").get(1).get("text").textValue()).contains("2 times");
  }

  @Test
  void aRightPassBesideKinksIsNotConvicted() throws Exception {
    JsonNode answer = check("layers=4:relu,4:relu");

    assertThat(answer.get("outcome").textValue()).isEqualTo("right");
    assertThat(answer.get("suspicions")).isEmpty();
    assertThat(answer.get("text").textValue()).contains("kink");
  }

  @Test
  void aHuntBesideKinksAccusesNobodyElse() throws Exception {
    JsonNode answer = check("layers=4:relu,4:relu&hunt=3&reveal=true");

    assertThat(answer.get("suspicions"))
        .extracting(s -> s.get("tensor").textValue())
        .containsExactly(answer.get("hunt").get("bug").textValue().split("[*:]")[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "init=zeros, zero-gradient",
    "step=1e-2, step-too-large",
    "step=1e-12, step-too-small",
    "layers=5:sigmoid&scale=1000&init=normal, infinite-cost",
    "lr=10&l2=1000&epochs=100, diverged"
  })
  void whatCannotBeCheckedIsSaid(String query, String reason) throws Exception {
    JsonNode answer = check(query);

    assertThat(answer.get("outcome").textValue()).isEqualTo("unknown");
    assertThat(answer.get("reason").textValue()).isEqualTo(reason);
    assertThat(answer.get("advice").textValue()).isNotEmpty();
    assertThat(answer.get("passes").booleanValue()).isFalse();
    assertThat(answer.get("suspicions")).isEmpty();
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
    assertThat(sweep.get(0).get("difference").doubleValue())
        .isGreaterThan(sweep.get(8).get("difference").doubleValue());
    assertThat(sweep.get(22).get("difference").doubleValue())
        .isGreaterThan(sweep.get(8).get("difference").doubleValue());
    assertThat(sweep.get(8).get("oneSided").doubleValue())
        .isGreaterThan(sweep.get(8).get("difference").doubleValue());
    assertThat(answer.get("parameters").get(0).get("numerical").size()).isEqualTo(6);
  }

  @Test
  void tellsBothCostsOfOneElement() throws Exception {
    JsonNode answer = check("twin=gradient-checking&bug=dW2*2&element=W2:2:1");

    JsonNode element = answer.get("element");
    double quotient =
        (element.get("plus").doubleValue() - element.get("minus").doubleValue()) / 2e-7;
    assertThat(element.get("tensor").textValue()).isEqualTo("W2");
    assertThat(element.get("index").toString()).isEqualTo("[2,1]");
    assertThat(element.get("numerical").doubleValue()).isEqualTo(quotient);
    assertThat(element.get("backpropagation").doubleValue() / quotient).isCloseTo(2, within(1e-4));
  }

  @Test
  void theSweepTellsTheCurveWithoutTheBugsBesideIt() throws Exception {
    JsonNode sweep = check("layers=3:relu&sweep=true&bug=dW1*2").get("sweep");

    assertThat(sweep).allMatch(point -> point.get("difference").doubleValue() > 0.01);
    assertThat(sweep.get(8).get("right").doubleValue()).isLessThan(1e-7);
    assertThat(sweep.get(0).get("kinks").intValue()).isPositive();
    assertThat(sweep.get(22).get("kinks").intValue()).isZero();
  }

  @Test
  void aHuntTellsNothingButTheDifferenceAtFirst() throws Exception {
    JsonNode answer = check("hunt=7&epochs=20");

    assertThat(answer.get("difference").doubleValue()).isGreaterThan(1e-3);
    assertThat(answer.has("suspicions")).isFalse();
    assertThat(answer.has("bug")).isFalse();
    assertThat(answer.get("hunt").toString()).isEqualTo("{\"seed\":7}");
    assertThat(answer.get("parameters"))
        .allMatch(tensor -> !tensor.has("difference") && !tensor.has("worst"));
  }

  @Test
  void aGuessIsAnsweredInHalves() throws Exception {
    String hidden = check("hunt=7&epochs=20&reveal=true").get("hunt").get("bug").textValue();
    assertThat(hidden).isEqualTo("db2:nomean");

    JsonNode right = check("hunt=7&epochs=20&guess=db2:nomean").get("hunt");
    JsonNode half = check("hunt=7&epochs=20&guess=db2:sign").get("hunt");
    JsonNode wrong = check("hunt=7&epochs=20&guess=dW1:transpose").get("hunt");

    assertThat(right.toString())
        .isEqualTo("{\"seed\":7,\"rightPlace\":true,\"rightMistake\":true}");
    assertThat(half.get("rightPlace").booleanValue()).isTrue();
    assertThat(half.get("rightMistake").booleanValue()).isFalse();
    assertThat(wrong.get("rightPlace").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "element=W9:0:0|element|a tensor of the network",
        "element=W1:0:2|element|a tensor of the network",
        "element=W1|element|a tensor of the network",
        "hunt=x|hunt|whole number",
        "hunt=1&bug=dW1*2|bug|left out of a hunt",
        "guess=dW1:sign|guess|given with hunt",
        "hunt=1&guess=dW9:sign|guess|in one of dZ1, dW1",
        "hunt=1&guess=dW1:odd|guess|mistakes are factor, sign",
        "step=0|step|a number in [1e-15, 1]",
        "step=NaN|step|a number in [1e-15, 1]",
        "epochs=-1|epochs|whole number",
        "bug=dW9*2|bug|in a layer from 1 to 3",
        "bug=dW1|bug|empty, or some of",
        "bug=dW1*NaN|bug|empty, or some of",
        "step=1e-7&step=1e-6|step|given once",
        "layers=5:relu:keep0.5|mask|frozen",
        "twin=gradient-checking&lr=1|twin|given alone",
        "layers=256,256&n=5000|n|at most",
        "nonsense=1|nonsense|one of"
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
