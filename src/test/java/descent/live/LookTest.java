package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import descent.web.Server;
import descent.web.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking inside, through a real socket. */
class LookTest {
  private Server server;
  private TestPage page;

  @BeforeEach
  void start() {
    server = new Server(Settings.from(Map.of("PORT", "0"))).start();
    page = TestPage.at(server.port());
  }

  @AfterEach
  void stop() {
    page.close();
    server.close();
  }

  private JsonNode awaitSurface(int take) {
    return page.await(
        m ->
            m.get("type").asText().equals("surface")
                && m.get("done").asBoolean()
                && m.get("take").asInt() == take);
  }

  @Test
  void aSliceComesCoarseFirstAndThenFiner() {
    page.say("{'type':'open','experiment':'n=50&layers=4:relu','epoch':20}");
    page.awaitLog(entry -> entry.get("epoch").asInt() == 20);
    page.say("{'type':'look','lines':'weight','slice':{'directions':'path','take':1}}");

    List<Integer> sides = new ArrayList<>();
    JsonNode surface;
    do {
      surface = page.await("surface");
      sides.add(surface.get("side").asInt());
    } while (!surface.get("done").asBoolean());

    assertThat(sides).isSorted().endsWith(41);
    assertThat(surface.get("losses")).hasSize(41 * 41);
    assertThat(surface.get("epoch").asInt()).isEqualTo(20);
    assertThat(surface.get("explained").asDouble()).isBetween(0.3, 1.0);
    assertThat(surface.at("/trails/0/epochs/0").asInt()).isZero();
  }

  @Test
  void whileTheRunPlaysASliceIsTakenAllTheSame() {
    page.say("{'type':'open','experiment':'n=50&layers=4:relu'}")
        .say("{'type':'speed','speed':'max'}")
        .say("{'type':'play'}");
    page.awaitLog(entry -> entry.get("epoch").asInt() >= 100);

    page.say("{'type':'look','lines':'weight','slice':{'directions':'path','take':7}}");

    assertThat(awaitSurface(7).get("epoch").asInt()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void whoComesBackIsToldTheSliceAgain() {
    page.say("{'type':'open','experiment':'n=50&layers=4:relu'}");
    String run = page.await("opened").get("run").asText();
    page.say("{'type':'look','lines':'weight','slice':{'directions':'random','take':1}}");
    JsonNode before = awaitSurface(1);
    page.cut();

    page = TestPage.at(server.port()).say("{'type':'resume','run':'" + run + "','since':0}");

    assertThat(awaitSurface(1)).isEqualTo(before);
  }

  @Test
  void twoPagesOfOneRunLookAtDifferentThings() {
    page.say("{'type':'open','experiment':'n=50&layers=4:relu'}");
    String run = page.await("opened").get("run").asText();
    try (TestPage other = TestPage.at(server.port())) {
      other.say("{'type':'resume','run':'" + run + "','since':0}").await("opened");
      page.say("{'type':'look','lines':'gradient','neuron':{'layer':1,'unit':2}}");
      other.say(
          "{'type':'look','lines':'weight','confusion':'train',"
              + "'slice':{'directions':'random','take':5}}");

      TestPicture mine = page.awaitPicture(p -> p.lane(0).has("neuron"));
      TestPicture others = other.awaitPicture(p -> p.lane(0).has("confusion"));
      page.say("{'type':'step','unit':'epoch'}");
      TestPicture mineNext = page.awaitPicture(p -> p.lane(0).get("epoch").asInt() == 1);
      TestPicture othersNext =
          other.awaitPicture(p -> p.lane(0).get("epoch").asInt() == 1 && p.lane(0).has("stand"));

      assertThat(mine.lane(0).get("lines").asText()).isEqualTo("gradient");
      assertThat(others.lane(0).get("lines").asText()).isEqualTo("weight");
      assertThat(mineNext.lane(0).has("neuron")).isTrue();
      assertThat(mineNext.lane(0).has("confusion")).isFalse();
      assertThat(othersNext.lane(0).has("neuron")).isFalse();
      assertThat(othersNext.lane(0).has("confusion")).isTrue();
      assertThat(othersNext.lane(0).at("/stand/take").asInt()).isEqualTo(5);
      assertThat(mineNext.lane(0).has("stand")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'slice':{'lane':1,'directions':'path'}|lane|a whole number in 0..0",
        "'matrices':{'of':'weight','layer':3}|layer|a whole number in 0..2",
        "'example':{'set':'train','index':50}|index|a whole number in 0..49",
        "'example':{'set':'dev','index':0}|index|of a set that has examples; dev has none",
      })
  void whatIsNotThereIsRefusedByName(String member, String key, String allowed) {
    page.say("{'type':'open','experiment':'n=50&layers=4:relu'}");

    page.say("{'type':'look','lines':'weight'," + member + "}");

    JsonNode problem = page.await("problem");
    assertThat(problem.get("key").asText()).isEqualTo(key);
    assertThat(problem.get("allowed").asText()).isEqualTo(allowed);
  }
}
