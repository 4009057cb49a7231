package descent.live;

import java.net.URI;
import java.util.Locale;
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
   * @param host the Host header, or null
   */
  public boolean allow(String origin, String host) {
    if (origin == null || host == null) {
      return false;
    }
    String lower = origin.toLowerCase(Locale.ROOT);
    if (others.contains(lower)) {
      return true;
    }
    try {
      URI uri = URI.create(lower);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web
          && host.toLowerCase(Locale.ROOT).equals(uri.getRawAuthority())
          && uri.getRawPath().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
