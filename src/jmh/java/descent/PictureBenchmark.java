package descent;

import descent.data.Feature;
import descent.nn.Network;
import descent.nn.Pass;
import descent.training.Training;
import descent.view.Box;
import descent.view.LanePicture;
import descent.view.Look;
import descent.view.PictureMaker;
import java.util.ArrayList;
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

/** Pictures a second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class PictureBenchmark {
  private static final int SIDE = 100;
  private static final int BLOCK = 500;

  private final Training training = new Training(Work.CIRCLES, Work.w1());
  private final Box box = Box.around(Work.CIRCLES);
  private final PictureMaker pictureMaker = new PictureMaker(Work.CIRCLES, Work.w1(), box);
  private final Pass pass = Pass.looking(training.network().architecture(), BLOCK);
  private final List<double[][]> blocks = new ArrayList<>();
  private final double[] surface = new double[SIDE * SIDE];

  public PictureBenchmark() {
    for (int from = 0; from < SIDE * SIDE; from += BLOCK) {
      double[][] points = new double[2][BLOCK];
      for (int j = 0; j < BLOCK; j++) {
        points[0][j] = box.x1((from + j) % SIDE, SIDE);
        points[1][j] = box.x2((from + j) / SIDE, SIDE);
      }
      blocks.add(Feature.rows(Work.w1().inputs(), points));
    }
  }

  /** W5: the probabilities of 2-10-5-1 over 100 × 100 places. */
  @Benchmark
  public double[] w5Surface() {
    Network network = training.network();
    int L = network.architecture().depth();
    int from = 0;
    for (double[][] X : blocks) {
      network.look(X, pass, BLOCK);
      System.arraycopy(pass.A(L)[0], 0, surface, from, BLOCK);
      from += BLOCK;
    }
    return surface;
  }

  /** All that a page shows: surface, tiles, weights, dead units, as bytes. */
  @Benchmark
  public LanePicture wholePicture() {
    return pictureMaker.picture(training, Look.WEIGHTS);
  }
}
