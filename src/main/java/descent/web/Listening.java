package descent.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Whether the server can listen where it is told to, said before anything else is started. */
final class Listening {
  private static final int PRIVILEGED = 1024;

  private Listening() {}

  /**
   * Tries it.
   *
   * @throws IllegalArgumentException with a sentence that says what is in the way
   */
  static void check(String host, int port) {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw refused("HOST must be an address of this machine, was " + host + ", which has none");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (BindException e) {
      String why = String.valueOf(e.getMessage());
      if (why.contains("assign")) {
        throw refused("HOST must be an address of this machine, was " + host);
      }
      if (why.contains("ermission")) {
        throw refused(notAllowed(port));
      }
      throw refused("PORT must be one that nobody listens on, was " + port);
    } catch (IOException e) {
      throw refused(port < PRIVILEGED ? notAllowed(port) : "PORT " + port + ": " + e.getMessage());
    }
  }

  private static String notAllowed(int port) {
    return "PORT must be one that this user may listen on (1024 and up), was " + port;
  }

  private static IllegalArgumentException refused(String sentence) {
    return new IllegalArgumentException(sentence);
  }
}
