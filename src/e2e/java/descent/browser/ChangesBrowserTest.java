package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is changed on the way: acts at once, is marked, is in the address, and comes out the same
 * again.
 */
class ChangesBrowserTest extends Visitor {

  @Test
  void changesAreInTheAddressWhichGivesTheSameNumbersAgain() throws Exception {
    open("n=60&opt=adam&dev=20");
    step(3);
    control("lr").fill("0.05");
    control("lr").press("Enter");
    waitForChange("3:lr:0.05");
    step(2);
    control("l2").fill("0.5");
    control("l2").press("Enter");
    waitForChange("5:l2:0.5");
    page.locator("#keep").fill("0.8");
    page.locator("#keep").press("Enter");
    waitForChange("5:keep:0.8");
    step(2);
    button("Points").click();
    clickIntoThePlot();
    waitForChange("7:add:0:0:0");
    step(3);
    Object weight = state("picture.layers[2].W[3]");
    Object loss = state("log.columns.devLoss[10]");
    String query = address();

    assertThat(query)
        .isEqualTo("n=60&dev=20&opt=adam&changes=3:lr:0.05,5:l2:0.5,5:keep:0.8,7:add:0:0:0");
    assertThat(lossesOf(query)).contains("\"dev\":{\"loss\":" + loss);
    open(query);
    assertThat(control("lr")).hasValue("0.01");
    step(10);
    assertThat(state("picture.layers[2].W[3]")).isEqualTo(weight);
    assertThat(state("log.columns.devLoss[10]")).isEqualTo(loss);
    assertThat(control("lr")).hasValue("0.05");
    assertThat(control("l2")).hasValue("0.5");
    assertThat(page.locator("#keep")).hasValue("0.8");
  }

  @Test
  void thePastShowsTheSettingsAndThePointsThatHeldThen() {
    open("n=60&changes=2:lr:0.5,4:add:0:0:0,4:move:60:0.25:0.25,5:drop:0");
    step(6);
    assertThat(points()).isEqualTo(60);
    assertThat(control("lr")).hasValue("0.5");

    button("Step back").click();
    button("Step back").click();
    waitForPictureOf(4);
    assertThat(points()).isEqualTo(61);
    assertThat(state("shown.points.train.x1[60]")).isEqualTo(0.25);
    page.locator("#timeline [role=slider]").focus();
    page.keyboard().press("Home");
    waitForPictureOf(0);

    assertThat(points()).isEqualTo(60);
    assertThat(control("lr")).hasValue("0.01");
  }

  @Test
  void aChangeInThePastForgetsWhatWasChangedAhead() {
    open("n=60");
    step(2);
    control("lr").fill("0.5");
    control("lr").press("Enter");
    waitForChange("2:lr:0.5");
    step(2);
    button("Step back").click();
    button("Step back").click();
    button("Step back").click();
    waitForPictureOf(1);

    control("l1").fill("0.1");
    control("l1").press("Enter");

    waitForAddress("n=60&changes=1:l1:0.1");
    assertThat(control("lr")).hasValue("0.01");
    assertThat(((Number) state("furthest")).intValue()).isEqualTo(1);
  }

  @Test
  void restartKeepsTheChangesAndOneButtonClearsThem() {
    open("n=60");
    step(2);
    control("lr").fill("0.5");
    control("lr").press("Enter");
    waitForChange("2:lr:0.5");

    button("Restart with the same start").click();
    page.waitForFunction(
        "() => { const s = " + STATE + "; return s.epoch === 0 && s.picture?.epoch === 0; }");
    assertThat(address()).isEqualTo("n=60&changes=2:lr:0.5");
    assertThat(control("lr")).hasValue("0.01");
    assertThat(page.locator("#changes-list"))
        .containsText("changed after epoch 2: rate 0.01 → 0.5");
    button("clear the change").click();

    waitForAddress("n=60");
    assertThat(page.locator("#way")).isHidden();
  }

  @Test
  void whatCannotBeIsSaidBesideTheControl() {
    open("n=60");
    step(1);

    control("lr").fill("50");
    control("lr").press("Enter");

    assertThat(page.locator("#say-lr")).containsText("(0, 10]");
    assertThat(address()).isEqualTo("n=60");
  }

  @Test
  void aReloadWhileLookingBackKeepsTheChangesAhead() {
    open("n=60");
    step(2);
    control("lr").fill("0.5");
    control("lr").press("Enter");
    waitForChange("2:lr:0.5");
    step(3);
    button("Step back").click();
    button("Step back").click();
    button("Step back").click();
    button("Step back").click();
    waitForPictureOf(1);

    page.reload();

    waitForPictureOf(1);
    assertThat(control("lr")).hasValue("0.01");
    assertThat(address()).isEqualTo("n=60&changes=2:lr:0.5");
    page.waitForFunction("() => " + STATE + ".furthest === 5");
  }

  private void clickIntoThePlot() {
    List<?> at =
        (List<?>)
            page.evaluate(
                "() => { const { x1, x2 } = "
                    + STATE
                    + ".opened.box;"
                    + " return [(0 - x1[0]) / (x1[1] - x1[0]), (x2[1] - 0) / (x2[1] - x2[0])]; }");
    BoundingBox plot = page.locator(".plot").boundingBox();
    page.evaluate(
        "([x, y]) => {"
            + " for (const type of ['pointermove', 'pointerdown', 'pointerup']) document.querySelector('.plot').dispatchEvent("
            + "new PointerEvent(type, { clientX: x, clientY: y, button: 0, pointerId: 1, pointerType: 'mouse', bubbles: true })); }",
        List.of(
            plot.x + ((Number) at.get(0)).doubleValue() * plot.width,
            plot.y + ((Number) at.get(1)).doubleValue() * plot.height));
  }

  private String lossesOf(String query) throws IOException, InterruptedException {
    URI uri =
        URI.create(
            page.url().replaceFirst("\\?.*", "") + "api/run?" + query + "&epochs=10&every=9");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private int points() {
    return ((Number) state("shown.points.train.y.length")).intValue();
  }

  private void step(int epochs) {
    for (int i = 0; i < epochs; i++) {
      int next = epoch() + 1;
      button("Step").click();
      waitForPictureOf(next);
    }
  }

  private void waitForChange(String change) {
    page.waitForFunction("change => location.search.includes(change)", change);
  }

  private void waitForPictureOf(int epoch) {
    page.waitForFunction(
        "epoch => { const s = "
            + STATE
            + "; return s?.epoch === epoch && s.batch === 0 && s.picture?.epoch === epoch; }",
        epoch);
  }
}
