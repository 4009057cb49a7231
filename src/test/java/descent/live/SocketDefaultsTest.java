package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import descent.web.Server;
import descent.web.Settings;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Javalin and Jetty would allow by themselves, and this server does not. */
class SocketDefaultsTest {
  private static Server server;

  @BeforeAll
  static void start() {
    server =
        new Server(
                Settings.from(
                    Map.of(
                        "PORT",
                        "0",
                        "DESCENT_SILENCE_SECONDS",
                        "1",
                        "DESCENT_ORIGINS",
                        "https://a.example.org")))
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Shakes hands by hand and returns the head of the answer. */
  private static String handshake(String... headers) {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      StringBuilder request =
          new StringBuilder("GET /live HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n");
      request.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
      request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      socket
          .getOutputStream()
          .write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(20_000);
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int c = socket.getInputStream().read();
        if (c < 0) {
          break;
        }
        head.append((char) c);
      }
      return head.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String own() {
    return "Origin: http://127.0.0.1:" + server.port();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Origin: http://evil.example.org", "Origin: null", "X-None: 1", "Origin: "})
  void foreignNullAndMissingOriginsGet403BeforeTheUpgrade(String header) {
    assertThat(handshake(header)).startsWith("HTTP/1.1 403");
  }

  @Test
  void ownAndNamedOriginsAreUpgraded() {
    assertThat(handshake(own())).startsWith("HTTP/1.1 101");
    assertThat(handshake("Origin: https://a.example.org")).startsWith("HTTP/1.1 101");
  }

  @Test
  void neitherCompressionNorSubProtocolNorCookieIsAgreedOn() {
    String head =
        handshake(
            own(),
            "Sec-WebSocket-Extensions: permessage-deflate",
            "Sec-WebSocket-Protocol: chat, admin");

    assertThat(head).startsWith("HTTP/1.1 101");
    assertThat(head.toLowerCase())
        .doesNotContain("permessage", "sec-websocket-protocol", "set-cookie");
  }

  @Test
  void manyHandshakesLeaveNoSessionsBehind() throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      handshake(own());
    }

    // The last one's session is forgotten just after its answer has left.
    for (int i = 0; i < 200 && server.httpSessions() > 0; i++) {
      Thread.sleep(10);
    }
    assertThat(server.httpSessions()).isZero();
  }

  @Test
  void textOver16KilobytesCloses1009() {
    try (TestPage page = TestPage.at(server.port())) {
      page.say("x".repeat(LiveSocket.LONGEST_TEXT + 1));

      assertThat(page.awaitClose()).isEqualTo(1009);
    }
  }

  @Test
  void textOf16KilobytesIsRead() {
    try (TestPage page = TestPage.at(server.port())) {
      page.say("x".repeat(LiveSocket.LONGEST_TEXT));

      assertThat(page.await("problem").get("key").asText()).isEqualTo("message");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, LiveSocket.LONGEST_TEXT})
  void binaryCloses1003(int bytes) {
    try (TestPage page = TestPage.at(server.port())) {
      page.socket().sendBinary(ByteBuffer.allocate(bytes), true).join();

      assertThat(page.awaitClose()).isEqualTo(1003);
    }
  }

  @Test
  void aFloodCloses1008() throws InterruptedException {
    try (TestPage page = TestPage.at(server.port())) {
      for (int i = 1; i <= 2_000 && !page.socket().isInputClosed(); i++) {
        page.socket()
            .sendText("{\"type\":\"seen\",\"log\":0,\"picture\":0}", true)
            .exceptionally(e -> null)
            .join();
        // From here on it may be one too many: what is sent into a closed socket resets it, and the
        // code is lost.
        if (i > 120) {
          Thread.sleep(5);
        }
      }

      assertThat(page.awaitClose()).isEqualTo(1008);
    }
  }

  @Test
  void tenMessagesInARowThatAreNotOfTheProtocolClose1008() {
    try (TestPage page = TestPage.at(server.port())) {
      for (int i = 0; i < 10; i++) {
        page.say("{'type':'fly'}");
      }

      assertThat(page.awaitClose()).isEqualTo(1008);
    }
  }

  @Test
  void aSocketThatAnswersPingsIsNotSilent() throws InterruptedException {
    try (TestPage page = TestPage.at(server.port())) {
      page.say("{'type':'open','experiment':'n=20&layers=2'}").await("opened");
      Thread.sleep(2_500);

      page.say("{'type':'step','unit':'epoch'}");

      assertThat(page.awaitLog(entry -> entry.get("epoch").asInt() == 1)).isNotEmpty();
    }
  }

  @Test
  void aSocketThatSaysNothingAtAllIsClosed1001() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      String request =
          "GET /live HTTP/1.1\r\nHost: 127.0.0.1:"
              + server.port()
              + "\r\nUpgrade: websocket\r\n"
              + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              + own()
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(20_000);

      byte[] all = socket.getInputStream().readAllBytes();

      assertThat(new String(all, StandardCharsets.ISO_8859_1))
          .contains(new String(new char[] {0x88 & 0xff}));
      assertThat(closeCode(all)).isEqualTo(1001);
    }
  }

  /**
   * The code of the close frame: the frames after the head are pings without content, and then it.
   */
  private static int closeCode(byte[] all) {
    for (int i = 0; i + 3 < all.length; i++) {
      if ((all[i] & 0xff) == 0x88) {
        return (all[i + 2] & 0xff) << 8 | all[i + 3] & 0xff;
      }
    }
    return -1;
  }

  @Test
  void commandsWithoutARunAreAnsweredNotThrown() {
    try (TestPage page = TestPage.at(server.port())) {
      page.say("{'type':'play'}");

      JsonNode problem = page.await("problem");

      assertThat(problem.get("key").asText()).isEqualTo("run");
      assertThat(problem.get("detail").asText()).isEqualTo("run must be opened first, was nothing");
    }
  }
}
