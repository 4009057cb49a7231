package descent;

import descent.data.DataName;
import descent.data.DataSettings;
import descent.experiment.Masks;
import descent.nn.Activation;
import descent.optim.GradientDescent;
import descent.report.Divergence;
import descent.report.EpochReport;
import descent.training.Training;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Epochs a second of one training. Run with {@code -prof gc} to see that an epoch allocates
 * nothing.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class EpochBenchmark {
  private final Training w1 = new Training(Work.CIRCLES, Work.w1());
  private final Training w1b = Work.w1b();
  private final Training w2 = new Training(Work.MOONS, Work.w2());
  private final Training batchNorm = new Training(Work.CIRCLES, Work.w1WithBatchNorm());
  private final Training freshDropout = new Training(Work.CIRCLES, Work.w1WithDropout(Masks.FRESH));
  private final Training frozenDropout =
      new Training(Work.CIRCLES, Work.w1WithDropout(Masks.FROZEN));
  private final Training softmax =
      new Training(new DataSettings(DataName.BLOBS, 300, 0, 0, 0.25, 3, 1).draw(), Work.w1());
  private final Training deep =
      new Training(
          Work.CIRCLES,
          Work.lane(
              Work.hidden(
                  Activation.RELU, java.util.stream.IntStream.range(0, 50).map(i -> 32).toArray()),
              new GradientDescent(),
              0.001,
              64));

  @Benchmark
  public Optional<Divergence> w1() {
    return w1.skip();
  }

  @Benchmark
  public EpochReport w1bWithBothLosses() {
    return w1b.advance();
  }

  @Benchmark
  public Optional<Divergence> w2() {
    return w2.skip();
  }

  @Benchmark
  public Optional<Divergence> w1WithBatchNorm() {
    return batchNorm.skip();
  }

  @Benchmark
  public Optional<Divergence> w1WithFreshDropout() {
    return freshDropout.skip();
  }

  @Benchmark
  public Optional<Divergence> w1WithFrozenDropout() {
    return frozenDropout.skip();
  }

  @Benchmark
  public Optional<Divergence> w1WithThreeClasses() {
    return softmax.skip();
  }

  @Benchmark
  public Optional<Divergence> fiftyLayersOf32() {
    return deep.skip();
  }
}
