package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The projector view: readable from the last row, without a mouse. */
class ProjectorBrowserTest extends Visitor {
  private static final String TWO = "data=moons&lane=opt=gd&lane=opt=adam";

  /** Every piece of text that can be seen and is smaller than 24 px, with its size. */
  private static final String SMALL =
      """
      () => {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode.textContent.trim();
          const element = walker.currentNode.parentElement;
          if (!text || element.closest('.aside, script, noscript, svg') || !element.checkVisibility()) continue;
          const { width, height } = element.getBoundingClientRect();
          const size = parseFloat(getComputedStyle(element).fontSize);
          if (width > 1 && height > 1 && size < 24) found.push(`${text.slice(0, 30)}: ${size}`);
        }
        return found;
      }
      """;

  private static Browser.NewContextOptions screen(int width, int height) {
    return new Browser.NewContextOptions().setViewportSize(width, height);
  }

  private void project(String query, int width, int height) {
    prepare(screen(width, height));
    page.navigate("/?" + query + "#projector");
    waitForPicture();
  }

  @ParameterizedTest
  @CsvSource({"1920,1080", "1024,768"})
  void everythingIsLargeAndFitsTheScreen(int width, int height) {
    for (String query :
        List.of(
            "data=circles",
            TWO,
            "lane=lr=0.001&lane=lr=0.01&lane=lr=0.1",
            "lane=init=zeros&lane=init=he&lane=init=xavier&lane=init=lecun&lane=init=uniform&lane=init=orthogonal")) {
      project(query, width, height);
      page.keyboard().press("s");
      waitForEpoch(1);

      assertThat((List<?>) page.evaluate(SMALL)).as(query).isEmpty();
      assertThat(
              page.evaluate(
                  "[document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollHeight <= innerHeight]"))
          .as(query)
          .isEqualTo(List.of(true, true));
    }
  }

  @Test
  void aPresenterNeedsNoMouse() {
    open(TWO);
    page.keyboard().press("v");
    assertThat(page.locator("html")).hasAttribute("data-view", "projector");
    assertThat(page.locator("#stage-title")).hasText("How it steps");

    page.keyboard().press(" ");
    waitForEpoch(5);
    page.keyboard().press("r");
    page.keyboard().press("2");
    assertThat(page.locator("#lane-tabs [aria-current]")).containsText("Adam");
    page.keyboard().press("0");
    page.keyboard().press("PageDown");
    assertThat(page.locator("#stage-title")).hasText("How it starts");
    page.keyboard().press("n");
    assertThat(page.locator("lane-grid .lane")).hasCount(4);
    page.keyboard().press("PageUp");
    assertThat(page.locator("lane-grid .lane")).hasCount(3);

    page.keyboard().press("Escape");
    assertThat(page.locator("html")).not().hasAttribute("data-view", "projector");
    assertThat(button("Compare")).isVisible();
  }

  @Test
  void anAddressOpensInIt() {
    project(TWO, 1920, 1080);
    page.keyboard().press(" ");
    waitForEpoch(3);
    page.reload();
    waitForPicture();

    assertThat(page.locator("#stage-title")).hasText("How it steps");
    assertThat(page.url()).endsWith("#projector");
    assertThat(button("End the projector view")).isVisible();
  }
}
