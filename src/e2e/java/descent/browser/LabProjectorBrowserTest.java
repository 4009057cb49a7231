package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient check and slow motion, read from the last row. */
class LabProjectorBrowserTest extends Visitor {
  private static final String CHECK = "/gradient-check?epochs=20&bug=dW2*2";
  private static final String ONE = "/gradient-check?view=one";
  private static final String HUNT = "/gradient-check?epochs=20&hunt=7";
  private static final String SLOW =
      "/slow-motion?layers=5:tanh:bn:keep0.7,4:relu&n=20&batch=7&opt=adam&epochs=3#dW2";

  /** But for what formulas raise and lower. */
  private static final String SMALL_TEXT =
      """
      () => [...document.querySelectorAll('body *')].filter((element) => {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        const size = element.getBoundingClientRect();
        if (!own || !element.checkVisibility() || size.width < 2 || element.closest('.katex, sup, option')) return false;
        const scale = element.ownerSVGElement ? element.ownerSVGElement.clientWidth / element.ownerSVGElement.viewBox.baseVal.width : 1;
        return parseFloat(getComputedStyle(element).fontSize) * scale < 23.9;
      }).map((element) => element.outerHTML.slice(0, 120))
      """;

  /** Places down which a wheel would get caught. */
  private static final String TRAPS =
      """
      () => [...document.querySelectorAll('main *')].filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY)
        && element.scrollHeight > element.clientHeight + 1).map((element) => element.id + '.' + element.className)
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1920|1080|" + CHECK, "1920|1080|" + ONE, "1920|1080|" + HUNT, "1920|1080|" + SLOW,
        "1024|768|" + CHECK, "1024|768|" + ONE, "1024|768|" + HUNT, "1024|768|" + SLOW
      })
  void nothingIsSmallNothingIsCutAndNothingTrapsTheWheel(int width, int height, String address) {
    prepare(desk().setViewportSize(width, height));
    page.addInitScript("localStorage.setItem('projector', '1')");
    page.navigate(address);
    page.waitForSelector(
        address.startsWith("/slow")
            ? "#terms .cell[aria-selected=true]"
            : address.equals(ONE) ? "#straight svg" : "#sweep svg");

    assertThat((List<?>) page.evaluate(SMALL_TEXT)).as("text under 24 px").isEmpty();
    assertThat((List<?>) page.evaluate(TRAPS)).as("scroll traps").isEmpty();
    assertThat(
            ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .intValue())
        .as("sideways")
        .isZero();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  @Test
  void theChoiceIsKeptFromPageToPage() {
    prepare(desk());
    page.navigate("/slow-motion?layers=3:tanh&n=20");
    page.waitForSelector("#terms .cell");

    button("Projector view").click();
    assertThat(button("Projector view")).hasAttribute("aria-pressed", "true");
    page.navigate("/gradient-check?layers=3:tanh");

    assertThat(page.locator("html")).hasAttribute("data-view", "projector");
    page.keyboard().press("v");
    assertThat(button("Projector view")).hasAttribute("aria-pressed", "false");
    assertThat(page.locator("html")).not().hasAttribute("data-view", "projector");
  }
}
