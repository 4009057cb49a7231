package descent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What stops the start is one sentence and exit code 2. */
class StartTest {

  @Test
  void aTakenPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(start(Map.of("PORT", port)))
          .containsExactly("PORT must be one that nobody listens on, was " + port);
    }
  }

  @Test
  void aHostThatIsNotThisMachines() throws Exception {
    assertThat(start(Map.of("HOST", "192.0.2.1", "PORT", "0")))
        .containsExactly("HOST must be an address of this machine, was 192.0.2.1");
    assertThat(start(Map.of("HOST", "no.such.host.invalid", "PORT", "0")))
        .containsExactly(
            "HOST must be an address of this machine, was no.such.host.invalid, which has none");
  }

  @Test
  void arguments() throws Exception {
    assertThat(start(Map.of(), "--port=80"))
        .containsExactly(
            "Descent takes no arguments, was given --port=80; settings come from the environment");
  }

  @Test
  void aBadSetting() throws Exception {
    assertThat(start(Map.of("PORT", "http")))
        .containsExactly("PORT must be a whole number in 0..65535, was http");
  }

  /** The lines that a start that fails prints. */
  private static List<String> start(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "descent.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(lines.toString()).isEqualTo(2);
    return lines;
  }
}
