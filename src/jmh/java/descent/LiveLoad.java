package descent;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Load for a running server: so many pages at once, each training 2-10-5-1 and seeing pictures as
 * fast as they come.
 *
 * <p>{@code java -cp target/benchmarks.jar descent.LiveLoad PORT PAGES SPEED SECONDS [EXPERIMENT]},
 * loopback only. With four lanes and more it looks at them as the page does, without the neurons'
 * maps. Prints the least pictures a second of any page, the times between pictures, and from play
 * to the first picture.
 */
public final class LiveLoad {
  private static final int MOST_PAGES = 200;
  private static final int MOST_SECONDS = 120;

  private LiveLoad() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    int count = Math.min(MOST_PAGES, Integer.parseInt(arguments[1]));
    String speed = arguments[2];
    int seconds = Math.min(MOST_SECONDS, Integer.parseInt(arguments[3]));
    String experiment = arguments.length > 4 ? arguments[4] + "&" : "";
    HttpClient client = HttpClient.newHttpClient();
    List<LoadPage> pages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LoadPage page = new LoadPage();
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .header("Origin", "http://127.0.0.1:" + port)
              .buildAsync(URI.create("ws://127.0.0.1:" + port + "/live"), page)
              .join();
      page.begin(socket, experiment + "weightSeed=" + i, speed);
      pages.add(page);
    }
    Thread.sleep(500);
    pages.forEach(LoadPage::play);
    Thread.sleep(seconds * 1000L);
    report(pages, seconds);
    System.exit(0);
  }

  private static void report(List<LoadPage> pages, int seconds) {
    List<Double> gaps = new ArrayList<>();
    double least = Double.MAX_VALUE;
    double worstFirst = 0;
    for (LoadPage page : pages) {
      List<Long> times = page.timesAfterPlay();
      least = Math.min(least, (double) times.size() / seconds);
      worstFirst =
          Math.max(
              worstFirst, times.isEmpty() ? Double.NaN : (times.get(0) - page.playedAt()) / 1e6);
      for (int i = 1; i < times.size(); i++) {
        gaps.add((times.get(i) - times.get(i - 1)) / 1e6);
      }
    }
    Collections.sort(gaps);
    System.out.printf(
        "%d pages: least %.1f pictures a second; between pictures p50 %.0f, p99 %.0f, most %.0f ms;"
            + " from play to the first picture at most %.0f ms%n",
        pages.size(), least, at(gaps, 0.5), at(gaps, 0.99), at(gaps, 1), worstFirst);
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
  }
}
