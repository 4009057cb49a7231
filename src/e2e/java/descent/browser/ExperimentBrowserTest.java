package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form is the experiment, and the address bar holds it. */
class ExperimentBrowserTest extends Visitor {

  @ParameterizedTest
  @CsvSource({
    "init, xavier",
    "opt, adam",
    "loss, squared",
    "scale, 2",
    "weightSeed, 7",
    "lr, 0.1",
    "batch, 32",
    "l2, 0.1",
    "l1, 0.01",
    "n, 200",
    "dev, 50",
    "test, 40",
    "dataSeed, 9"
  })
  void aControlChangesTheAddress(String key, String value) {
    open("");
    Locator control = control(key);

    if (control.evaluate("c => c.tagName").equals("SELECT")) {
      control.selectOption(value);
    } else {
      control.fill(value);
      control.press("Enter");
    }

    waitForAddress(key + "=" + value);
  }

  @ParameterizedTest
  @CsvSource({"beta1, 0.8", "beta2, 0.99", "epsilon, 1e-6"})
  void aNumberOfAdamChangesTheAddress(String key, String value) {
    open("opt=adam");

    control(key).fill(value);
    control(key).press("Enter");
    page.waitForFunction("key => location.search.includes(key)", key + "=");

    assertThat(address()).startsWith("opt=adam&" + key + "=");
  }

  @Test
  void dataAndItsNoiseAndClassesChangeTheAddress() {
    open("");

    page.locator("[name=data][value=spiral]").check();
    waitForAddress("data=spiral");
    page.locator("[name=classes][value='3']").check();
    waitForAddress("data=spiral&classes=3");
    control("noise").fill("0.1");

    waitForAddress("data=spiral&noise=0.1&classes=3");
  }

  @Test
  void inputsLayersDecayAndDropoutChangeTheAddress() {
    open("");

    page.locator("[name=inputs][value=x1x2]").check();
    waitForAddress("inputs=x1,x2,x1x2");
    page.locator("[name=inputs][value=x1x2]").uncheck();
    waitForAddress("");
    button("One unit more in layer 1").click();
    waitForAddress("layers=11:relu,5:relu");
    page.getByLabel("Activation of layer 2").selectOption("tanh");
    waitForAddress("layers=11:relu,5:tanh");
    button("Remove the last hidden layer").click();
    waitForAddress("layers=11:relu");
    button("Add a hidden layer").click();
    waitForAddress("layers=11:relu,3:relu");
    page.locator("#decay-kind").selectOption("exponential");

    waitForAddress("layers=11:relu,3:relu&decay=exponential:0.95");
  }

  @Test
  void aChangedRateActsAtOnceAndIsMarked() {
    open("");
    button("Play").click();
    waitForEpoch(5);

    control("lr").fill("0.1");
    control("lr").press("Enter");
    page.waitForFunction("() => /^\\?changes=\\d+:lr:0\\.1$/.test(location.search)");

    assertThat(epoch()).isGreaterThanOrEqualTo(5);
    assertThat(Integer.parseInt(address().replaceAll("\\D*(\\d+).*", "$1")))
        .isGreaterThanOrEqualTo(5);
    assertThat(control("lr")).hasValue("0.1");
  }

  @Test
  void aRunThatPlaysGoesOnPlayingAfterAChange() {
    open("");
    button("Play").click();
    waitForEpoch(5);

    control("opt").selectOption("adam");
    waitForAddress("opt=adam");

    waitForEpoch(5);
    assertThat(button("Pause")).isVisible();
  }

  @Test
  void slidingTheNoiseWhileARunPlaysGoesOnPlayingAndLeavesOneStepToGoBack() {
    open("");
    button("Play").click();
    waitForEpoch(5);
    Object visited = page.evaluate("history.length");

    page.evaluate(
        "async () => { const noise = document.getElementById('noise'); for (let i = 0; i <= 40; i++) {"
            + " noise.value = 0.1 + i / 100; noise.dispatchEvent(new Event('input', { bubbles: true }));"
            + " await new Promise((done) => setTimeout(done, 30)); } }");
    waitForAddress("noise=0.5");

    waitForEpoch(5);
    assertThat(button("Pause")).isVisible();
    assertThat(page.evaluate("history.length - " + visited)).isEqualTo(1);
  }

  @Test
  void badInputKeepsTheLastRunAndSaysWhatIsAllowed() {
    open("scale=2");
    Object run = state("opened.run");

    control("l2").fill("much");
    control("l2").press("Enter");

    assertThat(page.locator("#say-l2")).containsText("must be");
    assertThat(control("l2")).hasValue("much");
    assertThat(control("l2")).hasAttribute("aria-invalid", "true");
    assertThat(address()).isEqualTo("scale=2");
    assertThat(state("opened.run")).isEqualTo(run);

    control("weightSeed").fill("5");
    control("weightSeed").press("Enter");
    waitForAddress("scale=2&weightSeed=5");
    control("l2").fill("0.5");
    control("l2").press("Enter");

    waitForAddress("scale=2&weightSeed=5&l2=0.5");
    assertThat(page.locator("#say-l2")).isEmpty();
  }

  @Test
  void aPastedAddressOpensThatExperiment() {
    open("data=moons&layers=4:tanh&opt=adam&lr=0.003");

    assertThat(page.locator("[name=data][value=moons]")).isChecked();
    assertThat(control("opt")).hasValue("adam");
    assertThat(control("lr")).hasValue("0.003");
    assertThat(page.locator(".neuron")).hasCount(2 + 4 + 1);
  }

  @Test
  void aStrayKeyIsLeftOutOfTheAddress() {
    open("");
    page.navigate("/?data=moons&utm_source=letter");
    waitForAddress("data=moons");

    assertThat(page.locator("[name=data][value=moons]")).isChecked();
  }

  @Test
  void backAndForwardGoFromExperimentToExperiment() {
    open("");
    control("opt").selectOption("adam");
    waitForAddress("opt=adam");
    control("init").selectOption("zeros");
    waitForAddress("init=zeros&opt=adam");

    page.goBack();
    waitForAddress("opt=adam");
    assertThat(control("init")).hasValue("he");
    page.goBack();
    waitForAddress("");
    assertThat(control("opt")).hasValue("gd");
    page.goForward();

    waitForAddress("opt=adam");
  }

  @Test
  void aReloadInTheMiddleOfARunResumesIt() {
    open("opt=adam");
    button("Play").click();
    waitForEpoch(40);
    Object run = state("opened.run");

    page.reload();
    waitForPicture();

    assertThat(state("opened.run")).isEqualTo(run);
    waitForEpoch(40);
    assertThat(state("log.columns.epoch[0]")).isEqualTo(0);
    assertThat(button("Pause")).isVisible();
  }

  @Test
  void sharingCopiesTheAddress() {
    open("data=xor");
    page.context().grantPermissions(java.util.List.of("clipboard-read", "clipboard-write"));

    button("Copy the link of this experiment").click();
    assertThat(page.locator("#message")).hasText("Link copied");

    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(page.url());
  }
}
