package descent.live;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which pages may open the socket: those of this server itself, by the host they and the request
 * name, and a few others by setting. A browser always says where a page is from; who does not is
 * not one.
 */
public final class Origins {
  private final Set<String> others;

  /**
   * @param others origins such as {@code https://course.example.org}
   */
  public Origins(Set<String> others) {
    this.others = Set.copyOf(others);
  }

  /**
   * @param origin the Origin header, or null
   * @param host the Host header, or null; without a port it has the origin's usual one
   */
  public boolean allow(String origin, String host) {
    if (origin == null || host == null) {
      return false;
    }
    String lower = origin.toLowerCase(Locale.ROOT);
    return others.contains(lower)
        || authority(lower)
            .filter(authority -> authority.equals(withPort(host.toLowerCase(Locale.ROOT), lower)))
            .isPresent();
  }

  /** Host and port of an origin; empty if it is none of the web. */
  private static Optional<String> authority(String origin) {
    try {
      URI uri = URI.create(origin);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare = web && uri.getRawAuthority() != null && uri.getRawPath().isEmpty();
      return bare && uri.getRawUserInfo() == null
          ? Optional.of(withPort(uri.getRawAuthority(), origin))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String withPort(String authority, String origin) {
    boolean hasPort = authority.matches(".*[^:]:\\d+") || authority.matches("\\[.*]:\\d+");
    return hasPort ? authority : authority + (origin.startsWith("https:") ? ":443" : ":80");
  }
}
