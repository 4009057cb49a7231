package descent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every view looks as it did, from afar. After a change that is meant, {@code -Dviews.write=true}
 * writes the references anew; look at what has changed before they are committed.
 */
class ViewsBrowserTest extends Visitor {
  private static final String RUN = "epochs=300&lr=0.1";
  private static final String THREE = RUN + "&lane=init=zeros&lane=init=xavier&lane=init=he";
  private static final String SIX =
      RUN
          + "&lane=init=zeros&lane=init=he&lane=init=xavier&lane=init=lecun&lane=init=uniform&lane=init=orthogonal";

  /** A screen: what is opened, on what, and which keys or clicks lead to it. */
  private enum View {
    PLAYGROUND(RUN, 1440, 900, false, ""),
    PLAYGROUND_DARK(RUN, 1440, 900, true, ""),
    PLAYGROUND_1024(RUN, 1024, 768, false, ""),
    PLAYGROUND_1920(RUN, 1920, 1080, false, ""),
    NEURON(RUN, 1440, 900, false, ".neuron[data-layer='2'][data-unit='0']"),
    GRADIENTS(RUN, 1440, 900, false, "#tab-gradients"),
    CONFUSION(RUN, 1440, 900, false, "#tab-confusion"),
    MATRICES(RUN, 1440, 900, false, "#tab-matrices"),
    EXAMPLE(RUN, 1440, 900, false, "#tab-example"),
    SOFTMAX("data=rings&classes=3&opt=adam&" + RUN.replace("0.1", "0.01"), 1440, 900, false, ""),
    REGRESSION("data=hills&layers=12:tanh&" + RUN, 1440, 900, false, ""),
    PHONE(RUN, 390, 844, false, ""),
    PHONE_NETWORK(RUN, 390, 844, true, "#view-network"),
    LANES(THREE, 1440, 900, false, ""),
    LANES_DARK(THREE, 1440, 900, true, ""),
    LANES_SIX(SIX, 1440, 900, false, ""),
    LANES_PHONE(THREE, 390, 844, false, ""),
    LANE_OPENED(THREE, 1440, 900, false, "lane-grid .lane:nth-child(3) .lane-open"),
    COMPARE(RUN, 1440, 900, false, "#compare"),
    PROJECTOR(RUN + "#projector", 1920, 1080, false, ""),
    PROJECTOR_LANES(RUN + "&lane=opt=gd&lane=opt=adam;lr=0.01#projector", 1920, 1080, false, ""),
    PROJECTOR_SIX(SIX + "#projector", 1024, 768, true, "");

    final String query;
    final int width;
    final int height;
    final boolean dark;
    final String click;

    View(String query, int width, int height, boolean dark, String click) {
      this.query = query;
      this.width = width;
      this.height = height;
      this.dark = dark;
      this.click = click;
    }

    String file() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private BufferedImage look(View view) {
    prepare(
        new Browser.NewContextOptions()
            .setViewportSize(view.width, view.height)
            .setColorScheme(view.dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    page.navigate("/?" + view.query);
    waitForPicture();
    page.evaluate("document.querySelector('[name=speed][value=max]').click()");
    page.keyboard().press(" ");
    page.waitForFunction(
        "() => { const s = "
            + STATE
            + "; return s.reason === 'finished' && s.pictures.every(p => p.epoch === 300); }");
    if (!view.click.isEmpty()) {
      page.locator(view.click).click();
    }
    page.mouse().move(2, 2);
    settle();
    return Likeness.blocks(page.screenshot(new Page.ScreenshotOptions()));
  }

  /** Until two looks, a while apart, are the same. */
  private void settle() {
    BufferedImage before = null;
    for (int i = 0; i < 40; i++) {
      page.waitForTimeout(250);
      BufferedImage now = Likeness.blocks(page.screenshot());
      if (before != null && Likeness.of(before, now).mean() < 0.02) {
        return;
      }
      before = now;
    }
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void everyViewLooksAsItDid(View view) {
    BufferedImage now = look(view);
    if (Boolean.getBoolean("views.write")) {
      Likeness.write(view.file(), now);
    }

    Likeness likeness = Likeness.of(Likeness.reference(view.file()), now);
    assertThat(likeness.isAlike()).as(view + " " + likeness).isTrue();
  }

  /** The tolerance is not so wide that a part could be missing. */
  @Test
  void whatIsMissingIsSeen() {
    look(View.PLAYGROUND);
    for (String part : new String[] {".network", ".dock", "result-view"}) {
      page.evaluate("part => { document.querySelector(part).style.visibility = 'hidden'; }", part);
      BufferedImage without = Likeness.blocks(page.screenshot());
      page.evaluate("part => { document.querySelector(part).style.visibility = ''; }", part);

      Likeness likeness = Likeness.of(Likeness.reference(View.PLAYGROUND.file()), without);
      assertThat(likeness.isAlike()).as(part + " " + likeness).isFalse();
    }
  }
}
