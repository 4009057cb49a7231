package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Play, pause, step, speed, restart. */
class PlayBrowserTest extends Visitor {

  @Test
  void playTrainsAndPauseStops() {
    open("");

    button("Play").click();
    waitForEpoch(30);
    button("Pause").click();
    assertThat(button("Play")).isVisible();

    int stopped = epoch();
    page.waitForTimeout(300);
    assertThat(epoch()).isEqualTo(stopped);
    assertThat(page.locator("#epoch")).hasText(String.valueOf(stopped));
  }

  @Test
  void stepTrainsOneEpoch() {
    open("");

    button("Step").click();
    waitForEpoch(1);
    button("Step").click();
    waitForEpoch(2);

    assertThat(epoch()).isEqualTo(2);
  }

  @Test
  void stepTrainsOneBatchWhereThatIsItsUnit() {
    open("batch=64");

    page.locator("#unit").selectOption("batch");
    button("Step").click();
    assertThat(page.locator("#epoch")).hasText("0 + 1/5");
    for (int i = 0; i < 4; i++) {
      button("Step").click();
    }
    waitForEpoch(1);

    assertThat(page.locator("#epoch")).hasText("1");
  }

  @Test
  void restartGoesBackToTheSameStart() {
    open("");
    Object before = state("picture.layers[1].W[0]");

    button("Step").click();
    waitForEpoch(1);
    button("Restart with the same start").click();
    page.waitForFunction(
        "() => { const s = " + STATE + "; return s.epoch === 0 && s.picture?.epoch === 0; }");

    assertThat(state("picture.layers[1].W[0]")).isEqualTo(before);
    assertThat(address()).isEmpty();
  }

  @Test
  void newStartDrawsOtherWeights() {
    open("");
    Object before = state("picture.layers[1].W[0]");

    button("New start").click();
    waitForAddress("weightSeed=4");

    assertThat(state("picture.layers[1].W[0]")).isNotEqualTo(before);
  }

  @Test
  void maxIsFasterThanSlow() {
    open("");

    page.locator("[name=speed][value=slow]").check();
    button("Play").click();
    page.waitForTimeout(1000);
    int slow = epoch();
    page.locator("[name=speed][value=max]").check();
    waitForEpoch(500);
    button("Pause").click();

    assertThat(slow).isBetween(2, 8);
  }

  @Test
  void theTableHoldsWhatTheCurvesShow() {
    open("");
    button("Step").click();
    waitForEpoch(1);

    button("table").click();

    assertThat(page.locator("#table-dialog tbody tr")).hasCount(2);
    assertThat(page.locator("#table-dialog tbody tr").first()).containsText("1");
  }
}
