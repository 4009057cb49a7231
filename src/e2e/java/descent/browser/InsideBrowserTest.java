package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The dock's tabs: spreads and sizes layer by layer, confusion, and what is said of bias and
 * variance.
 */
class InsideBrowserTest extends Visitor {

  @ParameterizedTest
  @CsvSource({
    "weights, weights, 4",
    "activations, activations, 5",
    "gradients, gradients, 4",
    "updates, updates, 4"
  })
  void aTabAsksForWhatItShowsAndShowsItBeforeTheFirstStep(
      String tab, String quantity, int figures) {
    open("");

    page.locator("#tab-" + tab).click();
    waitForInside(quantity);

    assertThat(page.locator("inside-sheet figure")).hasCount(figures);
    assertThat(page.locator("#sheet-inside")).hasAttribute("aria-labelledby", "tab-" + tab);
    assertThat(summing())
        .hasAttribute("aria-label", Pattern.compile(".*layer 1 .*, layer 2 .*, layer 3 .*"));
  }

  @Test
  void linesAndSpreadsGrowWithTheEpochs() {
    open("opt=adam");
    page.locator("#tab-gradients").click();
    button("Play").click();
    waitForEpoch(60);

    page.waitForFunction(
        "() => document.querySelector('inside-sheet').history.lines.gradient.epochs.length > 5");

    assertThat(
            page.evaluate(
                "document.querySelector('inside-sheet').history.spreads.gradients.rows.length <= 12"))
        .isEqualTo(true);
  }

  @Test
  void deadAndSaturatedSharesAreDrawnOverTheEpochs() {
    open("layers=6:relu,4:tanh&lr=0.5");
    button("Play").click();
    page.locator("#tab-activations").click();
    waitForEpoch(40);

    page.waitForFunction(
        "() => document.querySelector('inside-sheet').history.lines.idle.epochs.length > 5");

    assertThat(page.locator("inside-sheet figure").last()).containsText("Dead or saturated");
    assertThat(page.locator("inside-sheet figure").last().locator("canvas"))
        .hasAttribute("aria-label", Pattern.compile("Dead or saturated: layer 1 .*%, layer 2 .*%"));
  }

  @Test
  void everyChartHasItsTable() {
    open("opt=adam");
    button("Step").click();
    waitForEpoch(1);
    for (String tab : java.util.List.of("weights", "activations", "gradients", "updates")) {
      page.locator("#tab-" + tab).click();
      waitForInside(tab);
      page.locator("#dock-table").click();

      assertThat(page.locator("#chart-dialog table").first().locator("tbody tr")).hasCount(3);
      assertThat(page.locator("#chart-dialog caption").last()).containsText("Spread of layer 3");
      page.keyboard().press("Escape");
    }
    page.locator(".neuron[data-layer='2'][data-unit='0']").click();
    page.waitForFunction("() => " + STATE + ".picture.neuron");
    page.locator("#dock-table").click();

    assertThat(page.locator("#chart-dialog tbody tr")).hasCount(13);
  }

  @Test
  void theUsualUpdateIsMarked() {
    open("");
    page.locator("#tab-updates").click();
    waitForInside("updates");
    page.locator("#dock-table").click();

    assertThat(page.locator("#chart-dialog caption").nth(1)).containsText("usual is about 0.001");
  }

  @Test
  void nothingIsAskedForThatIsNotInSight() {
    open("", phone(390));

    page.waitForFunction(
        "() => !" + STATE + ".picture.inside && " + STATE + ".picture.layers[1].shown === 0");
    page.locator("#view-dock").click();
    waitForInside("weights");
    page.locator("#tab-matrices").click();
    page.waitForFunction("() => !" + STATE + ".picture.inside && " + STATE + ".picture.matrices");
    page.locator("#tab-example").click();

    page.waitForFunction("() => !" + STATE + ".picture.matrices && " + STATE + ".picture.example");
  }

  @Test
  void zerosMakeCopies() {
    open("init=zeros");

    page.locator("#tab-weights").click();

    assertThat(page.locator("inside-sheet figure").first()).containsText("9 of 10 are copies");
  }

  @Test
  void fiftyLayersOfSigmoidsVanishBeforeTheFirstStep() {
    open("layers=" + "8:sigmoid,".repeat(49) + "8:sigmoid");

    page.locator("#tab-gradients").click();

    assertThat(page.locator("inside-sheet")).containsText("vanishes");
    assertThat(page.locator("inside-sheet figure")).hasCount(1);
  }

  @Test
  void confusionCountsTheChosenExamples() {
    open("data=blobs&classes=4");

    page.locator("#tab-confusion").click();

    assertThat(page.locator(".matrix tbody tr")).hasCount(4);
    assertThat(page.locator(".matrix tfoot")).containsText("precision");
    waitForCounts(100);
    page.locator("[name=confusion][value=train]").check();
    waitForCounts(300);
  }

  @Test
  void regressionHasNoConfusionAndNoVerdict() {
    open("");
    page.locator("#tab-confusion").click();

    page.locator("[name=data][value=plane]").check();
    waitForAddress("data=plane");

    assertThat(page.locator("#tab-confusion")).isHidden();
    assertThat(page.locator("#tab-weights")).hasAttribute("aria-selected", "true");
    assertThat(page.locator("#verdict")).isHidden();
  }

  @Test
  void biasAndVarianceAreSaidInWords() {
    open("");

    assertThat(page.locator("#verdict summary")).containsText("High bias");
    page.locator("#verdict summary").click();

    assertThat(page.locator("#verdict p")).containsText("Train error");
  }

  private void waitForInside(String quantity) {
    page.waitForFunction(
        "quantity => " + STATE + ".picture?.inside?.quantity === quantity", quantity);
  }

  private void waitForCounts(int sum) {
    page.waitForFunction(
        "sum => [...document.querySelectorAll('.matrix tbody :is(.right, .wrong)')]"
            + ".reduce((all, cell) => all + Number(cell.textContent), 0) === sum",
        sum);
  }

  private Locator summing() {
    return page.locator("inside-sheet figure").nth(3).locator("canvas");
  }
}
