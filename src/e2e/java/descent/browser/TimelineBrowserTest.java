package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

/** Back to any epoch or batch, by hand and by keys, and on from there. */
class TimelineBrowserTest extends Visitor {

  @Test
  void dragShowsAnyEpochExactly() {
    open("opt=adam&lr=0.01");
    stepTo(4);
    Object weight = state("picture.layers[1].W[0]");
    String scores = page.locator("#scores").textContent();
    playTo(150);

    dragTo(4);

    waitForPictureOf(4);
    assertThat(state("picture.layers[1].W[0]")).isEqualTo(weight);
    assertThat(page.locator("#scores")).hasText(scores);
    assertThat(page.locator("#epoch")).hasText("4");
    assertThat(page.locator("#past")).containsText("Looking back");
    assertThat(button("Play")).isVisible();
  }

  @Test
  void theNewestOfManyWantedEpochsWins() {
    open("");
    playTo(200);

    BoundingBox track = slider().boundingBox();
    page.mouse().move(x(200), track.y + 30);
    page.mouse().down();
    page.mouse().move(x(20), track.y + 30, new Mouse.MoveOptions().setSteps(60));
    page.mouse().move(x(77), track.y + 30, new Mouse.MoveOptions().setSteps(30));
    page.mouse().up();

    waitForPictureOf(77);
    assertThat(epoch()).isEqualTo(77);
  }

  @Test
  void keysGoFromEpochToEpoch() {
    open("");
    playTo(100);
    int furthest = furthest();
    slider().focus();

    page.keyboard().press("Home");
    waitForPictureOf(0);
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowLeft");
    waitForPictureOf(1);
    assertThat(slider()).hasAttribute("aria-valuenow", "1");
    page.keyboard().press("PageUp");
    waitForPictureOf(1 + Math.round(furthest / 10f));
    page.keyboard().press("End");

    waitForPictureOf(furthest);
    assertThat(page.locator("#past")).isHidden();
    assertThat(slider()).hasAttribute("aria-valuemax", String.valueOf(furthest));
  }

  @Test
  void stepBackTakesOneEpochBack() {
    open("");
    assertThat(button("Step back")).isDisabled();
    stepTo(1);
    Object weight = state("picture.layers[1].W[0]");
    stepTo(3);

    button("Step back").click();
    button("Step back").click();

    waitForPictureOf(1);
    assertThat(state("picture.layers[1].W[0]")).isEqualTo(weight);
    page.keyboard().press("b");
    waitForPictureOf(0);
    assertThat(button("Step back")).isDisabled();
  }

  @Test
  void playGoesOnFromThePastAndForgetsWhatLayAhead() {
    open("");
    playTo(300);
    slider().focus();
    page.keyboard().press("Home");
    waitForPictureOf(0);
    page.locator("[name=speed][value=slow]").check();

    button("Play").click();
    page.waitForFunction(
        "() => " + STATE + ".playing && " + STATE + ".furthest < 200 && " + STATE + ".epoch > 1");
    button("Pause").click();

    assertThat(button("Play")).isVisible();
    assertThat(((Number) state("log.length")).intValue()).isEqualTo(epoch() + 1);
    assertThat(page.locator("#past")).isHidden();
  }

  @Test
  void theWayBackToTheNewestIsOneButton() {
    open("");
    playTo(50);
    int furthest = furthest();
    slider().focus();
    page.keyboard().press("Home");
    waitForPictureOf(0);

    button("back to epoch " + furthest).click();

    waitForPictureOf(furthest);
    assertThat(slider()).isFocused();
  }

  @Test
  void aReloadWhileLookingBackStaysThere() {
    open("");
    playTo(120);
    int furthest = furthest();
    dragTo(30);
    waitForPictureOf(30);
    Object weight = state("picture.layers[1].W[0]");

    page.reload();

    waitForPictureOf(30);
    page.waitForFunction(
        "furthest => { const s = " + STATE + "; return s.log.length === furthest + 1; }", furthest);
    assertThat(epoch()).isEqualTo(30);
    assertThat(furthest()).isEqualTo(furthest);
    assertThat(state("picture.layers[1].W[0]")).isEqualTo(weight);
    assertThat(page.locator("#past")).isVisible();
  }

  private Locator slider() {
    return page.locator("#timeline [role=slider]");
  }

  private int furthest() {
    return ((Number) state("furthest")).intValue();
  }

  private void waitForPictureOf(int epoch) {
    page.waitForFunction(
        "epoch => { const s = "
            + STATE
            + "; return s?.epoch === epoch && s.batch === 0 && s.picture?.epoch === epoch; }",
        epoch);
  }

  private void stepTo(int epoch) {
    while (epoch() < epoch) {
      int next = epoch() + 1;
      button("Step").click();
      waitForPictureOf(next);
    }
  }

  private void playTo(int epoch) {
    page.locator("[name=speed][value=fast]").check();
    button("Play").click();
    waitForEpoch(epoch);
    button("Pause").click();
    page.waitForFunction(
        "() => { const s = "
            + STATE
            + "; return !s.playing && s.epoch === s.picture.epoch && s.log.length === s.epoch + 1; }");
  }

  private void dragTo(int epoch) {
    double y = slider().boundingBox().y + 30;
    page.mouse().move(x(furthest()), y);
    page.mouse().down();
    page.mouse().move(x(epoch), y, new Mouse.MoveOptions().setSteps(12));
    page.mouse().up();
  }

  /** Where an epoch is on the screen. */
  private double x(int epoch) {
    BoundingBox track = slider().boundingBox();
    Object max = page.evaluate("document.querySelector('timeline-view').max");
    return track.x + 24 + epoch / ((Number) max).doubleValue() * (track.width - 48);
  }
}
