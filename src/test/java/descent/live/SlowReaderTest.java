package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import descent.web.Server;
import descent.web.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Watchers that never read: they must cost nothing and delay nobody. */
class SlowReaderTest {
  private static final int READERS = 8;

  /**
   * Opens a socket by hand, plays at full speed with pictures acknowledged unseen, and never reads
   * a byte.
   */
  private static Socket neverReads(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    String origin = "http://127.0.0.1:" + port;
    String head =
        "GET /live HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: "
            + origin
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    say(socket, "{\"type\":\"open\",\"experiment\":\"layers=16,16&n=2000\"}");
    say(socket, "{\"type\":\"speed\",\"speed\":\"max\"}");
    say(socket, "{\"type\":\"play\"}");
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    OutputStream out = socket.getOutputStream();
    out.write(0x81);
    out.write(0x80 | bytes.length);
    out.write(new byte[4]);
    out.write(bytes);
    out.flush();
  }

  private static long usedHeap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }

  @Test
  void watchersThatNeverReadDoNotGrowTheHeapNorDelayOthers() throws Exception {
    List<Socket> readers = new ArrayList<>();
    try (Server server = new Server(Settings.from(Map.of("PORT", "0"))).start();
        TestPage page = TestPage.at(server.port())) {
      for (int i = 0; i < READERS; i++) {
        readers.add(neverReads(server.port()));
      }
      page.say("{'type':'open','experiment':'n=50&layers=4'}").say("{'type':'play'}");
      page.awaitLog(entry -> entry.get("epoch").asInt() >= 20);
      long before = usedHeap();

      for (int i = 0; i < 200; i++) {
        for (Socket reader : readers) {
          say(reader, "{\"type\":\"seen\",\"log\":1,\"picture\":1}");
        }
        Thread.sleep(20);
      }
      long start = System.nanoTime();
      page.say("{'type':'pause'}");
      JsonNode state =
          page.await(m -> m.get("type").asText().equals("state") && !m.get("playing").asBoolean());
      double answered = (System.nanoTime() - start) / 1e6;
      long grown = usedHeap() - before;

      assertThat(state.get("epoch").asInt()).isGreaterThan(100);
      assertThat(answered).as("ms until pause was answered").isLessThan(1_000);
      // Each reader's run may keep its bounded log; frames that nobody reads would be far more.
      assertThat(grown).as("bytes grown").isLessThan(READERS * 3_000_000L);
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
  }
}
