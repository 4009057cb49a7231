package descent.web;

import descent.run.Limits;
import descent.run.Scheduler;
import descent.web.http.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that is set from outside, read once at the start. operating.md lists the names.
 *
 * @param host address to listen on
 * @param port to listen on; 0 for any free one
 * @param development whether templates and web/ are read from disk at every request
 * @param threads training threads
 * @param origins further pages that may open the socket
 * @param hosts further names under which the server may be asked; {@code *} for any
 * @param proxies addresses whose X-Forwarded-For is believed
 * @param frameAncestors who may show the page in a frame, as in Content-Security-Policy
 * @param silence how long a socket may be silent
 * @param limits how much may be asked
 */
public record Settings(
    String host,
    int port,
    boolean development,
    int threads,
    Set<String> origins,
    Set<String> hosts,
    Set<IpAddress> proxies,
    String frameAncestors,
    Duration silence,
    Limits limits) {

  private static final long A_BILLION = 1_000_000_000L;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for a value that is not allowed, with a sentence that says
   *     which and what is
   */
  public static Settings from(Map<String, String> environment) {
    Environment in = new Environment(environment);
    Limits limits =
        new Limits(
            (int) in.whole("DESCENT_MAX_EXAMPLES", 10_000, 1, 1_000_000),
            (int) in.whole("DESCENT_MAX_LAYERS", 50, 0, 1_000),
            (int) in.whole("DESCENT_MAX_UNITS", 256, 1, 100_000),
            (int) in.whole("DESCENT_MAX_PARAMETERS", 100_000, 1, 100_000_000),
            in.whole("DESCENT_MAX_EPOCH_WORK", 200_000_000, 1_000, 1_000 * A_BILLION),
            in.whole("DESCENT_MAX_WORK", 100 * A_BILLION, 1_000, 1_000_000 * A_BILLION),
            (int) in.whole("DESCENT_MAX_RUNS", 200, 1, 100_000),
            (int) in.whole("DESCENT_MAX_RUNS_PER_ADDRESS", 60, 1, 100_000),
            in.whole(
                "DESCENT_MAX_RUN_MEMORY",
                Runtime.getRuntime().maxMemory() / 2,
                1_000_000,
                Runtime.getRuntime().maxMemory()));
    return new Settings(
        in.text("HOST", "127.0.0.1", "[A-Za-z0-9.:_\\[\\]-]+", "a host name or address"),
        (int) in.whole("PORT", 7070, 0, 65_535),
        in.text("DESCENT_DEV", "0", "[01]", "0 or 1").equals("1"),
        (int) in.whole("DESCENT_THREADS", Scheduler.usualThreads(), 1, 256),
        Set.copyOf(
            in.list(
                "DESCENT_ORIGINS",
                "https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:\\d+)?",
                "origins like https://a.example.org")),
        Set.copyOf(in.list("DESCENT_HOSTS", "[A-Za-z0-9.-]+|\\*", "host names, or *")),
        proxies(in),
        frameAncestors(
            in.list(
                "DESCENT_FRAME_ANCESTORS",
                "[A-Za-z0-9.:/*'_-]+",
                "sources like https://a.example.org")),
        Duration.ofSeconds(in.whole("DESCENT_SILENCE_SECONDS", 60, 1, 86_400)),
        limits);
  }

  /** What to write into a browser's bar. */
  public String address(int boundPort) {
    String name = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    return "http://" + name + ":" + boundPort;
  }

  private static Set<IpAddress> proxies(Environment in) {
    return in.list("DESCENT_PROXIES", "\\S+", "IP addresses").stream()
        .map(
            text ->
                IpAddress.parse(text)
                    .orElseThrow(
                        () -> Environment.refused("DESCENT_PROXIES", "IP addresses", text)))
        .collect(Collectors.toSet());
  }

  private static String frameAncestors(List<String> sources) {
    return sources.isEmpty() ? "'self'" : String.join(" ", sources);
  }
}
