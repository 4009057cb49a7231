package descent.web.http;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names under which this server may be asked. A page of elsewhere can point a name of its own
 * at this machine (DNS rebinding) and would then speak to it as if it were a page of this server;
 * an address, which no name stands for, it can't take.
 */
public final class Hosts {
  private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);
  private static final int LONGEST_TOLD = 80;
  private static final String ANY = "*";

  private final Set<String> names = new HashSet<>(Set.of("localhost"));

  /**
   * @param bound the host that the server listens on
   * @param others names allowed by setting; {@code *} for any
   */
  public Hosts(String bound, Set<String> others) {
    names.add(bound.toLowerCase(Locale.ROOT));
    others.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    try {
      names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
    } catch (UnknownHostException e) {
      LOG.debug("this machine has no name of its own", e);
    }
  }

  /** Whether the server may be asked as this: a Host header, with or without a port. */
  boolean allow(String host) {
    if (names.contains(ANY)) {
      return true;
    }
    if (host == null) {
      return false;
    }
    String name = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    return names.contains(name) || name.endsWith(".localhost") || IpAddress.parse(name).isPresent();
  }

  /** Refuses a request for a foreign name. */
  public void check(Context context) {
    String host = context.header("Host");
    if (!allow(host)) {
      String told = String.valueOf(host).replaceAll("[^\\w.:\\[\\]-]", "?");
      told = told.length() > LONGEST_TOLD ? told.substring(0, LONGEST_TOLD) + "…" : told;
      LOG.warn("refused: asked as {}, which DESCENT_HOSTS does not name", told);
      throw new ForbiddenResponse(
          "this server does not know itself as "
              + told
              + "; whoever runs it can name that in DESCENT_HOSTS");
    }
  }
}
