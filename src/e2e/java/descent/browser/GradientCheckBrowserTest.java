package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gradient check's page: verdict, matrices, one element, the step, planted and hidden bugs, one
 * number.
 */
class GradientCheckBrowserTest extends Visitor {

  @Test
  void theNotebooksTwoErrorsAreFoundAndCalledByName() {
    check("twin=gradient-checking&bug=dW2*2,db1*4");

    assertThat(page.locator("#difference")).hasText("0.285");
    assertThat(page.locator("#verdict-title")).hasText("The backward pass is wrong");
    assertThat(page.locator("#verdict-text")).containsText("Two tensors disagree");
    assertThat(page.locator("[data-state=wrong] h3")).hasCount(2);
    assertThat(page.locator("#suspicions")).containsText("4 times what it should be");
    assertThat(page.locator("#suspicions")).containsText("2 times what it should be");
  }

  @Test
  void aRightPassIsRight() {
    check("twin=gradient-checking");

    assertThat(page.locator("#difference")).hasText(Pattern.compile("1\\.2.*10−7"));
    assertThat(page.locator("#verdict-title")).hasText("The backward pass is right");
    assertThat(page.locator("[data-state=wrong]")).hasCount(0);
  }

  @Test
  void aRightPassBesideKinksIsRight() {
    check("layers=4:relu,4:relu");

    assertThat(page.locator("#verdict-title")).hasText("The backward pass is right");
    assertThat(page.locator("#verdict-text")).containsText("kink");
    assertThat(page.locator("[data-state=wrong], #tensors .cell.wrong")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"layers=5:sigmoid&scale=1000&init=normal", "lr=10&l2=1000&epochs=100"})
  void whatHasNoFiniteCostIsSaidInWords(String query) {
    prepare(desk());
    page.navigate("/gradient-check?" + query);

    assertThat(page.locator("#laboratory")).hasAttribute("data-verdict", "doubt");
    assertThat(page.locator("#verdict-title"))
        .hasText(Pattern.compile("J is infinite here|The run left the finite numbers"));
    assertThat(page.locator("#sweep-note")).containsText("left out");
    if (query.contains("scale")) {
      assertThat(page.locator("[data-state=right]")).hasCount(0);
    }
    assertThat(page.getByText("does not answer")).hasCount(0);
  }

  @Test
  void aBugIsPlantedByHandAndTakenOutAgain() {
    check("layers=4:tanh,3:tanh&epochs=20");

    page.keyboard().press("b");
    page.locator("#plant-gradient").selectOption("dW1");
    page.locator("#plant-mistake").selectOption("sign");
    page.locator("#plant-form [type=submit]").click();
    assertThat(page.locator("#verdict-title")).hasText("The backward pass is wrong");

    assertThat(address()).isEqualTo("layers=4:tanh,3:tanh&epochs=20&bug=dW1*-1");
    assertThat(page.locator("#suspicions")).containsText("wrong sign, everywhere");
    assertThat(page.locator("#tensor-W1 .wrong")).hasCount(8);
    button("Remove dW1 the wrong sign").click();
    assertThat(page.locator("#verdict-title")).hasText("The backward pass is right");
    assertThat(address()).doesNotContain("bug");
  }

  @Test
  void aFactorThatIsNoneIsAnsweredBesideIt() {
    check("layers=4:tanh");

    page.locator("#plant").click();
    page.locator("#plant-factor").fill("two");
    page.keyboard().press("Enter");

    assertThat(page.locator("#say-factor")).hasText("must be a number in [-1000, 1000]");
    assertThat(page.locator("#plant-dialog")).isVisible();
  }

  @Test
  void oneElementIsWorkedOutByHandWhereverTheArrowsGo() {
    check("layers=4:tanh,3:tanh&epochs=20&bug=dW2*2");

    page.locator("[data-element='W2:0:1']").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowDown");

    assertThat(page.locator("[data-element='W2:1:2']")).isFocused();
    assertThat(page.locator("[data-element='W2:1:2']")).hasAttribute("aria-selected", "true");
    assertThat(page.locator("#element-title .katex-mathml")).containsText("2,3");
    assertThat(page.locator("#element .figures")).containsText("ratio2.000");
    assertThat(page.locator("#where")).containsText("Only this formula remains");
    assertThat(address()).contains("element=W2%3A1%3A2".replace("%3A", ":"));
  }

  @Test
  void aStepFromTheAxisMisleadsTheCheckAndIsToldSo() {
    check("epochs=20");

    page.locator("#sweep-step").focus();
    page.keyboard().press("End");
    assertThat(page.locator("#verdict-title")).hasText("The step misleads the check");

    assertThat(control("step")).hasValue("1e-1");
    assertThat(page.locator("#kinks")).containsText("Kinks:");
    assertThat(page.locator("#where")).containsText("No formula is to blame");
    button("table").click();
    assertThat(page.locator("#sweep-table tr")).hasCount(23);
  }

  @Test
  void badInputIsAnsweredBesideItsControl() {
    check("epochs=20");

    control("step").fill("7");
    page.keyboard().press("Enter");
    assertThat(page.locator("#say-step")).hasText("must be a number in [1e-15, 1]");

    control("step").fill("1e-6");
    page.keyboard().press("Enter");
    page.waitForURL("**step=1e-6");
    assertThat(page.locator("#say-step")).isEmpty();
  }

  @Test
  void freshMasksAreRefusedWithTheReasonAndFrozenOnesAreFine() {
    prepare(desk());
    page.navigate("/gradient-check?layers=6:tanh:keep0.7");

    assertThat(page.locator("#problem")).containsText("every call of J draws new masks");
    button("Freeze the masks").click();

    assertThat(page.locator("#verdict-title")).hasText("The backward pass is right");
    assertThat(errors).allMatch(error -> error.contains("400"));
    errors.clear();
  }

  /** Seed 7 hides a forgotten 1/m in db2. */
  @Test
  void aHuntGoesToItsEndByKeyboard() {
    check("epochs=20&hunt=7");

    assertThat(page.locator(".veiled").count()).isEqualTo(91);
    assertThat(page.locator("#suspicions li")).hasCount(0);
    tabTo("#guess-gradient");
    page.keyboard().type("dW2");
    tabTo("#guess");
    page.keyboard().press("Enter");

    assertThat(page.locator("#hunt-title")).hasText("Check and locate");
    assertThat(page.locator("#hunt-title")).isFocused();
    assertThat(page.locator("#tensor-b2")).hasAttribute("data-state", "wrong");
    assertThat(page.locator("#suspicions li")).hasCount(0);
    tabTo("#guess-gradient");
    page.keyboard().type("db2");
    tabTo("#guess");
    page.keyboard().press("Enter");
    assertThat(page.locator("#hunt-say"))
        .containsText("The place is right, the mistake is another.");

    tabTo("#guess-mistake");
    page.keyboard().type("1/m");
    tabTo("#guess");
    page.keyboard().press("Enter");

    assertThat(page.locator("#hunt-title")).hasText("Revealed");
    assertThat(page.locator("#hunt-say")).containsText("You found it at attempt 2.");
    assertThat(page.locator("#suspicions")).containsText("a forgotten 1/m");
    assertThat(page.locator("#hunt-open")).hasAttribute("href", Pattern.compile("bug=db2:nomean"));
    tabTo("#hunt-next");
    page.keyboard().press("Enter");
    assertThat(page.locator("#hunt-title")).hasText("One bug is hidden. Predict");
  }

  @Test
  void aHuntMayBeGivenUp() {
    check("epochs=20&hunt=7");

    button("Predict").click();
    button("Reveal").click();

    assertThat(page.locator("#hunt-say")).containsText("1/m forgotten. It got away this time.");
  }

  @Test
  void oneNumberGivesTheNotebooksFigures() {
    prepare(desk());
    page.navigate("/gradient-check?view=one");

    assertThat(page.locator("#working")).containsText("2.0000000011677344");
    assertThat(page.locator("#working")).containsText("2.919335883291695");
    control("x").fill("3");
    page.keyboard().press("Enter");

    assertThat(page.locator("#working")).containsText("2.9999999995311555");
    assertThat(page.locator("#working")).containsText("7.814075313343006");
    page.locator("#to-notebook").click();
    assertThat(page.locator("#verdict-text")).containsText("47 parameters");
  }

  @Test
  void worstFirstPutsTheWorstTensorInFront() {
    check("layers=4:tanh,3:tanh&epochs=20&bug=dW3*2,db2*4");

    page.locator("[name=order][value=worst]").check();

    assertThat(page.locator(".tensor").first()).hasAttribute("id", "tensor-b2");
    assertThat(page.locator("#tensor-b2 [aria-selected=true]")).hasCount(1);
  }

  @Test
  void aLargeTensorIsShownWhereItIsWorst() {
    check("layers=40:tanh,40:tanh&n=20&bug=dW2*2");

    assertThat(page.locator("#tensor-W2 p")).containsText("the 120 worst of 1600");
    assertThat(page.locator("#tensor-W2 .cell")).hasCount(120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void axeFindsNothing(ColorScheme colours) {
    Browser.NewContextOptions options = desk().setColorScheme(colours);
    check("epochs=20&step=1e-3&bug=dW2*2", options);
    nothingFound();
    page.locator("#plant").click();
    nothingFound();
    page.keyboard().press("Escape");
    button("table").click();
    nothingFound();
    page.keyboard().press("Escape");
    button("Help").click();
    nothingFound();
  }

  @ParameterizedTest
  @ValueSource(strings = {"view=one", "epochs=20&hunt=7", "epochs=20&bug=dW2*2"})
  void axeFindsNothingOnAPhone(String query) {
    check(query, phone(390));
    nothingFound();
    if (query.contains("hunt")) {
      button("Predict").click();
      assertThat(page.locator("#tensor-b2")).hasAttribute("data-state", "wrong");
      nothingFound();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 390, 768, 900, 1200, 1440, 1920})
  void noWidthIsScrolledSideways(int width) {
    check(
        "epochs=20&bug=dW2*2,db1*4",
        width < 500 ? phone(width) : desk().setViewportSize(width, 900));

    page.waitForTimeout(100);
    assertThat(
            ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .intValue())
        .isZero();
  }

  private void check(String query) {
    check(query, desk());
  }

  private void check(String query, Browser.NewContextOptions options) {
    prepare(options);
    page.navigate("/gradient-check?" + query);
    page.waitForSelector(query.startsWith("view=one") ? "#straight svg" : "#sweep svg");
  }

  private void tabTo(String selector) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
        return;
      }
    }
    throw new AssertionError(selector + " is not reached by Tab");
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

  @Test
  void theMistakeIsTrainedBesideTheRightGradient() {
    check("layers=4:tanh,3:tanh&n=60&bug=dW2*-1");
    page.locator("#train").click();
    page.waitForURL("**/?*lane=*");
    waitForPicture();

    assertThat(address()).isEqualTo("n=60&layers=4:tanh,3:tanh&lane=bug=&lane=bug=dW2*-1");
    assertThat(page.locator("lane-grid .words")).hasText(new String[] {"bug none", "bug dW2*-1"});
    button("Play").click();
    waitForEpoch(20);
    assertThat(
            page.evaluate(
                "() => { const [a, b] = "
                    + STATE
                    + ".log.lanes; const k = "
                    + STATE
                    + ".log.length - 1; return a.columns.trainLoss[k] !== b.columns.trainLoss[k]; }"))
        .isEqualTo(true);
  }
}
