package descent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page costs to load: a few files the first time, none of them the second. */
class LoadingBrowserTest extends Visitor {
  private static final int MOST = 15;

  private final List<String> asked = new ArrayList<>();
  private final Set<String> fromMemory = new HashSet<>();
  private final List<JsonObject> answers = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | curves-view canvas",
        "/?lane=lr=0.1&lane=lr=0.01 | lane-grid canvas",
        "/gradient-check | #sweep svg",
        "/gradient-check?view=one | #straight svg",
        "/slow-motion?layers=3:tanh&n=20 | #terms .cell",
        "/twins | .twin .run"
      })
  void aPageIsFewFilesAndTheSecondTimeNone(String address, String shown) {
    prepare(desk());
    watch();
    page.navigate(address);
    settle(shown);

    assertThat(asked).as("the first time").hasSizeLessThanOrEqualTo(MOST);
    asked.clear();
    answers.clear();
    fromMemory.clear();
    page.navigate("about:blank");
    page.navigate(address);
    settle(shown);

    assertThat(asked).isNotEmpty();
    assertThat(answers)
        .filteredOn(answer -> url(answer).contains("/assets/"))
        .as("asked for again")
        .allMatch(this::fromCache);
    assertThat(answers)
        .extracting(answer -> response(answer).get("status").getAsInt())
        .doesNotContain(304);
  }

  private void watch() {
    CDPSession session = page.context().newCDPSession(page);
    session.on(
        "Network.requestWillBeSent",
        event -> asked.add(event.getAsJsonObject("request").get("url").getAsString()));
    session.on(
        "Network.requestServedFromCache",
        event -> fromMemory.add(event.get("requestId").getAsString()));
    session.on("Network.responseReceived", answers::add);
    session.send("Network.enable");
    asked.clear();
    answers.clear();
    fromMemory.clear();
  }

  private void settle(String shown) {
    page.waitForSelector(shown);
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  private boolean fromCache(JsonObject answer) {
    return response(answer).get("fromDiskCache").getAsBoolean()
        || fromMemory.contains(answer.get("requestId").getAsString());
  }

  private static String url(JsonObject answer) {
    return response(answer).get("url").getAsString();
  }

  private static JsonObject response(JsonObject answer) {
    return answer.getAsJsonObject("response");
  }
}
