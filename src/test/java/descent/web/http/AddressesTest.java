package descent.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Test
  void whatAStrangerSaysOfItselfIsNotBelieved() {
    assertThat(new Addresses(Set.of()).of("203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
    assertThat(new Addresses(Set.of("10.0.0.1")).of("203.0.113.5", "198.51.100.1"))
        .isEqualTo("203.0.113.5");
  }

  @Test
  void aProxyIsBelievedAndWhatItWasToldIsNot() {
    Addresses addresses = new Addresses(Set.of("10.0.0.1", "10.0.0.2"));

    assertThat(addresses.of("10.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(addresses.of("10.0.0.1", "6.6.6.6, 198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(addresses.of("10.0.0.1", "198.51.100.1, 10.0.0.2")).isEqualTo("198.51.100.1");
    assertThat(addresses.of("10.0.0.1", null)).isEqualTo("10.0.0.1");
    assertThat(addresses.of("10.0.0.1", " , ")).isEqualTo("10.0.0.1");
  }
}
