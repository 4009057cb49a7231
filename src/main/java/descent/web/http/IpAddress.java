package descent.web.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address in one spelling: {@code ::1}, whatever port, brackets or zeros it came with. An
 * IPv4 address written as IPv6 is the IPv4 address. Names are never looked up.
 *
 * @param text the address as it is compared and told
 */
public record IpAddress(String text) {
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern V4_WITH_PORT = Pattern.compile("([^:]+):\\d{1,5}");
  private static final Pattern BRACKETED = Pattern.compile("\\[(.+)](:\\d{1,5})?");
  private static final int HALF_OF_V6 = 8;

  /** The address that is written here, with or without a port; empty if it is none. */
  public static Optional<IpAddress> parse(String written) {
    String bare = bare(written.trim());
    boolean v6 = bare.indexOf(':') >= 0 && bare.matches("[0-9a-fA-F:.]+(%\\w+)?");
    if (!v6 && !V4.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpAddress(InetAddress.getByName(bare)));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private IpAddress(InetAddress address) {
    this(address instanceof Inet6Address v6 ? shortest(v6) : address.getHostAddress());
  }

  private static String bare(String written) {
    var bracketed = BRACKETED.matcher(written);
    if (bracketed.matches()) {
      return bracketed.group(1);
    }
    var withPort = V4_WITH_PORT.matcher(written);
    return withPort.matches() ? withPort.group(1) : written;
  }

  /** RFC 5952's form, near enough: lower case, without leading zeros, the zone left out. */
  private static String shortest(Inet6Address address) {
    String full = address.getHostAddress().replaceFirst("%.*", "");
    return full.replaceFirst("(^|:)(0(:|$)){2,}", "::");
  }

  /**
   * Whom it counts as: itself, or its /64 of IPv6, which is what one household or server is given.
   */
  public String visitor() {
    if (text.indexOf(':') < 0) {
      return text;
    }
    try {
      byte[] bytes = InetAddress.getByName(text).getAddress();
      java.util.Arrays.fill(bytes, HALF_OF_V6, bytes.length, (byte) 0);
      return shortest((Inet6Address) InetAddress.getByAddress(bytes)) + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException(text + " was an address", e);
    }
  }
}
