package descent.web.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection of which it can be seen, while a request is being answered, whether its client has
 * hung up: HTTP/1.1 reads nothing in the meantime, and so would not notice. What is read ahead is
 * handed out by the next {@link #fill}.
 */
final class WatchedEndPoint extends SocketChannelEndPoint {
  private static final int AHEAD = 1_024;

  private final ByteBuffer ahead = ByteBuffer.allocate(AHEAD).flip();
  private boolean ended;

  WatchedEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  /** Whether the client has closed its side, or the line is broken. */
  synchronized boolean isLeft() {
    if (!ended && !ahead.hasRemaining()) {
      ahead.clear();
      try {
        ended = getChannel().read(ahead) < 0;
      } catch (IOException e) {
        ended = true;
      }
      ahead.flip();
    }
    return ended;
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    int moved = handOut(buffer);
    return moved > 0 ? moved : super.fill(buffer);
  }

  private synchronized int handOut(ByteBuffer buffer) {
    if (!ahead.hasRemaining()) {
      return 0;
    }
    int position = BufferUtil.flipToFill(buffer);
    int moved = BufferUtil.put(ahead, buffer);
    BufferUtil.flipToFlush(buffer, position);
    return moved;
  }
}
