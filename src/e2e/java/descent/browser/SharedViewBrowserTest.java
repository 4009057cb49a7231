package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands behind the # of an address: how a run is looked at, there and back. */
class SharedViewBrowserTest extends Visitor {
  /** What is seen, as a visitor would tell it. */
  private static final String SEEN =
      "JSON.stringify([document.querySelector('#epoch').value, document.querySelector('#result-title').textContent,"
          + " document.querySelector('.dock [aria-selected=true]').textContent,"
          + " document.querySelector('#lane-tabs [aria-current]')?.textContent,"
          + " document.querySelector('[name=speed]:checked').value, document.querySelector('[name=lines]:checked').value,"
          + " document.querySelector('[name=measure]:checked').value, document.querySelector('#scale-of-curves').value,"
          + " document.querySelector('#scores').textContent, document.querySelector('#scores-lead').textContent])";

  private String shared() {
    button("Copy the link of this experiment").click();
    assertThat(page.locator("#message")).containsText("Link copied");
    return (String) page.evaluate("navigator.clipboard.readText()");
  }

  private void allowClipboard() {
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
  }

  @Test
  void aSharedLinkShowsTheSameTabNeuronEpochLaneAndSpeed() {
    open("data=moons&lane=opt=gd&lane=opt=adam");
    allowClipboard();
    page.locator(".lane-open").nth(1).click();
    page.locator("[name=speed][value=slow]").click();
    page.locator("[name=lines][value=gradient]").click();
    page.locator("[name=measure][value=accuracy]").click();
    page.locator("#scale-of-curves").selectOption("linear");
    for (int i = 1; i <= 7; i++) {
      page.keyboard().press("s");
      waitForEpoch(i);
    }
    page.locator(".neuron[data-layer='2'][data-unit='1']").click();
    page.locator("#tab-matrices").click();
    page.mouse().move(1, 1);
    page.waitForFunction(
        "() => { const s = " + STATE + "; return s.picture.epoch === 7 && !s.hovered; }");
    String link = shared();
    Object seen = page.evaluate(SEEN);

    open("", desk());
    page.navigate(link);
    waitForPicture();
    page.waitForFunction(
        "() => { const s = " + STATE + "; return s.epoch === 7 && s.picture.epoch === 7; }");

    assertThat(URI.create(link).getRawFragment())
        .contains("tab=matrices", "lane=2", "neuron=2:2", "at=7", "speed=slow", "lines=gradient");
    page.waitForFunction(
        "seen => (" + SEEN + ").replaceAll(' ', '') === seen.replaceAll(' ', '')", seen);
  }

  @Test
  void aPlaceWithinAnEpochIsShared() {
    prepare(desk());
    page.navigate("/?data=moons&batch=64#at=3:2");
    waitForPicture();

    page.waitForFunction(
        "() => { const s = " + STATE + "; return s.epoch === 3 && s.batch === 2; }");
    assertThat(page.locator("#epoch")).hasText("3 + 2/5");
  }

  @Test
  void anotherHashChangesTheViewAndNotTheRun() {
    open("data=moons");
    for (int i = 1; i <= 3; i++) {
      page.keyboard().press("s");
      waitForEpoch(i);
    }
    Object run = state("opened.run");

    page.evaluate("location.hash = '#tab=example&example=test:5&seeds=5'");
    assertThat(page.locator("[name=example-number]")).hasValue("5");
    assertThat(page.locator("#seeds")).hasValue("5");
    page.evaluate("location.hash = '#at=2&projector'");
    page.waitForFunction("() => " + STATE + ".epoch === 2");
    assertThat(page.locator("html")).hasAttribute("data-view", "projector");

    assertThat(state("opened.run")).isEqualTo(run);
    assertThat(state("furthest")).isEqualTo(3);
  }

  @Test
  void whatAHashSaysWrongIsSaidUntilItIsDismissed() {
    prepare(desk());
    page.navigate("/?data=moons#tab=nowhere");
    waitForPicture();
    page.waitForTimeout(3000);

    assertThat(page.locator("#notices")).containsText("tab=nowhere");
    page.locator("#notices button").click();

    assertThat(page.locator("#notices")).isHidden();
  }

  @Test
  void theViewIsInTheAddressAndAReloadKeepsIt() {
    open("data=moons");
    page.locator("#tab-gradients").click();
    page.waitForFunction("() => location.hash === '#tab=gradients'");

    page.reload();
    waitForPicture();

    assertThat(page.locator("#tab-gradients")).hasAttribute("aria-selected", "true");
  }

  @Test
  void spacePlaysAfterAButtonWasPressedByThePointer() {
    open("");

    button("Step").click();
    waitForEpoch(1);
    page.keyboard().press("Space");

    assertThat(button("Pause")).isVisible();
  }

  @Test
  void aNumberFieldReadsACommaAndGoesBackWhenEmptied() {
    open("");

    control("lr").fill("0,03");
    control("lr").press("Enter");
    waitForAddress("lr=0.03");
    control("lr").fill("");
    control("lr").press("Enter");

    assertThat(control("lr")).hasValue("0.03");
    assertThat(address()).isEqualTo("lr=0.03");
  }

  @Test
  void everyPageIsOneStepAwayAndTakesTheExperimentAlong() {
    open("data=moons&opt=adam", phone(390));
    page.keyboard().press("s");
    waitForEpoch(1);
    page.waitForFunction("() => " + STATE + ".picture.epoch === 1");

    button("Pages").click();
    page.locator(".places").getByText("Gradient check").click();
    page.waitForURL(url -> url.contains("/gradient-check"));

    assertThat(page.url()).contains("data=moons", "opt=adam", "epochs=1");
  }
}
