package descent.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Test
  void whatAStrangerSaysOfItselfIsNotBelieved() {
    assertThat(addresses().of("203.0.113.5", List.of("198.51.100.1"))).isEqualTo("203.0.113.5");
    assertThat(addresses("10.0.0.1").of("203.0.113.5", List.of("198.51.100.1")))
        .isEqualTo("203.0.113.5");
  }

  @Test
  void aProxyIsBelievedAndWhatItWasToldIsNot() {
    Addresses addresses = addresses("10.0.0.1", "10.0.0.2");

    assertThat(addresses.of("10.0.0.1", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
    assertThat(addresses.of("10.0.0.1", List.of("6.6.6.6, 198.51.100.1")))
        .isEqualTo("198.51.100.1");
    assertThat(addresses.of("10.0.0.1", List.of("198.51.100.1, 10.0.0.2")))
        .isEqualTo("198.51.100.1");
    assertThat(addresses.of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    assertThat(addresses.of("10.0.0.1", List.of(" , "))).isEqualTo("10.0.0.1");
  }

  @Test
  void twoLinesAreOneList() {
    assertThat(addresses("10.0.0.1").of("10.0.0.1", List.of("6.6.6.6", "198.51.100.1")))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void anAddressIsTheSameHoweverItIsWritten() {
    Addresses addresses = addresses("10.0.0.1", "::1");

    assertThat(addresses.of("0:0:0:0:0:0:0:1", List.of("203.0.113.9:1000")))
        .isEqualTo("203.0.113.9");
    assertThat(addresses.of("10.0.0.1", List.of("::ffff:203.0.113.9"))).isEqualTo("203.0.113.9");
    assertThat(addresses.of("10.0.0.1", List.of("[2001:db8::1]:443"))).isEqualTo("2001:db8::/64");
    assertThat(addresses.of("10.0.0.1", List.of("2001:DB8:0:0:5::7"))).isEqualTo("2001:db8::/64");
    assertThat(addresses.of("10.0.0.1", List.of("unknown"))).isEqualTo("10.0.0.1");
    assertThat(addresses.of("10.0.0.1", List.of("999.1.1.1"))).isEqualTo("10.0.0.1");
  }

  private static Addresses addresses(String... proxies) {
    return new Addresses(
        Stream.of(proxies).map(p -> IpAddress.parse(p).orElseThrow()).collect(Collectors.toSet()));
  }
}
