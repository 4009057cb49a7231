package descent.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.web.Server;
import descent.web.Settings;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Server server;

  @BeforeAll
  static void start() {
    server =
        new Server(Settings.from(Map.of("PORT", "0", "DESCENT_MAX_RUNS_PER_ADDRESS", "2"))).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String query) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/run?" + query);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static List<JsonNode> rows(String query) throws Exception {
    HttpResponse<String> answer = get(query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
    return answer.body().lines().map(RunApiTest::parse).toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (Exception e) {
      throw new AssertionError(line, e);
    }
  }

  private static List<Integer> epochs(List<JsonNode> rows) {
    return rows.stream().map(row -> row.get("epoch").asInt()).toList();
  }

  @Test
  void rowsHaveTheNotebooksEpochsAndTheLast() throws Exception {
    assertThat(epochs(rows("n=20&layers=2&epochs=3500&every=1000")))
        .containsExactly(1, 1001, 2001, 3001, 3500);
    assertThat(epochs(rows("n=20&layers=2&epochs=3&every=1"))).containsExactly(1, 2, 3);
    assertThat(epochs(rows("n=20&layers=2&epochs=1&every=1000"))).containsExactly(1);
    assertThat(epochs(rows("n=20&layers=2&epochs=1001&every=1000"))).containsExactly(1, 1001);
  }

  @Test
  void aRowHasItsMembersInOrder() throws Exception {
    String row = get("n=20&dev=10&test=10&layers=2&epochs=1").body();

    assertThat(row)
        .matches(
            "\\{\"lane\":0,\"epoch\":1,\"cost\":[0-9.]+,\"learningRate\":0.01,\"train\":\\{\"loss\":[0-9.]+,"
                + "\"accuracy\":[0-9.]+},\"dev\":\\{\"loss\":[0-9.]+,\"accuracy\":[0-9.]+},"
                + "\"test\":\\{\"loss\":[0-9.]+,\"accuracy\":[0-9.]+}}\n");
  }

  @Test
  void theInitializationNotebookComesOut() throws Exception {
    List<JsonNode> rows = rows("twin=initialization&every=1000");

    JsonNode last = rows.get(rows.size() - 1);
    assertThat(rows.get(0).get("cost").asDouble())
        .isEqualTo(0.8830537463419761, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(last.get("epoch").asInt()).isEqualTo(15_000);
    assertThat(last.at("/train/accuracy").asDouble()).isEqualTo(298 / 300.0);
    assertThat(last.at("/test/accuracy").asDouble()).isEqualTo(0.96);
  }

  @Test
  void lanesComeEpochByEpoch() throws Exception {
    List<JsonNode> rows = rows("n=20&layers=2&epochs=2&lane=opt=gd&lane=opt=adam");

    assertThat(rows).extracting(row -> row.get("lane").asInt()).containsExactly(0, 1, 0, 1);
    assertThat(epochs(rows)).containsExactly(1, 1, 2, 2);
  }

  @Test
  void divergenceIsARowWithNullsAndEndsTheLane() throws Exception {
    List<JsonNode> rows =
        rows(
            "n=20&data=plane&layers=3&init=normal&epochs=500&every=100&lane=lr=10;scale=1000&lane=lr=0.01");

    List<JsonNode> first = rows.stream().filter(row -> row.get("lane").asInt() == 0).toList();
    List<JsonNode> second = rows.stream().filter(row -> row.get("lane").asInt() == 1).toList();
    JsonNode end = first.get(first.size() - 1);
    assertThat(end.get("cost").isNull()).isTrue();
    assertThat(end.at("/diverged/stops").asBoolean()).isTrue();
    assertThat(end.at("/diverged/tensor").asText()).isNotBlank();
    assertThat(epochs(second)).endsWith(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lr=-1&epochs=1|lr|-1",
        "n=20|epochs|none",
        "epochs=1&every=0|every|0",
        "epochs=1&every=1&every=2|every|2",
        "epochs=1&colour=red|colour|red",
        "epochs=1&n=10001|n|10001",
        "epochs=1&layers=256,256,256|layers|132609 parameters",
        "epochs=1000000000&layers=256|epochs|1000000000",
        "epochs=1&data=plane&loss=crossentropy|loss|crossentropy",
        "epochs=1&data=signs|data|signs",
      })
  void whatIsRefusedIsAProblemThatNamesKeyValueAndWhatIsAllowed(
      String query, String key, String value) throws Exception {
    HttpResponse<String> answer = get(query);

    JsonNode problem = parse(answer.body());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(problem.get("key").asText()).isEqualTo(key);
    assertThat(problem.get("value").asText()).isEqualTo(value);
    assertThat(problem.get("allowed").asText()).isNotBlank();
    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("detail").asText()).contains(key);
  }

  @Test
  void rowsComeBeforeTheRunIsOver() throws Exception {
    URI uri =
        URI.create(
            "http://127.0.0.1:" + server.port() + "/api/run?n=2000&layers=50,50&epochs=4000");
    HttpResponse<InputStream> answer =
        CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());

    try (InputStream body = answer.body()) {
      byte[] start = body.readNBytes(20);

      assertThat(new String(start, StandardCharsets.UTF_8)).startsWith("{\"lane\":0,\"epoch\":1,");
      assertThat(server.jobs()).isGreaterThan(0);
    }
  }

  @Test
  void aClientThatGoesAwayStopsTheRun() throws Exception {
    for (String every : new String[] {"1", "1000000"}) {
      try (Socket socket = new Socket("127.0.0.1", server.port())) {
        String request =
            "GET /api/run?n=2000&layers=50,50&epochs=10000&every="
                + every
                + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().readNBytes(300);
        assertThat(server.jobs()).isEqualTo(1);
      }

      for (int i = 0; i < 500 && server.jobs() > 0; i++) {
        Thread.sleep(20);
      }
      assertThat(server.jobs()).as("every=" + every).isZero();
    }
  }

  /** Over seeds: each number is the spread of what single runs with those seeds give. */
  @Test
  void overSeedsEachRowIsTheSpreadOfSingleRuns() throws Exception {
    String experiment = "n=40&layers=4&batch=16&lr=0.1&epochs=7&every=3";
    List<JsonNode> spread = rows(experiment + "&seeds=5");
    List<List<JsonNode>> single = new java.util.ArrayList<>();
    for (int i = 0; i < 5; i++) {
      single.add(
          rows(
              experiment
                  + "&weightSeed="
                  + (3 + i)
                  + "&batchSeed="
                  + (10 + 10_000_000 * i)
                  + "&dropoutSeed="
                  + (1 + i)));
    }

    assertThat(epochs(spread)).containsExactly(1, 4, 7);
    for (int row = 0; row < 3; row++) {
      for (String path : List.of("/cost", "/train/loss", "/train/accuracy", "/test/loss")) {
        int at = row;
        double[] values =
            single.stream()
                .mapToDouble(rows -> rows.get(at).at(path).asDouble())
                .sorted()
                .toArray();
        JsonNode told = spread.get(row).at(path);
        assertThat(
                List.of(
                    told.get("least").asDouble(),
                    told.get("q1").asDouble(),
                    told.get("median").asDouble(),
                    told.get("q3").asDouble(),
                    told.get("most").asDouble()))
            .containsExactly(values[0], values[1], values[2], values[3], values[4]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "51", "x", "-5"})
  void aCountOfSeedsThatCannotBeIsNamed(String seeds) throws Exception {
    HttpResponse<String> answer = get("n=20&epochs=2&seeds=" + seeds);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(parse(answer.body()).get("key").asText()).isEqualTo("seeds");
    assertThat(parse(answer.body()).get("allowed").asText()).isEqualTo("a whole number in 2..50");
  }
}
