package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One training step in slow motion: moment by moment, number by number, and as NumPy. */
class SlowMotionBrowserTest extends Visitor {
  private static final String ALL =
      "layers=5:tanh:bn:keep0.7,4:relu:keep0.5&l1=0.2&l2=0.3&batch=7&n=20&opt=adam&epochs=3";

  @Test
  void aWholeStepIsGoneThroughByKeyboard() {
    slow("layers=3:tanh,2:relu&n=20&epochs=5");

    assertThat(page.locator("#moment-title")).hasText("The batch");
    assertThat(page.locator("#phase")).hasText("The batch");
    int count = page.locator("#moments a").count();
    for (int k = 2; k <= count; k++) {
      page.keyboard().press("ArrowRight");
      assertThat(page.locator("#count")).hasText(k + " / " + count);
      assertThat(page.locator("#equation .katex").first()).isVisible();
      assertThat(page.locator("#terms .cell[aria-selected=true]").first()).isVisible();
      assertThat(page.locator("#lines .now").first()).isAttached();
      assertThat(page.locator("#equation .katex-error, #formula .katex-error, #terms .katex-error"))
          .hasCount(0);
    }
    assertThat(page.locator("#phase")).hasText("The update");
    assertThat(page.locator("#next")).isDisabled();
    page.keyboard().press("Home");
    assertThat(page.locator("#moment-title")).hasText("The batch");
  }

  /** The same of a step with everything in it, by its button. */
  @Test
  void everyMomentOfAStepWithEverythingInItIsTold() {
    slow(ALL);

    int count = page.locator("#moments a").count();
    assertThat(count).isGreaterThan(40);
    for (int k = 2; k <= count; k++) {
      page.locator("#next").click();
      assertThat(page.locator("#count")).hasText(k + " / " + count);
      assertThat(page.locator("#terms .cell[aria-selected=true]").first()).isVisible();
      assertThat(page.locator(".katex-error")).hasCount(0);
    }
  }

  @Test
  void itPlaysFromMomentToMomentAndPauses() {
    slow("layers=2:tanh&n=6");
    page.locator("#pace").selectOption("0.4");
    watch();

    button("Play").click();
    waitUntilSeen("Layer 1: weigh and add");
    button("Pause").click();

    assertThat(button("Play")).isVisible();
    page.locator("#moment-title").focus();
    page.keyboard().press(" ");
    assertThat(button("Pause")).isVisible();
  }

  @Test
  void playingGoesDownAColumnNumberByNumberBeforeItGoesOn() {
    slow("layers=3:tanh&n=6#Z1");
    page.locator("#pace").selectOption("0.4");
    watch();

    button("Play").click();
    waitUntilSeen("Layer 1: tanh");
    button("Pause").click();

    assertThat(seen())
        .contains(
            "Layer 1: weigh and add Z1:1:0",
            "Layer 1: weigh and add Z1:2:0",
            "Layer 1: tanh A1:0:0");
  }

  @Test
  void reducedMotionGoesFromMomentToMomentOnly() {
    slow("layers=3:tanh&n=6#Z1", desk().setReducedMotion(ReducedMotion.REDUCE));
    page.locator("#pace").selectOption("0.4");
    watch();

    button("Play").click();
    waitUntilSeen("Layer 1: tanh");
    button("Pause").click();

    assertThat(seen())
        .doesNotContain("Layer 1: weigh and add Z1:1:0")
        .contains("Layer 1: tanh A1:0:0");
  }

  /** From now on writes down which number of which moment is worked out, however short. */
  private void watch() {
    page.evaluate(
        """
        () => {
          window.seen = [];
          new MutationObserver(() => {
            const { name, i, j } = document.querySelector('#terms .cell[aria-selected=true]')?.dataset ?? {};
            if (name) window.seen.push(`${document.getElementById('moment-title').textContent} ${name}:${i}:${j}`);
          }).observe(document.getElementById('equation'), { childList: true });
        }
        """);
  }

  /** A mark is set after its equation, so a look waits for the end of the change. */
  @SuppressWarnings("unchecked")
  private List<String> seen() {
    return (List<String>) page.evaluate("window.seen");
  }

  private void waitUntilSeen(String title) {
    page.waitForFunction("title => window.seen.some((text) => text.startsWith(title))", title);
  }

  /** More often than a browser lets the address change. */
  @Test
  void manyKeysInARowAreTaken() {
    slow("layers=3:tanh&n=6");

    for (int k = 0; k < 150; k++) {
      page.keyboard().press(k % 2 == 0 ? "ArrowRight" : "ArrowLeft");
    }
    page.keyboard().press("ArrowRight");

    assertThat(page.locator("#count")).containsText("2 /");
    assertThat(page).hasURL(Pattern.compile("#Z1/"));
  }

  @Test
  void anAddressThatNamesNothingOpensAtTheBeginning() {
    slow("layers=3:tanh&n=6&example=2#nowhere/W9:1:%E0");

    assertThat(page.locator("#moment-title")).hasText("The batch");
  }

  @Test
  void aNumberThatIsClickedTellsWhatItIsMadeOf() {
    slow("layers=3:tanh&n=20#Z1");

    page.locator("[data-name=Z1][data-i='2'][data-j='1']").click();

    assertThat(page.locator("#equation .katex-mathml").first()).containsText("W");
    assertThat(page.locator(".cell.source")).hasCount(5);
    assertThat(page.locator("[data-name=W1][data-i='2'].source")).hasCount(2);
    assertThat(page.locator("[data-name=A0][data-j='1'].source")).hasCount(2);
    assertThat(page.locator("#number-note")).hasText("Row 3 of W, column 2 of A.");
    assertThat(page).hasURL(Pattern.compile("#Z1/Z1:2:1$"));
    page.reload();
    assertThat(page.locator("[data-name=Z1][data-i='2'][data-j='1']"))
        .hasAttribute("aria-selected", "true");
  }

  @Test
  void aNumberOfAnotherMomentLeadsThere() {
    slow("layers=3:tanh,2:tanh&n=20#Z2");

    page.locator("[data-name=A1][data-i='1'][data-j='0']").click();
    page.locator("#number-note .link").click();

    assertThat(page.locator("#moment-title")).hasText("Layer 1: tanh");
    assertThat(page.locator("#moment-title")).isFocused();
    assertThat(page.locator("[data-name=A1][data-i='1'][data-j='0']"))
        .hasAttribute("aria-selected", "true");
  }

  @Test
  void numbersAreReachedByArrowsWithinTheirMatrix() {
    slow("layers=3:tanh&n=20#Z1");

    page.locator("[data-name=Z1][tabindex='0']").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowRight");

    assertThat(page.locator("[data-name=Z1][data-i='1'][data-j='1']")).isFocused();
    assertThat(page.locator("[data-name=Z1][data-i='1'][data-j='1']"))
        .hasAttribute("aria-selected", "true");
    assertThat(page.locator("#moment-title")).hasText("Layer 1: weigh and add");
  }

  @Test
  void oneExampleIsShownAlone() {
    slow("layers=3:tanh&n=20#Z1");

    page.locator("[name=extent][value=one]").check();
    assertThat(page.locator("[data-name=Z1]")).hasCount(3);
    page.locator("[name=example]").fill("4");
    page.keyboard().press("Enter");

    assertThat(page.locator("[data-name=Z1][data-j='3']")).hasCount(3);
    assertThat(page).hasURL(Pattern.compile("example=4"));
    page.locator("[name=example]").fill("21");
    page.keyboard().press("Enter");
    assertThat(page.locator("#say-example")).hasText("must be a whole number in 1..20");
  }

  @Test
  void theStepAfterIsALinkAndTheAddressHoldsThePlace() {
    slow("n=20&batch=10&layers=3:tanh&epochs=2&batches=1");

    page.locator("#next-step").click();
    page.waitForSelector("#terms .cell[aria-selected=true]");

    assertThat(page).hasURL(Pattern.compile("epochs=3(#.*)?$"));
    assertThat(control("epochs")).hasValue("3");
    assertThat(control("batches")).hasValue("0");
    control("batches").fill("2");
    page.keyboard().press("Enter");
    assertThat(page.locator("#say-batches")).hasText("must be a whole number in 0..1");
    forgive("400");
  }

  @Test
  void aLargeMatrixIsShownThroughAWindow() {
    slow("layers=40:tanh,30:tanh&n=100#Z2");

    assertThat(page.locator("#axes")).containsText("units of layer 1, 1–");
    String before = page.locator("[data-name=Z2]").first().getAttribute("data-i");
    button("Later units of layer 2,").click();
    assertThat(page.locator("[data-name=Z2]").first()).not().hasAttribute("data-i", before);
  }

  @Test
  void theProgramIsMarkedWhereOneIsAndCanBeTaken() {
    slow("layers=3:tanh&n=20#dW1");

    assertThat(
            page.locator("#lines .now")
                .filter(
                    new com.microsoft.playwright.Locator.FilterOptions()
                        .setHasText("np.dot(dZ, A_prev.T)")))
        .hasCount(1);
    assertThat(page.locator("#download")).hasAttribute("href", "/api/numpy?n=20&layers=3:tanh");
  }

  @Test
  void thePlaygroundOpensTheStepThatItIsAboutToMake() {
    open("n=20&layers=3:tanh&batch=10&epochs=5");
    page.locator("#unit").selectOption("batch");
    page.locator("#step").click();
    page.waitForFunction("() => " + STATE + ".picture.batch === 1");

    assertThat(page.locator("#slow-motion"))
        .hasAttribute("href", "/slow-motion?n=20&layers=3:tanh&batch=10&epochs=0&batches=1");
    page.locator("#slow-motion").click();
    assertThat(page.locator("#why")).containsText("Batch 2 of 2");
  }

  /** What was changed on the way of the run is changed in the step that it leads to. */
  @Test
  void theStepOfARunThatWasChangedOnTheWayIsThatRuns() {
    open("n=20&data=moons&layers=3:tanh&opt=adam");
    for (int k = 0; k < 3; k++) {
      page.locator("#step").click();
    }
    page.waitForFunction("() => " + STATE + ".picture.epoch === 3");
    control("lr").fill("0.0001");
    page.keyboard().press("Enter");
    page.locator("#step").click();
    page.waitForFunction("() => " + STATE + ".picture.epoch === 4");

    assertThat(page.locator("#slow-motion"))
        .hasAttribute("href", Pattern.compile("changes=3:lr:0.0001.*epochs=4"));
    page.locator("#slow-motion").click();
    page.locator("#moments a[aria-label='Update: W1 takes its step']").click();
    assertThat(page.locator("#why")).containsText("The rate α is 0.0001.");
    assertThat(page.locator("#lines")).containsText("learning_rate = 0.0001");
  }

  /** The last moment says what the step was for, and leads on. */
  @Test
  void theLastMomentTellsThatTheCostFellAndLeadsToTheNextStep() {
    slow("layers=3:tanh&n=20&epochs=5#newJ");

    assertThat(page.locator("#moment-title")).hasText("After the step: the cost");
    assertThat(page.locator("#number-note")).containsText("It fell by ");
    assertThat(page.locator("[data-name='new.J']")).hasCount(1);
    page.locator("#go-on").click();
    page.waitForSelector("#terms .cell[aria-selected=true]");
    assertThat(control("epochs")).hasValue("6");
    assertThat(page.locator("#moment-title")).hasText("The batch");
    assertThat(page.locator("#go-on")).isHidden();
  }

  /** No formula, derivative or table of names is the page's: it shows what it is sent. */
  @Test
  void everyEquationIsTheServersWithNumbersPutIn() {
    slow("data=rings&classes=3&layers=4:leaky:bn&n=20&opt=adamw&l2=1&l1=0.1&loss=auto");

    for (String moment : List.of("A2", "loss", "Zhat1", "dZ1", "dgamma1", "dW2", "newW2")) {
      page.evaluate("id => document.querySelector(`#moments a[href='#${id}']`).click()", moment);
      assertThat(page.locator("#equation .katex-mathml").first()).containsText("=");
      assertThat(page.locator(".katex-error")).hasCount(0);
      assertThat(page.locator(".cell.source").first()).isAttached();
    }
  }

  @Test
  void aStepThatIsNotThereIsToldWithAWayOut() {
    prepare(desk());
    page.navigate("/slow-motion?data=hills&layers=8:relu,8:relu&lr=10&scale=1000&epochs=50");

    assertThat(page.locator("#problem")).containsText("for there the training diverges");
    button("Begin at the start").click();
    assertThat(page.locator("#moment-title")).hasText("The batch");
    forgive("400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void axeFindsNothing(ColorScheme colours) {
    slow(ALL + "#D1", desk().setColorScheme(colours));
    nothingFound();
    page.locator("[name=extent][value=one]").check();
    nothingFound();
    button("Help").click();
    nothingFound();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 390, 768, 1024, 1200, 1440, 1920})
  void noWidthIsScrolledSideways(int width) {
    slow(ALL + "#dW2", width < 500 ? phone(width) : desk().setViewportSize(width, 900));

    assertThat(
            ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .intValue())
        .isZero();
    if (width == 390) {
      nothingFound();
    }
  }

  private void slow(String query) {
    slow(query, desk());
  }

  private void slow(String query, Browser.NewContextOptions options) {
    prepare(options);
    page.navigate("/slow-motion?" + query);
    page.waitForSelector("#terms .cell[aria-selected=true]");
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
