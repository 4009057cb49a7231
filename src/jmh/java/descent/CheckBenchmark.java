package descent;

import descent.check.Checked;
import descent.check.GradientCheck;
import descent.math.RandomStream;
import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.Initializer;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Output;
import descent.nn.Penalty;
import descent.training.Training;
import java.util.List;
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

/** Gradient checks: milliseconds each. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class CheckBenchmark {
  private final GradientCheck small = new Training(Work.CIRCLES, Work.w1()).gradientCheck();
  private final GradientCheck large = large();

  /** 784-128-64-10 on 64 examples: 109,386 parameters. */
  private static GradientCheck large() {
    RandomStream stream = new RandomStream(1);
    Network network =
        new Network(
            new Architecture(784, Work.hidden(Activation.RELU, 128, 64), 10, Output.SOFTMAX));
    network.initialize(Initializer.HE, 1, stream);
    double[][] X = new double[784][64];
    double[][] Y = new double[10][64];
    for (int j = 0; j < 64; j++) {
      for (double[] row : X) {
        row[j] = stream.randn();
      }
      Y[j % 10][j] = 1;
    }
    return new GradientCheck(
        network, Loss.CROSSENTROPY, new Penalty(0, 0, false, network.layout()), X, Y, 1);
  }

  /** W6: 2-10-5-1 on 300 points. */
  @Benchmark
  public Checked w6() {
    return small.check(1e-7, List.of());
  }

  @Benchmark
  public Checked w784x128x64x10() {
    return large.check(1e-7, List.of());
  }
}
