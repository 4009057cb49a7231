package descent.live;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/** A Jetty session as a line. */
final class SessionLine implements FrameSender {
  private final Session session;

  SessionLine(Session session) {
    this.session = session;
  }

  @Override
  public void text(String text, Runnable done) {
    session.sendText(text, Callback.from(done, fault -> cut()));
  }

  @Override
  public void binary(ByteBuffer bytes, Runnable done) {
    session.sendBinary(bytes, Callback.from(done, fault -> cut()));
  }

  @Override
  public void close(int code, String reason) {
    session.close(code, reason, Callback.NOOP);
  }

  /** Cuts the line without a word: for a page that does not answer or cannot be reached. */
  void cut() {
    session.disconnect();
  }

  void ping() {
    session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
  }

  /** Bytes heard so far, answers to pings among them. */
  long bytesHeard() {
    return session instanceof WebSocketSession jetty
            && jetty.getCoreSession() instanceof WebSocketCoreSession core
        ? core.getConnection().getBytesIn()
        : 0;
  }
}
