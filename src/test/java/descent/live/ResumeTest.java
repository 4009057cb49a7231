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

/** Lines that are cut, pages that come back, servers that start anew. */
class ResumeTest {
  private Server server;

  @BeforeEach
  void start() {
    server = new Server(Settings.from(Map.of("PORT", "0"))).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static int lastNumber(List<JsonNode> log) {
    return log.get(log.size() - 1).get("n").asInt();
  }

  @Test
  void aCutLineIsTakenUpWithoutAGapOrARepeat() {
    TestPage page = TestPage.at(server.port());
    page.say("{'type':'open','experiment':'n=50&layers=4'}").say("{'type':'speed','speed':'fast'}");
    String run = page.await("opened").get("run").asText();
    page.say("{'type':'play'}");
    List<JsonNode> log = new ArrayList<>();

    for (int cut = 1; cut <= 4; cut++) {
      int until = 150 * cut;
      log.addAll(page.awaitLog(entry -> entry.get("epoch").asInt() >= until));
      page.cut();
      page = TestPage.at(server.port());
      page.say("{'type':'resume','run':'" + run + "','since':" + lastNumber(log) + "}");
      JsonNode opened = page.await("opened");
      assertThat(opened.get("run").asText()).isEqualTo(run);
      assertThat(opened.get("since").asInt()).isEqualTo(lastNumber(log));
      assertThat(opened.get("playing").asBoolean()).isTrue();
    }
    log.addAll(page.awaitLog(entry -> entry.get("epoch").asInt() >= 750));
    page.close();

    for (int i = 0; i < log.size(); i++) {
      assertThat(log.get(i).get("epoch").asInt()).isEqualTo(i);
    }
  }

  @Test
  void twoPagesOfOneRunSeeTheSameNumbers() {
    try (TestPage one = TestPage.at(server.port());
        TestPage other = TestPage.at(server.port())) {
      one.say("{'type':'open','experiment':'n=50&layers=4'}");
      String run = one.await("opened").get("run").asText();
      other.say("{'type':'resume','run':'" + run + "','since':0}").await("opened");

      other.say("{'type':'speed','speed':'fast'}").say("{'type':'play'}");
      List<JsonNode> seenByOne = one.awaitLog(entry -> entry.get("epoch").asInt() >= 100);
      List<JsonNode> seenByOther = other.awaitLog(entry -> entry.get("epoch").asInt() >= 100);

      assertThat(seenByOne.subList(0, 100)).isEqualTo(seenByOther.subList(0, 100));
    }
  }

  @Test
  void aRestartInTheMeantimeIsToldByAnEmptySince() {
    TestPage page = TestPage.at(server.port());
    page.say("{'type':'open','experiment':'n=50&layers=4'}");
    String run = page.await("opened").get("run").asText();
    page.say("{'type':'step','unit':'epoch'}").awaitLog(entry -> entry.get("epoch").asInt() == 1);
    page.say("{'type':'restart'}").await("opened");
    int fresh = lastNumber(page.awaitLog(entry -> entry.get("epoch").asInt() == 0));
    page.cut();

    try (TestPage back = TestPage.at(server.port())) {
      back.say("{'type':'resume','run':'" + run + "','since':2}");

      assertThat(back.await("opened").get("since").asInt()).isZero();
      assertThat(lastNumber(back.awaitLog(entry -> true))).isEqualTo(fresh);
    }
  }

  @Test
  void afterAServersRestartThePageOpensTheRunAnewAtItsEpoch() {
    TestPage page = TestPage.at(server.port());
    page.say("{'type':'open','experiment':'n=50&layers=4&batch=16'}");
    String run = page.await("opened").get("run").asText();
    page.say("{'type':'speed','speed':'fast'}").say("{'type':'play'}");
    List<JsonNode> before = page.awaitLog(entry -> entry.get("epoch").asInt() >= 200);
    JsonNode last = before.get(before.size() - 1);

    server.close();
    assertThat(page.awaitClose()).isEqualTo(1001);
    start();
    try (TestPage back = TestPage.at(server.port())) {
      back.say("{'type':'resume','run':'" + run + "','since':" + lastNumber(before) + "}");
      JsonNode problem = back.await("problem");
      back.say(
          "{'type':'open','experiment':'n=50&layers=4&batch=16','epoch':"
              + last.get("epoch").asInt()
              + "}");
      List<JsonNode> after = back.awaitLog(entry -> entry.get("epoch").equals(last.get("epoch")));

      assertThat(problem.get("key").asText()).isEqualTo("run");
      assertThat(after.get(after.size() - 1).get("lanes")).isEqualTo(last.get("lanes"));
      assertThat(after).hasSameSizeAs(before);
    }
  }

  /**
   * A line may be found cut by whoever sends on it, while its page is still heard: neither may wait
   * for the other.
   */
  @Test
  void linesCutWhileBothSidesTalkStopNobody() {
    for (int round = 0; round < 60; round++) {
      TestPage page = TestPage.at(server.port());
      page.say("{'type':'open','experiment':'n=20&layers=2'}")
          .say("{'type':'speed','speed':'max'}")
          .say("{'type':'play'}");
      page.awaitPicture();
      for (int i = 1; i < 20; i++) {
        page.say("{'type':'seen','log':" + i + ",'picture':" + i + "}");
      }
      page.cut();
    }

    try (TestPage page = TestPage.at(server.port())) {
      page.say("{'type':'open','experiment':'n=20&layers=2'}")
          .say("{'type':'step','unit':'epoch'}");
      page.awaitLog(entry -> entry.get("epoch").asInt() == 1);
    }
  }
}
