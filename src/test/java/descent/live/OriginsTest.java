package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  private final Origins origins = new Origins(Set.of("https://course.example.org"));

  @ParameterizedTest
  @CsvSource({
    "http://localhost:7070, localhost:7070, true",
    "https://descent.example.org, descent.example.org, true",
    "HTTPS://Descent.Example.org, descent.example.org, true",
    "http://[::1]:7070, [::1]:7070, true",
    "https://course.example.org, descent.example.org, true",
    "https://descent.example.org, descent.example.org:443, true",
    "http://descent.example.org:80, descent.example.org, true",
    "http://[::1], [::1]:80, true",
    "https://descent.example.org, descent.example.org:80, false",
    "http://localhost:7071, localhost:7070, false",
    "http://evil.example.org, descent.example.org, false",
    "http://descent.example.org.evil.org, descent.example.org, false",
    "http://user@descent.example.org, descent.example.org, false",
    "http://descent.example.org/, descent.example.org, false",
    "file://descent.example.org, descent.example.org, false",
    "null, null, false",
    "'', '', false",
    "http://, '', false",
    "%%%, %%%, false",
    "descent.example.org, descent.example.org, false",
  })
  void onlyPagesOfThisServerAndThoseNamedMayOpenTheSocket(
      String origin, String host, boolean allowed) {
    assertThat(origins.allow(origin, host)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({",localhost:7070", "http://localhost:7070,"})
  void whoDoesNotSayIsNotAllowed(String origin, String host) {
    assertThat(origins.allow(origin, host)).isFalse();
  }
}
