package descent;

import descent.data.Split;
import descent.experiment.Experiment;
import descent.live.EncodedPicture;
import descent.run.Admission;
import descent.run.Command;
import descent.run.Limits;
import descent.run.NanoClock;
import descent.run.Run;
import descent.run.Runs;
import descent.run.Scheduler;
import descent.run.Speed;
import descent.run.Watcher;
import descent.training.Training;
import descent.url.ExperimentUrl;
import descent.view.Box;
import descent.view.Directions;
import descent.view.Lines;
import descent.view.Look;
import descent.view.PictureMaker;
import descent.view.Quantity;
import descent.view.SetName;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What looking inside costs a run. Pictures are taken and encoded on the training thread, 30 a
 * second, so what a tab costs is 30 times what its picture takes longer than one without; a slice
 * of the loss surface shares the thread in the background. All in processor time, so that what else
 * the machine does counts for nothing.
 *
 * <p>{@code java -cp target/benchmarks.jar descent.LookLoad [experiment] [rounds]}
 */
public final class LookLoad {
  private static final Watcher NOBODY = new Nobody();
  private static final int PICTURES_A_SECOND = 30;
  private static final int MOST_PICTURES = 30;
  private static final double ENOUGH_US = 20_000;
  private static final long SLICE_MS = 1_500;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private LookLoad() {}

  public static void main(String[] args) throws InterruptedException {
    String experiment = args.length > 0 ? args[0] : "";
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 31;
    System.out.println(experiment.isEmpty() ? "2-10-5-1" : experiment);
    pictures(ExperimentUrl.parse(experiment), rounds);
    slice(ExperimentUrl.parse(experiment), Math.max(3, rounds / 3));
    System.exit(0);
  }

  private static Map<String, Look> looks() {
    Map<String, Look> looks = new LinkedHashMap<>();
    looks.put("no tab", Look.WEIGHTS);
    for (Quantity quantity : Quantity.values()) {
      looks.put(
          quantity.key(),
          look(Optional.of(quantity), Optional.empty(), Optional.empty(), Optional.empty()));
    }
    looks.put(
        "confusion",
        look(Optional.empty(), Optional.of(SetName.TRAIN), Optional.empty(), Optional.empty()));
    looks.put(
        "matrices",
        look(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Look.Window(Lines.UPDATE, 0, 0, 0)),
            Optional.empty()));
    looks.put(
        "example",
        look(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Look.Example(SetName.TRAIN, 0))));
    return looks;
  }

  private static Look look(
      Optional<Quantity> inside,
      Optional<SetName> confusion,
      Optional<Look.Window> matrices,
      Optional<Look.Example> example) {
    return new Look(
        Lines.WEIGHT,
        true,
        Optional.empty(),
        inside,
        confusion,
        matrices,
        example,
        Optional.empty(),
        OptionalInt.empty());
  }

  private static void pictures(Experiment experiment, int rounds) {
    Split split = experiment.data().draw();
    Training training = new Training(split, experiment.lanes().get(0));
    PictureMaker pictureMaker =
        new PictureMaker(split, experiment.lanes().get(0), Box.around(split));
    Map<String, double[]> times = new LinkedHashMap<>();
    looks().keySet().forEach(name -> times.put(name, new double[rounds]));
    int pictures = 1;
    for (int round = -Math.min(rounds, 10); round < rounds; round++) {
      training.skip();
      for (Map.Entry<String, Look> each : looks().entrySet()) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < pictures; i++) {
          EncodedPicture.of(pictureMaker.picture(training, each.getValue()));
        }
        double time = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / pictures;
        if (round >= 0) {
          times.get(each.getKey())[round] = time;
        } else {
          pictures = (int) Math.max(1, Math.min(MOST_PICTURES, ENOUGH_US / time));
        }
      }
    }
    double plain = median(times.get("no tab"));
    times.forEach(
        (name, own) ->
            System.out.printf(
                "  %-12s %7.0f us a picture, %5.1f %% of the run's time more than without%n",
                name, median(own), (median(own) - plain) * PICTURES_A_SECOND / 1e4));
  }

  /**
   * Epochs in a second of the training thread's time, without a slice and with one after the other.
   */
  private static void slice(Experiment experiment, int rounds) throws InterruptedException {
    Limits limits =
        new Limits(10_000, 50, 256, 100_000, 200_000_000, 100_000_000_000L, 9, 9, 4_000_000_000L);
    Scheduler scheduler = new Scheduler(1, NanoClock.system());
    Runs runs =
        new Runs(limits, new Admission(limits), scheduler, (run, cause) -> cause.printStackTrace());
    Run run = runs.open(experiment, 0, "buffers", NOBODY, Optional.empty());
    run.ask(new Command.SpeedTo(Speed.MAX));
    run.ask(new Command.Play());
    // Where epochs are seldom measured any more, so that all take the same.
    Thread.sleep(3 * SLICE_MS);
    long training = training();
    double[] shares = new double[rounds];
    int take = 0;
    for (int round = 0; round < rounds; round++) {
      run.ask(new Command.LookAt(NOBODY, Look.WEIGHTS));
      double without = rate(run, training);
      int slices = run.surface(NOBODY).map(surface -> surface.number()).orElse(0);
      long until = System.nanoTime() + SLICE_MS * 1_000_000;
      int before = run.state().epoch();
      long used = THREADS.getThreadCpuTime(training);
      run.ask(slice(++take));
      while (System.nanoTime() < until) {
        int wanted = take;
        if (run.surface(NOBODY)
            .filter(s -> s.surface().done() && s.surface().slice().take() == wanted)
            .isPresent()) {
          run.ask(slice(++take));
        }
        Thread.sleep(5);
      }
      double with =
          (run.state().epoch() - before) / ((THREADS.getThreadCpuTime(training) - used) / 1e9);
      shares[round] = with / without;
      if (round == rounds - 1) {
        System.out.printf(
            "  loss surface %7.0f epochs a second, %.3f of the speed without (%d grids in the last turn)%n",
            without, median(shares), run.surface(NOBODY).map(s -> s.number()).orElse(0) - slices);
      }
    }
    scheduler.close();
  }

  private static double rate(Run run, long training) throws InterruptedException {
    int before = run.state().epoch();
    long used = THREADS.getThreadCpuTime(training);
    Thread.sleep(SLICE_MS);
    return (run.state().epoch() - before) / ((THREADS.getThreadCpuTime(training) - used) / 1e9);
  }

  private static Command slice(int take) {
    return new Command.LookAt(
        NOBODY,
        new Look(
            Lines.WEIGHT,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Look.Slice(0, Directions.Kind.PATH, 1, take)),
            OptionalInt.empty()));
  }

  private static long training() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().equals("training-1"))
        .findFirst()
        .orElseThrow()
        .getThreadId();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static final class Nobody implements Watcher {
    @Override
    public void changed() {
      // It only watches, so that the run is held.
    }

    @Override
    public void lookFailed(RuntimeException cause) {
      throw cause;
    }

    @Override
    public void failed(String reference) {
      throw new IllegalStateException(reference);
    }
  }
}
