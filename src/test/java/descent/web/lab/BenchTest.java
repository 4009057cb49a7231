package descent.web.lab;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all long answers have in common: how they are admitted, cancelled and cut short. */
class BenchTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Half a minute of work on one thread, most of it training. */
  private static final String LONG = "n=2000&test=0&layers=50:tanh,20:tanh&epochs=40000";

  private static Server server(String... settings) {
    Map<String, String> all = new HashMap<>(Map.of("PORT", "0", "DESCENT_THREADS", "1"));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new Server(Settings.from(all)).start();
  }

  private static HttpRequest.Builder request(Server server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  private static void await(Server server, int jobs) throws InterruptedException {
    for (int i = 0; i < 500 && server.jobs() != jobs; i++) {
      Thread.sleep(20);
    }
    assertThat(server.jobs()).isEqualTo(jobs);
  }

  /** A client that asks and goes away without having read anything. */
  private static Socket asking(Server server, String path) throws Exception {
    Socket socket = new Socket("127.0.0.1", server.port());
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/step?", "/api/gradient-check?", "/api/run?every=40000&"})
  void aClientThatLeavesCancelsItsAnswer(String path) throws Exception {
    try (Server server = server()) {
      try (Socket socket = asking(server, path + LONG)) {
        await(server, 1);
        Thread.sleep(300);
        assertThat(server.jobs()).isEqualTo(1);
      }

      await(server, 0);
    }
  }

  @Test
  void aRequestSentAheadOfTheAnswerIsAnsweredNext() throws Exception {
    try (Server server = server();
        Socket socket = asking(server, "/api/step?n=200&layers=20:tanh&epochs=3000&columns=1")) {
      Thread.sleep(400);
      String next =
          "GET /api/run?n=20&epochs=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(next.getBytes(StandardCharsets.US_ASCII));

      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(all).contains("\"network\":", "\"lane\":0,\"epoch\":1,\"cost\":");
    }
  }

  @Test
  void aStreamThatTheServerCutsShortSaysSo() throws Exception {
    Server server = server();
    HttpResponse<InputStream> answer =
        CLIENT.send(
            request(server, "/api/run?" + LONG).build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      body.readNBytes(200);
      Thread closing = new Thread(server::close);
      closing.start();

      List<String> lines = new String(body.readAllBytes(), StandardCharsets.UTF_8).lines().toList();

      closing.join();
      JsonNode last = json(lines.get(lines.size() - 1));
      assertThat(last.at("/problem/status").intValue()).isEqualTo(503);
      assertThat(last.at("/problem/detail").textValue()).contains("the server stops");
    }
  }

  @Test
  void aWholeAnswerThatTheServerCutsShortIsAProblem() throws Exception {
    Server server = server();
    var answer =
        CLIENT.sendAsync(
            request(server, "/api/step?" + LONG).build(), HttpResponse.BodyHandlers.ofString());
    await(server, 1);

    server.close();

    assertThat(answer.get().statusCode()).isEqualTo(503);
    assertThat(json(answer.get().body()).get("detail").textValue()).contains("the server stops");
  }

  @Test
  void oneTooManyFromAnAddressMayComeBackSoon() throws Exception {
    try (Server server = server("DESCENT_MAX_RUNS_PER_ADDRESS", "1");
        Socket first = asking(server, "/api/step?" + LONG)) {
      await(server, 1);

      HttpResponse<String> answer = send(request(server, "/api/run?n=20&epochs=1"));

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
      assertThat(json(answer.body()).get("key").textValue()).isEqualTo("runs");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/run?epochs=1&n=10000&test=9000&layers=160:relu,50:relu,20:relu|n|examples in all sets",
        "/api/run?epochs=2&n=1000&layers=50:relu&seeds=50|seeds|for a run of this size",
        "/api/gradient-check?sweep=true&data=moons&n=10000&test=0"
            + "&layers=20:tanh,20:tanh,20:tanh,20:tanh,20:tanh|n|for such a check",
        "/api/gradient-check?sweep=true&n=100&layers=60:tanh,40:tanh|sweep|false for more than 2000",
        "/api/step?columns=1000000&test=0&n=10000&layers=80:tanh:bn,20:tanh:bn&epochs=1|columns|at most",
      })
  void whatCanNeverBeIsRefusedBeforeAnythingIsDone(String path, String key, String allowed)
      throws Exception {
    try (Server server = server("DESCENT_MAX_RUN_MEMORY", "90000000")) {
      HttpResponse<String> answer = send(request(server, path));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(json(answer.body()).get("key").textValue()).isEqualTo(key);
      assertThat(json(answer.body()).get("allowed").textValue()).contains(allowed);
    }
  }

  @Test
  void otherSitesMayLinkToAnAnswerButNotAskForIt() throws Exception {
    try (Server server = server()) {
      HttpRequest.Builder image =
          request(server, "/api/step?n=20")
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "no-cors")
              .header("Sec-Fetch-Dest", "image");
      HttpRequest.Builder link =
          request(server, "/api/step?n=20")
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "navigate")
              .header("Sec-Fetch-Dest", "document");

      assertThat(send(image).statusCode()).isEqualTo(403);
      assertThat(send(link).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoTakesLinesIsToldHowFarItIs() throws Exception {
    try (Server server = server()) {
      HttpResponse<String> answer =
          send(
              request(server, "/api/gradient-check?n=2000&layers=40:tanh&epochs=4000&sweep=true")
                  .header("Accept", "application/x-ndjson"));

      List<String> lines = answer.body().lines().toList();
      assertThat(lines.size()).isGreaterThan(2);
      double before = 0;
      for (String line : lines.subList(0, lines.size() - 1)) {
        double progress = json(line).get("progress").doubleValue();
        assertThat(progress).isBetween(before, 1.0);
        before = progress;
      }
      assertThat(json(lines.get(lines.size() - 1)).get("sweep").size()).isEqualTo(23);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/run?epochs=1&n=20, application/x-ndjson",
    "/api/step?n=20, application/json",
    "/api/gradient-check?n=20, application/json",
    "/api/numpy?n=20, text/x-python; charset=utf-8",
    "/health, application/json",
  })
  void headTellsTheTypeOfTheAnswer(String path, String type) throws Exception {
    try (Server server = server()) {
      HttpResponse<String> answer =
          send(request(server, path).method("HEAD", HttpRequest.BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
      assertThat(server.jobs()).isZero();
    }
  }
}
