package descent;

import descent.web.Server;
import descent.web.Settings;

/** Starts the server with the settings of the environment. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Settings settings;
    try {
      settings = Settings.from(System.getenv());
    } catch (IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      System.exit(2);
      return;
    }
    Server server = new Server(settings).start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    System.out.println("Descent is at http://" + settings.host() + ":" + server.port());
  }
}
