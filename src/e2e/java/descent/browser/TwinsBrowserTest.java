package descent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the notebooks' figures. */
class TwinsBrowserTest extends Visitor {

  @Test
  void aRunPutsOurFiguresBesideThePrintedOnes() {
    prepare(desk());
    page.navigate("/twins");
    Locator he =
        page.locator(
            "section",
            new com.microsoft.playwright.Page.LocatorOptions().setHasText("He: made for relu"));

    he.locator(".run").click();

    PlaywrightAssertions.assertThat(he.locator(".verdict"))
        .hasText(
            Pattern.compile("All 17 figures agree .*"),
            new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    assertThat(he.locator(".ours").first().textContent()).startsWith("0.88305374634197");
    assertThat(he.locator(".difference").allTextContents()).allMatch(text -> text.startsWith("✓"));
  }

  @Test
  void axeFindsNothingOnIt() {
    prepare(phone(390));
    page.navigate("/twins");

    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
  }

  @Test
  void itsLinkOpensTheExperimentInThePlayground() {
    prepare(desk());
    page.navigate("/twins");

    page.locator("a[href='/?twin=optimization&opt=adam']").click();
    page.waitForURL(Pattern.compile(".*/\\?.*"));
    page.waitForFunction("() => document.querySelector('curves-view')");
    waitForPicture();

    assertThat(address())
        .contains("data=moons", "opt=adam", "lr=0.0007", "batch=64", "epochs=10000");
  }
}
