package descent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import descent.web.Server;
import descent.web.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * A visitor at a browser, and the real server on a free port. After each test nothing may have gone
 * wrong unnoticed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Visitor {
  private Server server;
  private Playwright playwright;
  private Browser browser;
  private BrowserContext context;

  /** What the console said; a test that provokes a refusal takes its message out. */
  protected final List<String> errors = new ArrayList<>();

  private final List<String> elsewhere = new ArrayList<>();

  protected Page page;

  @BeforeAll
  void startServerAndBrowser() {
    server = new Server(Settings.from(Map.of("PORT", "0"))).start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  void stop() {
    browser.close();
    playwright.close();
    server.close();
  }

  @AfterEach
  void nothingWentWrong() {
    context.close();
    assertThat(errors).as("errors in the console").isEmpty();
    assertThat(elsewhere).as("requests to other hosts").isEmpty();
  }

  /** Opens an experiment at a desk. */
  protected void open(String query) {
    open(query, desk());
  }

  protected static Browser.NewContextOptions desk() {
    return new Browser.NewContextOptions()
        .setViewportSize(1440, 900)
        .setColorScheme(ColorScheme.LIGHT);
  }

  protected static Browser.NewContextOptions phone(int width) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, 844)
        .setHasTouch(true)
        .setIsMobile(true);
  }

  protected void open(String query, Browser.NewContextOptions options) {
    prepare(options);
    session(query);
  }

  /** A page that has not gone anywhere yet. */
  protected void prepare(Browser.NewContextOptions options) {
    if (context != null) {
      context.close();
    }
    errors.clear();
    elsewhere.clear();
    context = browser.newContext(options.setBaseURL("http://127.0.0.1:" + server.port()));
    page = context.newPage();
    page.setDefaultTimeout(15_000);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
    page.onRequest(
        request -> {
          String host = URI.create(request.url()).getHost();
          if (host != null && !host.equals("127.0.0.1")) {
            elsewhere.add(request.url());
          }
        });
  }

  /** An answer that the browser reports by itself and the page speaks of. */
  protected void forgive(String status) {
    errors.removeIf(error -> error.contains(status));
  }

  protected void session(String query) {
    page.navigate(query.isEmpty() ? "/" : "/?" + query);
    waitForPicture();
  }

  /** Until the page shows a picture of the run that it was told about. */
  protected void waitForPicture() {
    page.waitForFunction("() => { const s = " + STATE + "; return s && s.opened && s.picture; }");
  }

  /** The page's own state, as its elements see it. */
  protected static final String STATE = "document.querySelector('curves-view').app?.store.state";

  protected Object state(String path) {
    return page.evaluate(STATE + "." + path);
  }

  protected int epoch() {
    return ((Number) state("epoch")).intValue();
  }

  protected void waitForEpoch(int least) {
    page.waitForFunction("least => " + STATE + ".epoch >= least", least);
  }

  /** The query string in the address bar. */
  protected String address() {
    String query = URI.create(page.url()).getRawQuery();
    return query == null ? "" : query;
  }

  protected void waitForAddress(String query) {
    page.waitForFunction("query => location.search === (query && '?' + query)", query);
    waitForPicture();
  }

  protected Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  protected Locator control(String key) {
    return page.locator("[name=" + key + "]");
  }
}
