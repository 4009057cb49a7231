package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Controls of layers and of the step, early stopping, addresses from elsewhere, and what an address
 * had wrong.
 */
class ControlsBrowserTest extends Visitor {

  @Test
  void normAndDropoutSitUnderTheirLayer() {
    open("");
    assertThat(page.locator("#mask-blank")).isHidden();

    button("Batch norm in layer 1").click();
    waitForAddress("layers=10:relu:bn,5:relu");
    assertThat(button("Batch norm in layer 1")).hasAttribute("aria-pressed", "true");
    Locator keep = page.getByLabel("Share of units that dropout keeps in layer 2");
    keep.fill("0.8");
    keep.press("Enter");
    waitForAddress("layers=10:relu:bn,5:relu:keep0.8");
    control("mask").selectOption("frozen");

    waitForAddress("layers=10:relu:bn,5:relu:keep0.8&mask=frozen");
  }

  @Test
  void aDecayHasItsNumbers() {
    open("");

    page.locator("#decay-kind").selectOption("step");
    waitForAddress("decay=step:0.5:100");
    page.locator("#decay-every").fill("50");
    page.locator("#decay-every").press("Enter");
    waitForAddress("decay=step:0.5:50");
    page.locator("#decay-kind").selectOption("inverse");
    waitForAddress("decay=inverse:1");

    assertThat(page.locator("#decay-every")).hasValue("1");
  }

  @Test
  void theRateIsDrawnBesideTheCostWhenItIsNotAlwaysTheSame() {
    open("decay=exponential:0.9");
    button("Play").click();
    waitForEpoch(20);

    page.locator("[name=measure][value=cost]").check();

    page.waitForFunction("() => document.querySelector('curves-view').chart.scales.rate");
  }

  @Test
  void earlyStoppingIsSaidInWordsAndMarked() {
    open("data=moons&n=40&dev=60&layers=20:relu,20:relu&opt=adam&lr=0.05&patience=10");

    button("Play").click();
    page.locator("#stopped").waitFor();

    assertThat(page.locator("#stopped")).containsText("the dev loss had not fallen");
    assertThat(
            page.evaluate(
                "document.querySelector('curves-view').best === "
                    + STATE
                    + ".log.stopped.bestEpoch"))
        .isEqualTo(true);
    assertThat(button("Play")).isVisible();
  }

  @Test
  void earlyStoppingAsksForADevSet() {
    open("");

    control("patience").fill("10");
    control("patience").press("Enter");

    assertThat(page.locator(".say:not(:empty)")).containsText("must be");
  }

  @Test
  void anAddressOfTheOtherPlaygroundIsOpened() {
    open("");

    button("Open a TensorFlow address").click();
    page.locator("#translate-url")
        .fill("https://playground.tensorflow.org/#dataset=xor&networkShape=3&seed=0.5");
    page.keyboard().press("Enter");
    page.waitForFunction("() => location.search.includes('data=xor')");

    assertThat(page.locator("#translate-lost li").first()).isVisible();
  }

  @Test
  void anAddressOfAnotherPageIsRefusedInWords() {
    open("");

    button("Open a TensorFlow address").click();
    page.locator("#translate-url").fill("https://example.org/");
    page.keyboard().press("Enter");

    assertThat(page.locator("#say-translate")).not().isEmpty();
    forgive("400");
  }

  @Test
  void whatAnAddressHadWrongIsSaidBesideTheControl() {
    open("lr=-3&opt=adam");

    assertThat(page.locator("#say-lr")).containsText("-3");
    assertThat(control("lr")).hasAttribute("aria-invalid", "true");
    assertThat(address()).isEqualTo("opt=adam");
    control("init").selectOption("zeros");
    waitForAddress("init=zeros&opt=adam");

    assertThat(page.locator("#say-lr")).isEmpty();
  }

  @Test
  void everyUnitCanBeLookedAt() {
    open("layers=64:relu");

    Locator number = page.getByLabel(Pattern.compile("Look at a neuron of layer 1 .*"));
    number.fill("60");
    page.waitForFunction("() => " + STATE + ".picture.neuron?.unit === 59");

    assertThat(page.locator("#result-title")).hasText("Layer 1, neuron 60");
  }

  @ParameterizedTest
  @ValueSource(ints = {1200, 1280, 1440})
  void theRecipeFitsInALine(int width) {
    open("opt=adam", desk().setViewportSize(width, 900));

    assertThat(
            ((Number) page.evaluate("document.querySelector('.recipe').offsetHeight")).intValue())
        .isLessThan(60);
  }

  @Test
  void aFirstVisitGoesFastAndALinkAsItSays() {
    open("");
    page.waitForFunction("() => " + STATE + ".speed === 'fast'");
    control("init").selectOption("zeros");
    waitForAddress("init=zeros");
    page.waitForFunction("() => " + STATE + ".speed === 'fast'");

    open("init=xavier");

    assertThat(state("speed")).isEqualTo("normal");
  }
}
