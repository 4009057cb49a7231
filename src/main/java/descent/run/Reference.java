package descent.run;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** The number under which a visitor's mishap is found in the server's log. */
public final class Reference {
  private Reference() {}

  public static String next() {
    return String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
  }
}
