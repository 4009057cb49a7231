package descent;

import descent.experiment.EpochSettings;
import descent.experiment.Experiment;
import descent.report.EpochReport;
import descent.training.History;
import descent.training.Training;
import descent.url.ExperimentUrl;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Going to any epoch of a run of 10,000 epochs of 2-10-5-1 on 300 points, measured and all, beside
 * training 100 epochs in the same run. A sample is one going: the highest percentiles are the
 * farthest from a snapshot.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class PastBenchmark {
  private static final int EPOCHS = 10_000;

  /** What a run allows the snapshots of one lane. */
  private static final long BYTES = 400_000;

  @Param({
    "",
    "batch=64",
    "batch=64&opt=adam&layers=10:relu:bn:keep0.9,5:relu&changes=100:lr:0.003,5000:l2:0.1,7000:add:0.5:0.5:1,9000:keep:0.8"
  })
  public String query;

  private final Random random = new Random(1);
  private History history;
  private Training plain;

  @Setup(Level.Trial)
  public void train() {
    Experiment experiment = ExperimentUrl.parse(query);
    Training training = new Training(new EpochSettings(experiment), 0);
    history = new History(training, BYTES);
    while (training.epoch() < EPOCHS) {
      training.skip();
      history.epochDone();
    }
    plain = new Training(new EpochSettings(experiment), 0);
  }

  @Benchmark
  public EpochReport goToAnyEpoch() {
    return history.goTo(random.nextInt(EPOCHS + 1), 0);
  }

  @Benchmark
  public Training train100Epochs() {
    for (int i = 0; i < 100; i++) {
      plain.skip();
    }
    return plain;
  }
}
