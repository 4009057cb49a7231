package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A neuron is looked at by pointing, by a click and by the keyboard. */
class NeuronBrowserTest extends Visitor {

  @Test
  void pointingShowsItsMapAndItsEquation() {
    open("opt=adam&lr=0.01");

    page.locator(".neuron[data-layer='2'][data-unit='0']").hover();

    assertThat(page.locator("#result-title")).hasText("Layer 2, neuron 1");
    assertThat(page.locator("#sheet-neuron .katex").first()).isVisible();
    page.waitForFunction("() => " + STATE + ".picture.neuron?.weights.length === 10");
    page.locator("h2#data-title").hover();
    assertThat(page.locator("#result-title")).hasText("Result");
  }

  @Test
  void aClickKeepsItAndEscapeGoesBack() {
    open("");

    page.locator(".neuron[data-layer='1'][data-unit='3']").click();
    page.locator("h2#data-title").hover();
    page.waitForTimeout(300);
    assertThat(page.locator("#result-title")).hasText("Layer 1, neuron 4");
    page.keyboard().press("Escape");

    assertThat(page.locator("#result-title")).hasText("Result");
  }

  @Test
  void itsNumbersAddUp() {
    open("opt=adam");
    page.locator(".neuron[data-layer='2'][data-unit='1']").click();
    page.waitForFunction("() => " + STATE + ".picture.neuron");

    double z = ((Number) state("picture.neuron.z")).doubleValue();
    Object sum =
        state(
            "picture.neuron.weights.reduce((s, w, j) => s + w * "
                + STATE
                + ".picture.neuron.inputs[j], "
                + STATE
                + ".picture.neuron.b)");

    assertThat(((Number) sum).doubleValue())
        .isCloseTo(z, org.assertj.core.data.Offset.offset(1e-4));
  }

  @Test
  void arrowsMoveThroughTheNetwork() {
    open("");

    page.locator(".neuron[tabindex='0']").focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#result-title")).hasText("Layer 1, neuron 2");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(":focus")).hasAttribute("data-layer", "2");
    page.keyboard().press("ArrowRight");

    assertThat(page.locator("#result-title")).hasText("Output");
  }
}
