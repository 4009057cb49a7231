package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Numbers one by one: the matrices, one example followed through the network, units that are copies
 * of each other.
 */
class OneByOneBrowserTest extends Visitor {

  @Test
  void matricesHoldEveryWeightAndSayItInFull() {
    open("");

    page.locator("#tab-matrices").click();

    assertThat(page.locator(".bracket[role=grid]")).hasCount(6);
    assertThat(page.locator(".number")).hasCount(91);
    Locator cell = page.locator("[data-at='W:2:4:7']");
    cell.hover();
    double weight = ((Number) state("picture.matrices.layers[1].W[47]")).doubleValue();
    assertThat(page.locator(".cell-reading"))
        .containsText("from neuron 8 of layer 1 to neuron 5 of layer 2");
    assertThat(page.locator(".cell-reading b"))
        .containsText(String.format("%.3f", Math.abs(weight)));
  }

  @Test
  void theKeyboardWalksThroughAMatrix() {
    open("");
    page.locator("#tab-matrices").click();

    page.locator("[data-at='W:2:0:0']").focus();
    for (String key :
        new String[] {
          "ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowUp"
        }) {
      page.keyboard().press(key);
    }

    assertThat(page.locator(":focus")).hasAttribute("data-at", "W:2:0:0");
    assertThat(page.locator(":focus"))
        .hasAttribute("aria-label", Pattern.compile("W 2, row 1, column 1: .*\\d"));
  }

  @Test
  void matricesHoldGradientsAndUpdatesToo() {
    open("");
    page.locator("#tab-matrices").click();
    button("Step").click();
    waitForEpoch(1);

    page.locator("[name=matrices][value=update]").check();
    page.waitForFunction("() => " + STATE + ".picture.matrices?.of === 'update'");

    assertThat(page.locator("[data-at='W:1:0:0']"))
        .hasAttribute("aria-label", Pattern.compile("update of W 1, row 1.*"));
    assertThat(page.locator(".board").first()).containsText("10⁻");
  }

  @Test
  void ofALargeNetworkOneLayerIsWrittenOutAndAnyPartOfIt() {
    open("layers=200:relu,120:relu:bn,9:tanh");
    page.locator("#tab-matrices").click();
    assertThat(page.locator(".board")).hasCount(4);

    page.locator("[name=matrix-layer]").selectOption("2");
    assertThat(page.locator(".board")).hasCount(1);
    page.locator("[name=matrix-row]").fill("1000");
    page.locator("[name=matrix-row]").press("Tab");
    page.waitForFunction("() => " + STATE + ".picture.matrices?.layers[0].row === 88");

    assertThat(page.locator(".number")).hasCount(32 * 34);
    assertThat(page.locator(".letter .note").last())
        .containsText("rows 89–120 of 120, columns 1–32 of 200");
    assertThat(page.locator("[data-at='gamma:2:119:0']"))
        .hasAttribute("aria-label", "gamma 2, row 120: 1.00");
  }

  @Test
  void aClickOnAPointFollowsItThroughTheNetwork() {
    open("data=gaussians&noise=0.3");
    page.waitForFunction("() => document.querySelector('result-view').frame.size > 200");

    double[] at = place(41);
    page.locator(".plot").click(new Locator.ClickOptions().setPosition(at[0], at[1]));

    assertThat(page.locator("#tab-example")).hasAttribute("aria-selected", "true");
    page.waitForFunction("() => " + STATE + ".picture.example");
    assertThat(page.locator(".steps table")).hasCount(4);
    assertThat(page.locator(".facts")).containsText("class");
    assertThat(page.locator(".steps table").last().locator("td").last())
        .hasText(Pattern.compile("0\\.\\d+"));
  }

  @Test
  void examplesAreGoneThroughByKeysAndEachNeuronHasItsEquation() {
    open("");
    page.locator("#tab-example").click();
    page.waitForFunction("() => " + STATE + ".picture.example?.index === 0");

    button("Example before").click();
    page.waitForFunction("() => " + STATE + ".picture.example?.index === 299");
    control("example-number").fill("17");
    control("example-number").press("Enter");
    page.waitForFunction("() => " + STATE + ".picture.example?.index === 16");
    double a = ((Number) state("picture.example.layers[2].a[4]")).doubleValue();
    button("Equation of neuron 5 of layer 2 at this example").click();
    page.waitForFunction(
        "() => "
            + STATE
            + ".picture.neuron?.layer === 2 && "
            + STATE
            + ".picture.neuron.unit === 4");

    assertThat(((Number) state("picture.neuron.a")).doubleValue())
        .isCloseTo(a, org.assertj.core.api.Assertions.within(1e-3));
  }

  @Test
  void copiesAreShownAsSuch() {
    open("init=zeros");

    assertThat(page.locator("#network .dead").nth(1)).hasText("10 dead, 10 alike");
    assertThat(page.locator(".neuron[data-layer='2'][data-unit='3']"))
        .hasAttribute(
            "aria-label",
            "Layer 2, neuron 4: the same weights as neurons 1, 2, 3 and 5, so it learns the same");
  }

  @Test
  void randomWeightsBreakTheSymmetry() {
    open("");

    assertThat(page.locator(".neuron[data-layer='2'][data-unit='3']"))
        .hasAttribute("aria-label", "Layer 2, neuron 4");
  }

  /** Where a training example stands in the plot, px. */
  private double[] place(int index) {
    Object at =
        page.evaluate(
            "index => { const v = document.querySelector('result-view'), o = v.app.store.state.opened;"
                + " return v.toPlot(o.box, o.points.train.x1[index], o.points.train.x2[index]); }",
            index);
    return ((java.util.List<?>) at).stream().mapToDouble(x -> ((Number) x).doubleValue()).toArray();
  }
}
