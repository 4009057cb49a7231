package descent.web.http;

import java.io.IOException;

/** There is nobody to answer any more. */
public final class ClientLeft extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ClientLeft(IOException cause) {
    super(cause);
  }
}
