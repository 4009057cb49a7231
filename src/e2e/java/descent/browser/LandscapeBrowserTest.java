package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The loss surface: a slice, with the path on it, said to be one. */
class LandscapeBrowserTest extends Visitor {

  private void waitForSlice(int epoch) {
    page.waitForFunction(
        "epoch => { const s = " + STATE + ".surface; return s?.done && s.epoch === epoch; }",
        epoch);
  }

  private void openTheTab() {
    page.locator("#tab-landscape").click();
    page.waitForFunction("() => " + STATE + ".surface?.done");
  }

  @Test
  void itSaysThatItIsASliceAndWhatItHolds() {
    open("opt=adam");
    button("Step").click();
    button("Step").click();
    button("Step").click();
    waitForEpoch(3);

    openTheTab();
    waitForSlice(3);

    assertThat(page.locator("landscape-sheet .said"))
        .hasText(
            Pattern.compile(
                "A slice, not the whole: 2 of 91 directions, through the weights at epoch 3\\. .*hold \\d+\\.\\d.% of its spread\\."));
    assertThat(page.locator("landscape-sheet .map canvas"))
        .hasAttribute(
            "aria-label",
            Pattern.compile("Loss on a plane .* epoch 3: from .* to .*, .* where it stands.*"));
  }

  @Test
  void beforeTheFirstStepTheDirectionsAreRandomAndItSaysSo() {
    open("");

    openTheTab();

    assertThat(page.locator("landscape-sheet .said"))
        .containsText("There is no path yet, so they are random.");
  }

  @Test
  void atRestSomewhereElseAnotherSliceIsTaken() {
    open("");
    openTheTab();

    button("Step").click();
    waitForSlice(1);
    button("Step").click();

    waitForSlice(2);
  }

  @Test
  void whilePlayingItStaysUntilRedrawnAndTheLaneMovesOverIt() {
    open("opt=adam");
    openTheTab();
    page.locator("[name=speed][value=slow]").check();
    button("Play").click();
    page.waitForFunction("() => document.querySelector('landscape-sheet').walks[0]?.length > 3");
    assertThat(((Number) state("surface.epoch")).intValue()).isZero();

    button("redraw here").click();

    page.waitForFunction("() => " + STATE + ".surface.done && " + STATE + ".surface.epoch > 0");
  }

  @Test
  void otherDirectionsAreAnotherPicture() {
    open("");
    openTheTab();
    page.locator("[name=slice][value=random]").check();
    page.waitForFunction(
        "() => " + STATE + ".surface.done && " + STATE + ".surface.directions === 'random'");
    Object losses = page.evaluate("JSON.stringify(" + STATE + ".surface.losses)");

    button("others").click();
    page.waitForFunction("() => " + STATE + ".surface.done && " + STATE + ".surface.seed === 2");

    assertThat(page.evaluate("JSON.stringify(" + STATE + ".surface.losses)")).isNotEqualTo(losses);
  }

  @Test
  void theValueIsReadByKeysAndTheTableHoldsTheNumbers() {
    open("");
    openTheTab();

    page.locator("landscape-sheet .map canvas").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("landscape-sheet output")).hasText(Pattern.compile("loss \\d.*"));
    page.locator("#dock-table").click();

    assertThat(page.locator("#chart-dialog table").first().locator("tbody td")).hasCount(121);
    assertThat(page.locator("#chart-dialog table").last().locator("tbody tr")).hasCount(1);
  }

  @Test
  void lanesOfTheSameShapeStandOnItAndOthersAreSaidNotTo() {
    open("lane=opt=gd&lane=opt=adam&lane=layers=4:tanh");
    button("Step").click();
    waitForEpoch(1);

    openTheTab();
    waitForSlice(1);

    assertThat(page.locator("landscape-sheet .said")).containsText("lane 2 is");
    assertThat(page.locator("landscape-sheet .said"))
        .containsText("Lane 3: of another shape, so nowhere on it.");
  }

  @Test
  void nothingOfItIsAskedForWhenItIsNotInSight() {
    open("");
    openTheTab();
    button("Play").click();
    page.waitForFunction("() => " + STATE + ".stands[0]");

    page.locator("#tab-weights").click();

    page.waitForFunction("() => !" + STATE + ".stands[0]");
  }
}
