package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.MouseButton;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Training points added, moved and removed by hand. */
class PointsBrowserTest extends Visitor {

  @Test
  void aClickAddsAPointOfTheChosenClassAndTheRunGoesOn() {
    open("data=xor&test=0");
    button("Play").click();
    waitForEpoch(5);
    button("Points").click();
    page.locator("#brushes input[value='1']").check();

    page.mouse().click(x(0.5), y(0.5));
    page.waitForFunction("() => location.search.includes('changes=')");
    int epoch = epoch();

    assertThat(address()).matches("data=xor&test=0&changes=\\d+:add:-?[\\d.]+:-?[\\d.]+:1");
    page.waitForFunction("() => " + STATE + ".shown.points.train.y.length === 301");
    assertThat(state("shown.points.train.y[300]")).isEqualTo(1);
    waitForEpoch(epoch + 5);
    assertThat(button("Pause")).isVisible();
  }

  @Test
  void aDragMovesAPointAndTheRightButtonRemovesIt() {
    open("data=circles&noise=0&n=4&test=0");
    button("Points").click();

    double[] from = shown(1);
    page.mouse().move(from[0], from[1]);
    page.mouse().down();
    page.mouse().move(x(0.4), y(0.4), new Mouse.MoveOptions().setSteps(4));
    page.mouse().up();
    page.waitForFunction("() => location.search.includes('edits=move:1:')");
    waitForPicture();
    double[] now = shown(1);
    page.mouse().click(now[0], now[1], new Mouse.ClickOptions().setButton(MouseButton.RIGHT));
    page.waitForFunction("() => location.search.includes('edits=drop:1')");

    assertThat(count()).isEqualTo(3);
  }

  @Test
  void whatComesAfterARemovedPointKeepsItsNumber() {
    open("data=circles&noise=0&n=4&test=0&edits=drop:1,add:0.5:0.5:0");
    button("Points").click();

    drag(shown(1), 0.4, 0.4);
    page.waitForFunction("() => location.search.includes('move:2:')");
    waitForPicture();
    drag(shown(3), 0.6, 0.6);

    page.waitForFunction("() => /move:2:.*,drop:1,add:(?!0.5:0.5)/.test(location.search)");
  }

  @Test
  void theKeyboardAddsAndRemovesAndClearTakesAllBack() {
    open("data=xor&test=0");
    button("Points").click();

    page.locator(".plot").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    page.waitForFunction("() => location.search.includes('edits=add:')");
    waitForPicture();
    page.locator(".plot").focus();
    page.keyboard().press("Delete");
    waitForAddress("data=xor&test=0");
    page.keyboard().press("Enter");
    page.waitForFunction("() => location.search.includes('edits=add:')");
    page.locator("#points-clear").click();

    waitForAddress("data=xor&test=0");
    assertThat(page.locator("#points-clear")).isDisabled();
  }

  @Test
  void aTapAddsAndALongPressRemovesOnAPhone() {
    open("data=circles&noise=0&n=4&test=0", phone(390));
    page.locator("#view-data").click();
    button("Points").click();

    page.touchscreen().tap(x(0.5), y(0.5));
    page.waitForFunction("() => location.search.includes('edits=add:')");
    waitForPicture();
    press(shown(4));

    page.waitForFunction("() => !location.search.includes('edits')");
  }

  @Test
  void pointsOfARegressionHaveAValue() {
    open("data=plane&test=0");
    button("Points").click();

    page.locator("#brush-value").fill("0.7");
    page.mouse().click(x(0.03), y(0.03));

    page.waitForFunction("() => /edits=add:[^:]+:[^:]+:0.7/.test(location.search)");
  }

  @Test
  void anotherDataSetStartsWithoutChanges() {
    open("data=xor&test=0&edits=add:0.5:0.5:1");

    page.locator("[name=data][value=moons]").check();

    waitForAddress("data=moons&test=0");
  }

  private void press(double[] at) {
    CDPSession fingers = page.context().newCDPSession(page);
    JsonObject point = new JsonObject();
    point.addProperty("x", at[0]);
    point.addProperty("y", at[1]);
    touch(fingers, "touchStart", point);
    page.waitForTimeout(800);
    touch(fingers, "touchEnd", null);
  }

  private static void touch(CDPSession fingers, String type, JsonObject point) {
    JsonArray points = new JsonArray();
    if (point != null) {
      points.add(point);
    }
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    fingers.send("Input.dispatchTouchEvent", event);
  }

  private void drag(double[] from, double u, double v) {
    page.mouse().move(from[0], from[1]);
    page.mouse().down();
    page.mouse().move(x(u), y(v), new Mouse.MoveOptions().setSteps(4));
    page.mouse().up();
  }

  private int count() {
    return ((Number) state("opened.points.train.y.length")).intValue();
  }

  private BoundingBox plot() {
    Locator plot = page.locator(".plot");
    return plot.boundingBox();
  }

  private double x(double share) {
    return plot().x + share * plot().width;
  }

  private double y(double share) {
    return plot().y + share * plot().height;
  }

  /** Where a training point is on the screen. */
  private double[] shown(int index) {
    List<?> shares =
        (List<?>)
            page.evaluate(
                "i => { const { box, points: { train } } = "
                    + STATE
                    + ".opened;"
                    + " return [(train.x1[i] - box.x1[0]) / (box.x1[1] - box.x1[0]), (box.x2[1] - train.x2[i]) / (box.x2[1] - box.x2[0])]; }",
                index);
    return new double[] {
      x(((Number) shares.get(0)).doubleValue()), y(((Number) shares.get(1)).doubleValue())
    };
  }
}
