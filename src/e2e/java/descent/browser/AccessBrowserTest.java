package descent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA as far as axe sees it, and no page wider than its screen. */
class AccessBrowserTest extends Visitor {

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void axeFindsNothingAtADesk(ColorScheme colours) {
    open("opt=adam", desk().setColorScheme(colours));
    train();
    nothingFound();

    page.locator(".neuron[data-layer='2'][data-unit='0']").click();
    page.waitForFunction("() => " + STATE + ".picture.neuron");
    nothingFound();

    page.keyboard().press("Escape");
    for (String tab :
        List.of("gradients", "updates", "confusion", "matrices", "example", "landscape")) {
      page.locator("#tab-" + tab).click();
      page.waitForTimeout(150);
      nothingFound();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void axeFindsNothingOnAPhone(ColorScheme colours) {
    open("opt=adam&data=spiral&classes=3", phone(390).setColorScheme(colours));
    train();

    for (String tab : List.of("curves", "network", "dock", "data")) {
      page.locator("#view-" + tab).click();
      nothingFound();
    }
    page.locator("#view-network").click();
    page.locator(".neuron[data-layer='1'][data-unit='0']").click();
    page.locator("#view-dock").click();
    page.waitForFunction("() => " + STATE + ".picture.neuron");
    nothingFound();
    page.keyboard().press("Escape");
    page.locator("#view-curves").click();
    page.locator("#recipe-toggle").click();
    nothingFound();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#projector"})
  void axeFindsNothingInAComparison(String view) {
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      prepare(desk().setColorScheme(colours));
      page.navigate("/?n=60&lane=init=zeros&lane=init=normal;scale=10&lane=init=he" + view);
      waitForPicture();
      page.keyboard().press("s");
      waitForEpoch(1);
      nothingFound();
      page.keyboard().press("3");
      page.locator("#lane-tabs").waitFor();
      nothingFound();
    }
  }

  @Test
  void axeFindsNothingInTheCompareDialog() {
    open("lane=lr=0.01&lane=lr=0.1");
    button("Compare").click();
    nothingFound();
  }

  @Test
  void axeFindsNothingInTheDialogs() {
    open("");
    train();

    page.keyboard().press("?");
    nothingFound();
    page.keyboard().press("Escape");
    button("table").click();
    nothingFound();
    page.keyboard().press("Escape");
    button("Open a TensorFlow address").click();
    nothingFound();
  }

  @Test
  void axeFindsNothingWithPointsByHandAndEveryControl() {
    open(
        "layers=40:relu:bn,20:relu:keep0.5&decay=step:0.5:100&dev=20&patience=50&edits=add:0:0:1&opt=adamw&lr=-1");

    nothingFound();
    button("Points").click();
    nothingFound();
  }

  @Test
  void axeFindsNothingWhenARunHasLeftTheFiniteNumbers() {
    open("data=plane&init=normal&scale=100&lr=10");

    button("Play").click();
    page.locator("#alarm").waitFor();

    nothingFound();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 390})
  void aPhoneIsNeverScrolledSideways(int width) {
    open("opt=adam", phone(width));

    for (String tab : List.of("curves", "network", "dock", "data")) {
      page.locator("#view-" + tab).click();
      assertThat(overflow()).as(tab).isZero();
    }
    page.locator("#view-curves").click();
    page.locator("#recipe-toggle").click();

    assertThat(overflow()).as("recipe").isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {768, 900, 1024, 1200, 1440, 1920})
  void noWidthIsScrolledSideways(int width) {
    open("opt=adam", desk().setViewportSize(width, 900));

    assertThat(overflow()).isZero();
  }

  @Test
  void fiftyLayersStayInTheirPanel() {
    open("layers=" + "4:tanh,".repeat(49) + "4:tanh");

    assertThat(overflow()).isZero();
    assertThat(page.locator(".neuron").count()).isEqualTo(2 + 50 * 4 + 1);
  }

  @Test
  void listenersHearHowItGoes() {
    open("opt=adam");
    train();

    assertThat(page.locator("#live").textContent()).matches("epoch \\d+, test loss [\\d.]+.*");
  }

  private void train() {
    button("Play").click();
    waitForEpoch(40);
    button("Pause").click();
    page.waitForFunction("() => !" + STATE + ".playing");
    page.waitForTimeout(200);
  }

  private int overflow() {
    page.waitForTimeout(100);
    return ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
  }

  private void nothingFound() {
    List<Rule> found = new AxeBuilder(page).analyze().getViolations();
    assertThat(
            found.stream()
                .map(
                    rule ->
                        rule.getId()
                            + ": "
                            + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList()))
        .isEmpty();
  }
}
