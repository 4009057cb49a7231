package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Everything by keyboard; letters are letters while typing. */
class KeyboardBrowserTest extends Visitor {

  @Test
  void spacePlaysAndPauses() {
    open("");

    page.keyboard().press("Space");
    assertThat(button("Pause")).isVisible();
    waitForEpoch(5);
    page.keyboard().press("Space");

    assertThat(button("Play")).isVisible();
  }

  @Test
  void sStepsAndRRestarts() {
    open("");

    page.keyboard().press("s");
    waitForEpoch(1);
    page.keyboard().press("r");

    page.waitForFunction("() => " + STATE + ".epoch === 0");
  }

  @Test
  void lettersAreLettersWhileTyping() {
    open("");

    control("batch").focus();
    page.keyboard().press("s");
    page.waitForTimeout(200);

    assertThat(epoch()).isZero();
  }

  @Test
  void theWholeWayFromPlayToAnotherExperimentGoesByTab() {
    open("");

    tabTo("#play");
    page.keyboard().press("Enter");
    waitForEpoch(3);
    tabTo("[name=opt]");
    page.keyboard().type("Adam");
    page.waitForFunction("() => location.search.startsWith('?opt=ada')");
    tabTo(".neuron[tabindex='0']");

    assertThat(page.locator("#result-title")).hasText("Layer 1, neuron 1");
  }

  @Test
  void theListOfKeysOpensAndCloses() {
    open("");

    page.keyboard().press("?");
    assertThat(page.locator("#help-dialog")).isVisible();
    page.keyboard().press("Escape");

    assertThat(page.locator("#help-dialog")).isHidden();
  }

  @Test
  void arrowsChangeARateByRoundNumbers() {
    open("");

    control("lr").focus();
    page.keyboard().press("ArrowUp");

    waitForAddress("lr=0.03");
  }

  private void tabTo(String selector) {
    for (int i = 0; i < 80; i++) {
      if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError(selector + " is not reached by Tab");
  }
}
