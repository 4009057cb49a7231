package descent.live;

import java.nio.ByteBuffer;

/**
 * The sending side of a socket. {@code done} is called once per frame, when it was sent or could
 * not be.
 */
interface FrameSender {
  void text(String text, Runnable done);

  void binary(ByteBuffer bytes, Runnable done);

  void close(int code, String reason);
}
