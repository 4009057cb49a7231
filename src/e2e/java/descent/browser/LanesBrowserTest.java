package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two to six lanes side by side. */
class LanesBrowserTest extends Visitor {
  private static final String THREE = "lane=init=zeros&lane=init=normal;scale=10&lane=init=he";

  private Locator card(int lane) {
    return page.locator("lane-grid .lane").nth(lane - 1);
  }

  private Locator named(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
  }

  /** Every value of every lane's last reported epoch, as the page has it. */
  private Object lastRow(int lane) {
    return page.evaluate(
        "k => { const { log } = "
            + STATE
            + "; const { columns } = log.lanes[k];"
            + "return ['epoch', 'cost', 'trainLoss', 'testLoss', 'testAccuracy'].map(name => columns[name][log.length - 1]); }",
        lane);
  }

  @Test
  void compareAsksForOneThingAndPutsACopyBesideTheLane() {
    open("n=60");

    button("Compare").click();
    page.locator("#compare-key").selectOption("opt");
    page.locator("#compare-select").selectOption("adam");
    button("Add lane").click();

    waitForAddress("n=60&lane=opt=gd&lane=opt=adam");
    assertThat(page.locator("lane-grid .lane")).hasCount(2);
    assertThat(card(1).locator(".words")).hasText("step gradient descent");
    assertThat(card(2).locator(".words")).hasText("step Adam");
    assertThat(page.locator("#compare-dialog")).not().isVisible();
  }

  @Test
  void aSettingThatCannotBeIsSaidInTheDialogAndNothingIsLost() {
    open("n=60");

    button("Compare").click();
    page.locator("#compare-key").selectOption("lr");
    page.locator("#compare-value").fill("-3");
    button("Add lane").click();

    assertThat(page.locator("#say-compare")).containsText("lr must be");
    assertThat(page.locator("#compare-dialog")).isVisible();
    assertThat(address()).isEqualTo("n=60");
  }

  @Test
  void everyReadyComparisonIsOneClickAway() {
    open("");
    int count = page.locator(".ready a").count();
    assertThat(count).isGreaterThanOrEqualTo(8);

    for (int i = 0; i < count; i++) {
      button("Compare").click();
      page.locator(".ready a").nth(i).click();
      page.waitForFunction("() => " + STATE + ".grid && " + STATE + ".pictures.every(Boolean)");
      assertThat(page.locator("#problems li")).hasCount(0);
      assertThat(page.url()).contains("lane=");
    }
  }

  @Test
  void eachLaneIsBitForBitItsOwnSingleRun() {
    open(THREE + "&n=60&epochs=40");
    button("Play").click();
    waitForEpoch(40);
    List<Object> lanes = List.of(lastRow(0), lastRow(1), lastRow(2));

    String[] alone = {
      "n=60&init=zeros&epochs=40", "n=60&init=normal&scale=10&epochs=40", "n=60&epochs=40"
    };
    for (int k = 0; k < alone.length; k++) {
      open(alone[k]);
      button("Play").click();
      waitForEpoch(40);
      assertThat(lastRow(0)).isEqualTo(lanes.get(k));
    }
  }

  @Test
  void aLaneIsOpenedByAClickOrItsNumberAndClosedByEscape() {
    open(THREE);

    card(2).locator("canvas.surface").click();
    assertThat(named(AriaRole.NAVIGATION, "Lanes").locator("[aria-current]"))
        .containsText("normal × 10");
    assertThat(page.locator("network-view")).isVisible();
    assertThat(control("scale")).hasValue("10");

    page.keyboard().press("3");
    assertThat(control("init")).hasValue("he");
    page.waitForFunction("() => " + STATE + ".picture?.layers.length === 4");
    page.keyboard().press("Escape");
    assertThat(page.locator("lane-grid")).isVisible();
    assertThat(page.locator("network-view")).not().isVisible();
  }

  @Test
  void whatLanesShareChangesInAllWhatTheyDifferInOnlyInTheOpenOne() {
    open(THREE + "&n=60");

    control("lr").fill("0.1");
    control("lr").press("Enter");
    waitForAddress(
        "n=60&lr=0.1&lane=init=zeros;scale=1&lane=init=normal;scale=10&lane=init=he;scale=1");
    page.keyboard().press("Escape");
    card(3).locator(".lane-open").click();
    control("init").selectOption("xavier");
    waitForAddress(
        "n=60&lr=0.1&lane=init=zeros;scale=1&lane=init=normal;scale=10&lane=init=xavier;scale=1");
    assertThat(page.locator("#lane-tabs [aria-current]")).containsText("Xavier");
  }

  @Test
  void aLaneIsRemovedAndTheLastOneIsAPlainExperimentAgain() {
    open("lane=lr=0.01&lane=lr=0.1");

    button("Remove lane 1").click();
    waitForAddress("lr=0.1");
    assertThat(page.locator("lane-grid")).not().isVisible();
    assertThat(page.locator("network-view")).isVisible();
  }

  @Test
  void theFirstToTheTargetIsMarkedAndTheTableSortsAndIsSaved() {
    open("data=gaussians&noise=0.1&n=60&lane=lr=0.001&lane=lr=1&epochs=60");
    button("Play").click();
    waitForEpoch(60);

    assertThat(card(2).locator(".first")).containsText("first, at");
    assertThat(page.locator("lanes-sheet td.first")).hasCount(1);
    named(AriaRole.BUTTON, "cost").click();
    assertThat(page.locator("lanes-sheet tbody th").first()).containsText("1");
    assertThat(page.locator("lanes-sheet tbody tr").first().locator("button"))
        .hasAttribute("aria-label", "Open lane 2: rate 1");

    Download download = page.waitForDownload(() -> button("CSV").click());
    String csv = read(download);
    assertThat(csv.lines().toList()).hasSize(3);
    assertThat(csv)
        .startsWith("lane,lr,epoch,cost,train acc.,test acc.")
        .contains("/?data=gaussians&n=60&noise=0.1&lr=1&epochs=60");
  }

  private static String read(Download download) {
    try (var in = download.createReadStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aLaneThatDivergesStandsStillSaysWhyAndTheOthersGoOn() {
    open("n=60&data=plane&lane=lr=0.01&lane=lr=10");
    page.locator("[name=speed][value=fast]").check(new Locator.CheckOptions().setForce(true));
    button("Play").click();

    assertThat(card(2).locator(".alarm")).containsText("left the finite numbers first");
    int then = epoch();
    waitForEpoch(then + 50);
    assertThat(card(1).locator(".alarm")).not().isVisible();
  }

  @Test
  void whatLanesOfOtherShapesStillShareIsSaid() {
    open("lane=layers=8:relu,4:relu&lane=layers=8:relu,6:relu&lane=layers=8:relu");

    assertThat(page.locator("#sharing"))
        .containsText("the draws behind W1; from there on their shapes differ");
  }

  @Test
  void manySeedsAreABandThatIsInTheAddressAndTheTable() {
    open("n=40&layers=3:relu&lane=opt=gd&lane=opt=adam");
    page.locator("#seeds").selectOption("5");
    page.waitForFunction(
        "() => { const { seeds } = "
            + STATE
            + "; return seeds?.lanes.every(rows => rows.at(-1)?.epoch === 1000); }");

    Object ordered =
        page.evaluate(
            "() => "
                + STATE
                + ".seeds.lanes.every(rows => rows.every(({ test: { loss: s } }) =>"
                + " s.least <= s.q1 && s.q1 <= s.median && s.median <= s.q3 && s.q3 <= s.most))");
    assertThat(ordered).isEqualTo(true);
    assertThat(page.url()).endsWith("#seeds=5");
    button("table").click();
    assertThat(page.locator("#table-dialog thead")).containsText("1 GD: 5 seeds, median");
    page.keyboard().press("Escape");

    page.reload();
    waitForPicture();
    assertThat(page.locator("#seeds")).hasValue("5");
    page.locator("#seeds").selectOption("0");
    page.waitForFunction("() => !" + STATE + ".seeds && !location.hash");
  }

  @Test
  void aReloadBringsTheLanesBack() {
    open(THREE);
    button("Play").click();
    waitForEpoch(10);

    page.reload();
    waitForPicture();
    assertThat(page.locator("lane-grid .lane")).hasCount(3);
    waitForEpoch(10);
  }
}
