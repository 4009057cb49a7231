package descent.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
  private final Hosts hosts = new Hosts("127.0.0.1", Set.of("Descent.example.org"));

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "localhost:7070, true",
    "LocalHost:7070, true",
    "a.localhost:7070, true",
    "127.0.0.1:7070, true",
    "192.168.1.20:7070, true",
    "[::1]:7070, true",
    "[::1], true",
    "descent.example.org, true",
    "descent.example.org:8443, true",
    "rebound.evil.example, false",
    "descent.example.org.evil.example, false",
    "localhost.evil.example, false",
    "127.0.0.1.evil.example, false",
    "'', false",
    ", false"
  })
  void onlyItsOwnNamesAndAddressesAreAnswered(String host, boolean allowed) {
    assertThat(hosts.allow(host)).isEqualTo(allowed);
  }

  @Test
  void aStarAllowsAnyName() {
    assertThat(new Hosts("0.0.0.0", Set.of("*")).allow("whatever.example")).isTrue();
  }
}
