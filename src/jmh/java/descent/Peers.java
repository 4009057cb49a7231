package descent;

import descent.training.Training;
import descent.training.WideWork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The table of speed.md: each piece of work beside the same work in NumPy, turn by turn, and by the
 * processor time of the thread alone, so that what else the machine does falls on both.
 *
 * <pre>java -cp target/benchmarks.jar descent.Peers [rounds seconds [w1 w2 …]]</pre>
 *
 * Needs a {@code python3} with NumPy ({@code -Dpython=…} for another one), and is to be run in the
 * root of the project. A line says how often a second the peer and we do the work, and the ratio:
 * medians over the rounds, least and most.
 */
public final class Peers {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final long SLICE = 10_000_000;

  private final BufferedReader answers;
  private final PrintWriter questions;
  private final Process python;

  private Peers() throws IOException {
    ProcessBuilder start =
        new ProcessBuilder(System.getProperty("python", "python3"), "src/jmh/python/peers.py");
    python = start.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers = python.inputReader(StandardCharsets.UTF_8);
    questions = new PrintWriter(python.outputWriter(StandardCharsets.UTF_8), true);
  }

  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
    double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0.4;
    List<String> only =
        Arrays.asList(arguments).subList(Math.min(2, arguments.length), arguments.length);
    Peers peers = new Peers();
    System.out.println("| work | NumPy, a second | here, a second | ratio | least and most |");
    System.out.println("|---|---|---|---|---|");
    for (Map.Entry<String, Supplier<DoubleSupplier>> work : works().entrySet()) {
      if (only.isEmpty() || only.contains(work.getKey())) {
        peers.compare(work.getKey(), work.getValue().get(), rounds, seconds);
      }
    }
    peers.python.destroy();
  }

  /** Each makes one piece of work, whose calls say how much of it they have done. */
  private static Map<String, Supplier<DoubleSupplier>> works() {
    Map<String, Supplier<DoubleSupplier>> works = new LinkedHashMap<>();
    works.put("w1", () -> skipping(new Training(Work.CIRCLES, Work.w1())));
    works.put("w1cost", () -> measuring(new Training(Work.CIRCLES, Work.w1())));
    works.put("w1b", () -> measuring(Work.w1b()));
    works.put("w2", () -> skipping(new Training(Work.MOONS, Work.w2())));
    works.put("w3", () -> wide(Work.w3()));
    works.put("w4", () -> wide(Work.w4()));
    works.put(
        "w5",
        () -> {
          PictureBenchmark pictures = new PictureBenchmark();
          return () -> pictures.w5Surface().length / 1e4;
        });
    works.put(
        "w6small",
        () -> {
          CheckBenchmark checks = new CheckBenchmark();
          return () -> checks.w6().tensors().isEmpty() ? 0 : 1;
        });
    works.put(
        "w6",
        () -> {
          CheckBenchmark checks = new CheckBenchmark();
          return () -> checks.w784x128x64x10().tensors().isEmpty() ? 0 : 1;
        });
    return works;
  }

  private static DoubleSupplier skipping(Training training) {
    return () -> {
      training.skip();
      return 1;
    };
  }

  private static DoubleSupplier measuring(Training training) {
    return () -> {
      training.advance();
      return 1;
    };
  }

  private static DoubleSupplier wide(WideWork work) {
    return work::step;
  }

  private void compare(String name, DoubleSupplier work, int rounds, double seconds)
      throws IOException {
    rate(work, 4 * seconds);
    peer(name, seconds / 2);
    double[] theirs = new double[rounds];
    double[] ours = new double[rounds];
    double[] ratios = new double[rounds];
    for (int r = 0; r < rounds; r++) {
      theirs[r] = peer(name, seconds);
      ours[r] = rate(work, seconds);
      ratios[r] = ours[r] / theirs[r];
    }
    Arrays.sort(theirs);
    Arrays.sort(ours);
    Arrays.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s to %s |%n",
        name,
        digits(theirs[rounds / 2]),
        digits(ours[rounds / 2]),
        digits(ratios[rounds / 2]),
        digits(ratios[0]),
        digits(ratios[rounds - 1]));
  }

  private static String digits(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  private double peer(String name, double seconds) throws IOException {
    questions.println(name + " " + seconds);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("python ended; what it said stands above");
    }
    return Double.parseDouble(answer);
  }

  private static double rate(DoubleSupplier work, double seconds) {
    double done = 0;
    long start = CLOCK.getCurrentThreadCpuTime();
    long now = start;
    while (now - start < seconds * 1e9) {
      long slice = System.nanoTime() + SLICE;
      do {
        done += work.getAsDouble();
      } while (System.nanoTime() < slice);
      now = CLOCK.getCurrentThreadCpuTime();
    }
    return done / ((now - start) / 1e9);
  }
}
