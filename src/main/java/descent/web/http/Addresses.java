package descent.web.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells where a request is from. X-Forwarded-For is believed only of the proxies named in the
 * settings, from the right: the last address that is not one of them is the visitor's. Several such
 * lines are one list (RFC 9110, 5.3); a word in it that is no address ends it.
 */
public final class Addresses {
  private final Set<IpAddress> proxies;

  public Addresses(Set<IpAddress> proxies) {
    this.proxies = Set.copyOf(proxies);
  }

  /** Whom a request counts as: an address, or a /64 of IPv6. */
  public String of(Context context) {
    return of(
        context.req().getRemoteAddr(),
        Collections.list(context.req().getHeaders("X-Forwarded-For")));
  }

  String of(String peer, List<String> forwardedFor) {
    Optional<IpAddress> address = IpAddress.parse(peer);
    String[] hops = String.join(",", forwardedFor).split(",");
    for (int i = hops.length - 1; i >= 0 && address.filter(proxies::contains).isPresent(); i--) {
      Optional<IpAddress> hop = IpAddress.parse(hops[i]);
      if (hop.isEmpty()) {
        break;
      }
      address = hop;
    }
    return address.map(IpAddress::visitor).orElse(peer);
  }
}
