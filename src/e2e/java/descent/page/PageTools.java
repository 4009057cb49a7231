package descent.page;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The tools that check the page's code: the Node that the browser driver brings, and npm packages
 * that are on the class path as webjars. A JDK and Maven are enough.
 */
final class PageTools {
  static final Path TOOLS = Path.of("target", "page-tools");
  private static final long PATIENCE_SECONDS = 240;

  private PageTools() {}

  /** What a tool said, and whether it was content. */
  record Answer(int status, String out, String err) {}

  /** Runs Node on a script of a package or on its own flags. */
  static Answer node(List<String> arguments) {
    // The driver's own command begins with its Node.
    String node =
        Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
            .createProcessBuilder()
            .command()
            .get(0);
    List<String> command = new ArrayList<>(List.of(node));
    command.addAll(arguments);
    try {
      Files.createDirectories(TOOLS);
      Path out = Files.createTempFile(TOOLS, "out", ".txt");
      Path err = Files.createTempFile(TOOLS, "err", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no answer from " + command);
      }
      Answer answer = new Answer(process.exitValue(), read(out), read(err));
      Files.delete(out);
      Files.delete(err);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Unpacks a webjar to where its version is not in the path, once a version.
   *
   * @return the folder of the package
   */
  static Path unpack(String name) {
    String about = "META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
    URL place = PageTools.class.getClassLoader().getResource(about);
    if (place == null) {
      throw new AssertionError(name + " is not on the class path");
    }
    Path folder = TOOLS.resolve("webjars").resolve(name);
    try (JarFile jar = ((JarURLConnection) place.openConnection()).getJarFile()) {
      String version = version(jar, about);
      Path stamp = TOOLS.resolve(name + "-" + version + ".unpacked");
      if (!Files.exists(stamp)) {
        String prefix = "META-INF/resources/webjars/" + name + "/" + version + "/";
        for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
          if (entry.getName().startsWith(prefix)) {
            Path file = folder.resolve(entry.getName().substring(prefix.length()));
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
              Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
          }
        }
        Files.createFile(stamp);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(JarFile jar, String about) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = jar.getInputStream(jar.getJarEntry(about))) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
