package descent;

import descent.web.Server;
import descent.web.Settings;

/** Starts the server with the settings of the environment. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0) {
      refuse(
          "Descent takes no arguments, was given "
              + args[0]
              + "; settings come from the environment");
      return;
    }
    Server server;
    Settings settings;
    try {
      settings = Settings.from(System.getenv());
      server = Server.listening(settings);
    } catch (IllegalArgumentException refused) {
      refuse(refused.getMessage());
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    System.out.println("Descent is at " + settings.address(server.port()));
  }

  private static void refuse(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }
}
