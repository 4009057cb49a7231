package descent.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a browser, in this order: {@code DESCENT_BROWSER}, {@code chromium} on the PATH, Google
 * Chrome, what Playwright has downloaded, and, as root where there is apt, Debian's package. Where
 * there is none a test fails and says so.
 */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<Path> PLACES =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
          Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));

  private Chromium() {}

  static Browser launch(Playwright playwright) {
    Path executable =
        fromEnvironment()
            .or(Chromium::onThePath)
            .or(() -> PLACES.stream().filter(Files::isExecutable).findFirst())
            .or(Chromium::downloaded)
            .or(Chromium::installed)
            .orElseThrow(
                () ->
                    new AssertionError(
                        "The browser tests need Chromium: install chromium or Google Chrome, or set DESCENT_BROWSER"
                            + " to its executable."));
    List<String> flags =
        new ArrayList<>(
            List.of(
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run"));
    if ("root".equals(System.getProperty("user.name"))) {
      flags.add("--no-sandbox");
    }
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setArgs(flags)
                .setHeadless(true));
  }

  private static Optional<Path> fromEnvironment() {
    return Optional.ofNullable(System.getenv("DESCENT_BROWSER"))
        .filter(name -> !name.isBlank())
        .map(Path::of);
  }

  private static Optional<Path> onThePath() {
    String[] folders =
        Optional.ofNullable(System.getenv("PATH")).orElse("").split(java.io.File.pathSeparator);
    return NAMES.stream()
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What {@code playwright install chromium} leaves behind. */
  private static Optional<Path> downloaded() {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "ms-playwright");
    if (!Files.isDirectory(cache)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(cache, 3)) {
      return files
          .filter(file -> file.getFileName().toString().equals("chrome"))
          .filter(Files::isExecutable)
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Path> installed() {
    if (!"root".equals(System.getProperty("user.name"))
        || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return Optional.empty();
    }
    run("apt-get", "update");
    run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
    return onThePath();
  }

  private static void run(String... command) {
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException failed) {
      throw new AssertionError("could not run " + String.join(" ", command), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
