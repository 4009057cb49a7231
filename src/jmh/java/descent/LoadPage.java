package descent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** One page of the load: says that it saw every picture at once, and keeps when they came. */
final class LoadPage implements WebSocket.Listener {
  /** From so many lanes on the page shows no neurons. */
  private static final int MANY_LANES = 4;

  private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private final List<Long> times = new ArrayList<>();
  private CompletableFuture<WebSocket> sent;
  private long playedAt;

  synchronized void begin(WebSocket socket, String experiment, String speed) {
    sent = CompletableFuture.completedFuture(socket);
    send("{\"type\":\"open\",\"experiment\":\"" + experiment + "\"}");
    if (experiment.split("lane=").length > MANY_LANES) {
      send("{\"type\":\"look\",\"lines\":\"weight\",\"tiles\":false}");
    }
    send("{\"type\":\"speed\",\"speed\":\"" + speed + "\"}");
  }

  synchronized void play() {
    playedAt = System.nanoTime();
    send("{\"type\":\"play\"}");
  }

  synchronized long playedAt() {
    return playedAt;
  }

  synchronized List<Long> timesAfterPlay() {
    return times.stream().filter(time -> time > playedAt).toList();
  }

  /** One message after the other; a socket takes no second one before the first is gone. */
  private synchronized void send(String text) {
    sent = sent.thenCompose(socket -> socket.sendText(text, true));
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    byte[] part = new byte[data.remaining()];
    data.get(part);
    frame.writeBytes(part);
    if (last) {
      synchronized (this) {
        times.add(System.nanoTime());
      }
      send("{\"type\":\"seen\",\"log\":0,\"picture\":" + number(frame.toByteArray()) + "}");
      frame.reset();
    }
    socket.request(1);
    return null;
  }

  private static String number(byte[] picture) {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(picture))) {
      Matcher found = NUMBER.matcher(new String(in.readNBytes(64), StandardCharsets.US_ASCII));
      if (!found.find()) {
        throw new IllegalStateException("a picture without a number");
      }
      return found.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
