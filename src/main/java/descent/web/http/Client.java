package descent.web.http;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Whoever waits for an answer. */
public final class Client {
  private Client() {}

  /** Whether the client has hung up, so that the answer would be for nobody. */
  public static boolean hasLeft(Context context) {
    return ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
            instanceof WatchedEndPoint endPoint
        && endPoint.isLeft();
  }
}
