package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line is cut, a run is lost: the page goes on by itself. */
class LineBrowserTest extends Visitor {

  private final List<WebSocketRoute> lines = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  @Test
  void afterACutTheLogGoesOnWithoutAGapOrARepeat() {
    openThroughALine();
    button("Play").click();
    waitForEpoch(20);

    cut();
    assertThat(page.locator("#message")).containsText("reconnecting");
    page.waitForFunction("() => " + STATE + ".line === 'open'");
    waitForEpoch(epoch() + 60);
    button("Pause").click();

    List<?> epochs =
        (List<?>)
            page.evaluate(
                "() => { const { log } = "
                    + STATE
                    + "; return [...log.columns.epoch.subarray(0, log.length)]; }");
    assertThat(epochs).hasSizeGreaterThan(60);
    for (int i = 0; i < epochs.size(); i++) {
      assertThat(((Number) epochs.get(i)).intValue()).isEqualTo(i);
    }
    assertThat(asked).anyMatch(message -> message.contains("\"resume\""));
    assertThat(page.locator("#message")).isHidden();
  }

  @Test
  void aRunThatTheServerNoLongerHoldsIsMadeAgain() {
    openThroughALine();
    for (int i = 1; i <= 3; i++) {
      button("Step").click();
      waitForEpoch(i);
    }
    page.waitForFunction("() => " + STATE + ".picture.epoch === 3");
    Object weight = state("picture.layers[1].W[0]");
    Object run = state("opened.run");

    page.evaluate(
        "() => { const kept = { run: 'gone', experiment: '', epoch: 3 }; addEventListener('pagehide',"
            + " () => sessionStorage.setItem('run', JSON.stringify(kept))); }");
    page.reload();
    waitForPicture();
    waitForEpoch(3);

    assertThat(state("opened.run")).isNotEqualTo(run);
    page.waitForFunction("() => " + STATE + ".picture.epoch === 3");
    assertThat(state("picture.layers[1].W[0]")).isEqualTo(weight);
  }

  private void openThroughALine() {
    lines.clear();
    asked.clear();
    prepare(desk());
    page.routeWebSocket(
        "/live",
        line -> {
          lines.add(line);
          WebSocketRoute server = line.connectToServer();
          line.onMessage(
              frame -> {
                if (frame.text() != null) {
                  asked.add(frame.text());
                }
                if (frame.text() != null) {
                  server.send(frame.text());
                } else {
                  server.send(frame.binary());
                }
              });
        });
    session("");
  }

  private void cut() {
    lines.get(lines.size() - 1).close();
  }
}
