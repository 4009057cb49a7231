package descent.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A page as the server sees it: a socket, what it said and what it heard. */
public final class TestPage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_S = 20;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final WebSocket socket;
  private final Ear ear = new Ear();
  private final List<JsonNode> heard = new ArrayList<>();

  /** One frame: a message or a picture. */
  public record Frame(JsonNode message, byte[] picture) {}

  private TestPage(int port, String origin) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/live"), ear).join();
  }

  public static TestPage at(int port) {
    return new TestPage(port, "http://127.0.0.1:" + port);
  }

  /** A page that claims to be from elsewhere, or to be from nowhere. */
  public static TestPage from(String origin, int port) {
    return new TestPage(port, origin);
  }

  public TestPage say(String message) {
    socket.sendText(message.replace('\'', '"'), true).join();
    return this;
  }

  public WebSocket socket() {
    return socket;
  }

  /** The next frame of any kind. */
  public Frame next() {
    try {
      Frame frame = ear.frames.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError(
            "nothing was heard for " + PATIENCE_S + " s; heard before: " + heard);
      }
      if (frame.message() != null) {
        heard.add(frame.message());
      }
      return frame;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next message that fits; pictures and other messages are passed over. */
  public JsonNode await(Predicate<JsonNode> fits) {
    while (true) {
      Frame frame = next();
      if (frame.message() != null && fits.test(frame.message())) {
        return frame.message();
      }
    }
  }

  public JsonNode await(String type) {
    return await(message -> message.get("type").asText().equals(type));
  }

  /** Entries of the log up to the first that fits. */
  public List<JsonNode> awaitLog(Predicate<JsonNode> fits) {
    List<JsonNode> entries = new ArrayList<>();
    while (true) {
      for (JsonNode entry : await("log").get("entries")) {
        entries.add(entry);
      }
      if (entries.stream().anyMatch(fits)) {
        return entries;
      }
    }
  }

  public TestPicture awaitPicture() {
    while (true) {
      Frame frame = next();
      if (frame.picture() != null) {
        return TestPicture.of(frame.picture());
      }
    }
  }

  /** The next picture that fits, each said to have been seen. */
  public TestPicture awaitPicture(Predicate<TestPicture> fits) {
    while (true) {
      TestPicture picture = awaitPicture();
      say("{'type':'seen','log':0,'picture':" + picture.number() + "}");
      if (fits.test(picture)) {
        return picture;
      }
    }
  }

  /** The code with which the server closes. */
  public int awaitClose() {
    try {
      return ear.closed.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the socket was not closed", e);
    }
  }

  /** What was said when the server closed. */
  public String closeReason() {
    return ear.reason;
  }

  /** Cuts the line without a word. */
  public void cut() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static final class Ear implements WebSocket.Listener {
    private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile String reason = "";

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          frames.add(new Frame(JSON.readTree(text.toString()), null));
        } catch (Exception e) {
          closed.completeExceptionally(e);
        }
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
      byte[] some = new byte[part.remaining()];
      part.get(some);
      bytes.writeBytes(some);
      if (last) {
        frames.add(new Frame(null, bytes.toByteArray()));
        bytes.reset();
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String why) {
      reason = why;
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.complete(1006);
    }
  }
}
