package descent.web.http;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Tells where a request is from. X-Forwarded-For is believed only of the proxies named in the
 * settings, from the right: the last address that is not one of them is the visitor's.
 */
public final class Addresses {
  private final Set<String> proxies;

  public Addresses(Set<String> proxies) {
    this.proxies = proxies;
  }

  public String of(Context context) {
    return of(context.req().getRemoteAddr(), context.header("X-Forwarded-For"));
  }

  String of(String peer, String forwardedFor) {
    String address = peer;
    if (forwardedFor != null) {
      String[] hops = forwardedFor.split(",");
      for (int i = hops.length - 1; i >= 0 && proxies.contains(address); i--) {
        String hop = hops[i].trim();
        if (hop.isEmpty()) {
          break;
        }
        address = hop;
      }
    }
    return address;
  }
}
