package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A run that leaves the finite numbers is a lesson, not a crash. */
class DivergenceBrowserTest extends Visitor {

  @Test
  void theBoxSaysWhatWentFirstAndHelpsOn() {
    open("data=plane&init=normal&scale=100&lr=10");

    button("Play").click();

    assertThat(page.locator("#alarm")).containsText("left the finite numbers first");
    assertThat(button("Play")).isVisible();
    String text = (String) page.evaluate("document.body.innerText");
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("undefined");
    button("Try rate 1").click();
    waitForAddress("data=plane&init=normal&scale=100&lr=1");
    assertThat(page.locator("#alarm")).isHidden();
  }
}
