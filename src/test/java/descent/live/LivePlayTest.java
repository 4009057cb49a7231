package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import descent.web.Server;
import descent.web.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open, play, pause, step and the rest, through a real socket. */
class LivePlayTest {
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

  @Test
  void openAnswersWithTheExperimentTheStartAndAPicture() {
    page.say("{'type':'open','experiment':'n=50&layers=4:relu&lr=0.010'}");

    JsonNode opened = page.await("opened");
    List<JsonNode> log = page.awaitLog(entry -> true);
    TestPicture picture = page.awaitPicture();

    assertThat(opened.get("experiment").asText()).isEqualTo("n=50&layers=4:relu");
    assertThat(opened.get("points").get("train").get("x1")).hasSize(50);
    assertThat(opened.get("lanes").get(0).get("description").asText())
        .isEqualTo("2 → 4 relu → 1 sigmoid");
    assertThat(log.get(0).get("epoch").asInt()).isZero();
    assertThat(log.get(0).get("lanes").get(0).get("cost").isNull()).isTrue();
    assertThat(picture.number()).isEqualTo(1);
    assertThat(picture.lane(0).get("layers")).hasSize(3);
  }

  @Test
  void playTrainsUntilPauseAndEveryEpochIsInTheLog() {
    page.say("{'type':'open','experiment':'n=50'}")
        .say("{'type':'speed','speed':'fast'}")
        .say("{'type':'play'}");

    List<JsonNode> log = page.awaitLog(entry -> entry.get("epoch").asInt() >= 100);
    page.say("{'type':'pause'}");
    JsonNode state =
        page.await(m -> m.get("type").asText().equals("state") && !m.get("playing").asBoolean());

    for (int i = 0; i < log.size(); i++) {
      assertThat(log.get(i).get("epoch").asInt()).isEqualTo(i);
      assertThat(log.get(i).get("n").asInt()).isEqualTo(i + 1);
    }
    assertThat(state.get("reason").asText()).isEqualTo("asked");
    assertThat(state.get("epoch").asInt()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void aPictureFollowsOnlyWhenTheLastOneWasSeen() throws InterruptedException {
    page.say("{'type':'open','experiment':''}").say("{'type':'play'}");
    TestPicture first = page.awaitPicture();
    page.awaitLog(entry -> entry.get("epoch").asInt() >= 30);

    page.say("{'type':'seen','log':1,'picture':" + first.number() + "}");
    TestPicture second = page.awaitPicture();

    assertThat(second.number()).isGreaterThan(first.number());
    assertThat(second.lane(0).get("epoch").asInt()).isGreaterThanOrEqualTo(1);
  }
}
