package descent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void withoutAnEnvironmentTheServerIsForThisDeskOnly() {
    Settings settings = Settings.from(Map.of());

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(7070);
    assertThat(settings.development()).isFalse();
    assertThat(settings.frameAncestors()).isEqualTo("'self'");
    assertThat(settings.limits().examples()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 70000, 'PORT must be a whole number in 0..65535, was 70000'",
    "PORT, http, 'PORT must be a whole number in 0..65535, was http'",
    "HOST, 'a b', 'HOST must be a host name or address, was a b'",
    "DESCENT_DEV, yes, 'DESCENT_DEV must be 0 or 1, was yes'",
    "DESCENT_THREADS, 0, 'DESCENT_THREADS must be a whole number in 1..256, was 0'",
    "DESCENT_ORIGINS, example.org, 'DESCENT_ORIGINS must be origins like https://a.example.org with commas between, was example.org'",
    "DESCENT_PROXIES, 999.1.1.1, 'DESCENT_PROXIES must be IP addresses, was 999.1.1.1'",
    "DESCENT_PROXIES, proxy.example, 'DESCENT_PROXIES must be IP addresses, was proxy.example'",
    "DESCENT_HOSTS, a/b, 'DESCENT_HOSTS must be host names, or * with commas between, was a/b'",
    "DESCENT_MAX_RUN_MEMORY, 9000000000000000000, DESCENT_MAX_RUN_MEMORY must be a whole number in",
    "DESCENT_FRAME_ANCESTORS, \"'self'; script-src *\", ''",
  })
  void aBadValueIsRefusedWithASentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void addressesOfIpv6AreTaken() {
    Settings settings =
        Settings.from(
            Map.of(
                "HOST", "::1",
                "DESCENT_PROXIES", "::1, 10.0.0.1",
                "DESCENT_ORIGINS", "http://[::1]:7070"));

    assertThat(settings.proxies()).hasSize(2);
    assertThat(settings.origins()).containsExactly("http://[::1]:7070");
    assertThat(settings.address(7070)).isEqualTo("http://[::1]:7070");
  }

  @Test
  void everySettingIsInTheManual() throws IOException {
    String source = Files.readString(Path.of("src/main/java/descent/web/Settings.java"));
    String manual = Files.readString(Path.of("src/site/markdown/operating.md"));

    Pattern.compile("\"([A-Z_]{4,})\"")
        .matcher(source)
        .results()
        .forEach(name -> assertThat(manual).contains("`" + name.group(1) + "`"));
  }
}
