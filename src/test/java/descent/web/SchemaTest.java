package descent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.url.ExperimentUrl;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server tells of its settings is what it reads. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BLOCK =
      Pattern.compile("<script type=\"application/json\" id=\"schema\">(.*?)</script>");
  private static Server server;

  @BeforeAll
  static void start() {
    server = new Server(Settings.from(Map.of("PORT", "0"))).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/twins", "/gradient-check", "/slow-motion"})
  void everyPageHasIt(String path) throws Exception {
    Matcher block = BLOCK.matcher(get(path));

    assertThat(block.find()).isTrue();
    assertThat(JSON.readTree(block.group(1))).isEqualTo(JSON.readTree(get("/api/schema")));
  }

  @Test
  void itsDefaultsAreTheDefaultExperiment() throws Exception {
    JsonNode settings = JSON.readTree(get("/api/schema")).get("settings");
    Map<String, String> values = ExperimentUrl.values(ExperimentUrl.parse("data=xor"));

    assertThat(settings).hasSameSizeAs(values.keySet());
    for (JsonNode setting : settings) {
      String key = setting.get("key").textValue();
      String expected = key.equals("data") ? "xor" : values.get(key);
      assertThat(key.equals("data") ? "xor" : setting.get("usual").textValue())
          .as(key)
          .isEqualTo(expected);
    }
  }

  @Test
  void everyChoiceAndEveryExampleIsReadAndMeansWhatItSays() throws Exception {
    for (JsonNode setting : JSON.readTree(get("/api/schema")).get("settings")) {
      String key = setting.get("key").textValue();
      if (setting.has("example")) {
        String example = setting.get("example").textValue();
        String base =
            key.equals("patience") ? "dev=9&" : key.equals("classes") ? "data=blobs&" : "";
        base = key.startsWith("beta") || key.equals("epsilon") ? "opt=adam&" : base;
        assertThat(ExperimentUrl.values(ExperimentUrl.parse(base + key + "=" + example)))
            .containsEntry(key, example);
      }
      if (setting.get("form").get("kind").textValue().equals("choice")) {
        for (JsonNode choice : setting.get("form").get("choices")) {
          String value = choice.get("key").textValue();
          Map<String, String> values = ExperimentUrl.values(ExperimentUrl.parse(key + "=" + value));
          assertThat(values).containsEntry(key, value);
          choice
              .get("usual")
              .fields()
              .forEachRemaining(
                  usual ->
                      assertThat(values).containsEntry(usual.getKey(), usual.getValue().asText()));
        }
      }
    }
  }

  @Test
  void everySettingSaysWhatItIs() throws Exception {
    for (JsonNode setting : JSON.readTree(get("/api/schema")).get("settings")) {
      assertThat(setting.get("says").textValue()).as(setting.get("key").asText()).endsWith(".");
      assertThat(setting.get("title").textValue()).isNotBlank();
      assertThat(setting.get("brief").textValue()).isNotBlank();
    }
  }

  @Test
  void theManualsTableHasEveryKeyWithItsChoicesAndItsDefault() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("src/site/markdown/experiment.md")).stream()
            .filter(line -> line.startsWith("| "))
            .toList();
    for (JsonNode setting : JSON.readTree(get("/api/schema")).get("settings")) {
      String key = setting.get("key").textValue();
      String row =
          rows.stream()
              .filter(line -> line.split("\\|")[1].contains("`" + key + "`"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(key + " is not in the manual's table"));
      for (JsonNode choice : setting.get("form").path("choices")) {
        assertThat(row)
            .as(key)
            .containsPattern("[`,: ]" + choice.get("key").textValue() + "[`,: ]");
      }
      String usual = setting.get("usual").textValue();
      boolean perData = key.equals("noise");
      assertThat(row.substring(row.lastIndexOf("|", row.length() - 3)))
          .as(key)
          .contains(perData ? "per data set" : usual.isEmpty() ? "none" : usual);
    }
  }
}
