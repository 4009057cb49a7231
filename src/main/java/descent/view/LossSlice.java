package descent.view;

import descent.data.Examples;
import descent.data.Split;
import descent.experiment.Blueprint;
import descent.experiment.Lane;
import descent.nn.Architecture;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Pass;
import descent.training.PathPoint;
import descent.training.Samples;
import descent.training.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A loss surface being worked out, node by node, on copies: the training it was taken of may go on.
 *
 * <p>The grid grows finer, 11 to 41 nodes a side, each finer one keeping the nodes of the one
 * before. Mutable; used by one thread at a time.
 */
public final class LossSlice {
  private static final int[] SIDES = {11, 21, 41};
  private static final int FINEST = 41;
  private static final int MOST_EXAMPLES = 500;
  private static final int FEWEST_EXAMPLES = 64;

  /** Parameters × examples of one node. */
  private static final long NODE_WORK = 5_000_000;

  private static final double MARGIN = 0.3;
  private static final double NARROWEST = 0.15;

  private final Look.Slice slice;
  private final int epoch;
  private final int batch;
  private final Network network;
  private final double[] here;
  private final Loss loss;
  private final Samples samples;
  private final int of;
  private final Pass pass;
  private final double[] losses;
  private final List<Subject> subjects;
  private final List<Integer> others;
  private final double[] grid = new double[FINEST * FINEST];
  private Directions directions;
  private volatile SlicePlane plane;
  private double[] firstRange;
  private double[] secondRange;
  private List<LossSurface.Trail> trails;
  private int level;
  private int node;

  /**
   * A lane as it stands, copied, with the path that led there; other than the slice's own only if
   * it is of its shape.
   */
  private record Subject(int lane, double[] theta, double[] averages, List<PathPoint> path) {}

  /** A lane that may stand on the plane. */
  public record Candidate(Lane lane, Training training, List<PathPoint> path) {}

  /** Takes note of where all lanes stand; nothing is computed yet. */
  public LossSlice(Split data, List<Candidate> lanes, Look.Slice slice) {
    this.slice = slice;
    Candidate own = lanes.get(slice.lane());
    Training training = own.training();
    epoch = training.epoch();
    batch = training.batch();
    Blueprint blueprint = Blueprint.of(own.lane(), data);
    Architecture architecture = blueprint.architecture();
    loss = blueprint.loss();
    network = new Network(architecture);
    of = data.train().size();
    samples =
        Samples.of(some(data.train(), count(architecture)), own.lane().inputs(), architecture);
    pass = Pass.looking(architecture, samples.m());
    losses = new double[samples.m()];
    List<Subject> list = new ArrayList<>();
    list.add(subject(slice.lane(), own));
    for (int lane = 0; lane < lanes.size(); lane++) {
      if (lane != slice.lane() && sameShape(lanes.get(lane), own.lane(), blueprint, data)) {
        list.add(subject(lane, lanes.get(lane)));
      }
    }
    subjects = list;
    others =
        IntStream.range(0, lanes.size())
            .boxed()
            .filter(lane -> subjects.stream().noneMatch(subject -> subject.lane() == lane))
            .toList();
    here = list.get(0).theta();
  }

  private static Subject subject(int lane, Candidate candidate) {
    Network of = candidate.training().network();
    return new Subject(lane, of.theta().clone(), of.averages(), List.copyOf(candidate.path()));
  }

  /** Whether θ of both means the same function: the same layers, inputs and loss. */
  private static boolean sameShape(Candidate candidate, Lane own, Blueprint blueprint, Split data) {
    Blueprint other = Blueprint.of(candidate.lane(), data);
    return candidate.lane().inputs().equals(own.inputs())
        && other.loss() == blueprint.loss()
        && sameLayers(other.architecture(), blueprint.architecture());
  }

  /** Dropout aside, which is off when looking. */
  private static boolean sameLayers(Architecture one, Architecture other) {
    boolean same =
        one.depth() == other.depth()
            && one.inputs() == other.inputs()
            && one.outputs() == other.outputs();
    for (int l = 0; same && l < one.hidden().size(); l++) {
      same =
          one.hidden().get(l).units() == other.hidden().get(l).units()
              && one.hidden().get(l).activation() == other.hidden().get(l).activation()
              && one.hidden().get(l).batchNorm() == other.hidden().get(l).batchNorm();
    }
    return same;
  }

  private int count(Architecture architecture) {
    long affordable = Math.max(FEWEST_EXAMPLES, NODE_WORK / architecture.parameters());
    return (int) Math.min(of, Math.min(MOST_EXAMPLES, affordable));
  }

  /** So many examples, evenly out of all. */
  private static Examples some(Examples all, int count) {
    double[][] x = new double[2][count];
    double[] y = new double[count];
    for (int j = 0; j < count; j++) {
      int from = (int) ((long) j * all.size() / count);
      x[0][j] = all.x()[0][from];
      x[1][j] = all.x()[1][from];
      y[j] = all.y()[from];
    }
    return new Examples(x, y);
  }

  /** What was asked for. */
  public Look.Slice slice() {
    return slice;
  }

  /** The plane, once it is known; may be asked for by another thread. */
  public Optional<SlicePlane> plane() {
    return Optional.ofNullable(plane);
  }

  /** Whether the finest grid is there. */
  public boolean done() {
    return level == SIDES.length;
  }

  /** The share of all nodes that is worked out, in [0, 1]. */
  public double progress() {
    double nodes = 0;
    double all = 0;
    for (int i = 0; i < SIDES.length; i++) {
      double here = (double) SIDES[i] * SIDES[i];
      nodes += i < level ? here : i == level ? node : 0;
      all += here;
    }
    return nodes / all;
  }

  /** Works a little: the directions, or one node. True when a grid has just been completed. */
  public boolean step() {
    if (directions == null) {
      begin();
      return false;
    }
    int stride = (FINEST - 1) / (SIDES[level] - 1);
    int side = SIDES[level];
    while (node < side * side) {
      int row = node / side * stride;
      int column = node % side * stride;
      node++;
      if (level == 0 || row % (2 * stride) != 0 || column % (2 * stride) != 0) {
        grid[row * FINEST + column] =
            lossAt(coordinate(firstRange, column), coordinate(secondRange, FINEST - 1 - row));
        break;
      }
    }
    if (node < side * side) {
      return false;
    }
    level++;
    node = 0;
    return true;
  }

  private static double coordinate(double[] range, int k) {
    return range[0] + (range[1] - range[0]) * k / (FINEST - 1);
  }

  /** The finest grid there is; to be asked for when {@link #step} has completed one. */
  public LossSurface surface() {
    int side = SIDES[level - 1];
    int stride = (FINEST - 1) / (side - 1);
    double[] values = new double[side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = grid[i / side * stride * FINEST + i % side * stride];
    }
    return new LossSurface(
        slice,
        directions.kind(),
        epoch,
        batch,
        side,
        firstRange.clone(),
        secondRange.clone(),
        values,
        directions.explained(),
        here.length,
        samples.m(),
        of,
        done(),
        trails,
        others);
  }

  private void begin() {
    Directions random = Directions.random(network.layout(), here, slice.seed());
    directions =
        slice.directions() == Directions.Kind.RANDOM
            ? random
            : Directions.ofPath(
                    subjects.get(0).path().stream().map(PathPoint::theta).toList(), random.second())
                .orElse(random);
    trails = subjects.stream().map(this::trail).toList();
    if (directions.kind() == Directions.Kind.RANDOM) {
      firstRange = new double[] {-1, 1};
      secondRange = new double[] {-1, 1};
    } else {
      firstRange = range(trails.stream().map(LossSurface.Trail::first).toList());
      secondRange = range(trails.stream().map(LossSurface.Trail::second).toList());
      widen(secondRange, NARROWEST * (firstRange[1] - firstRange[0]));
      widen(firstRange, NARROWEST * (secondRange[1] - secondRange[0]));
    }
    plane = new SlicePlane(slice, here, directions, subjects.stream().map(Subject::lane).toList());
    // The slice's own batch-norm averages, after those of the other lanes.
    network.setAverages(subjects.get(0).averages());
  }

  private LossSurface.Trail trail(Subject subject) {
    int n = subject.path().size();
    int[] epochs = new int[n];
    double[] first = new double[n];
    double[] second = new double[n];
    double off = 0;
    for (int i = 0; i < n; i++) {
      PathPoint station = subject.path().get(i);
      double[] at = directions.project(difference(station.theta(), here));
      epochs[i] = station.epoch();
      first[i] = at[0];
      second[i] = at[1];
      off = at[2];
    }
    network.setAverages(subject.averages());
    return new LossSurface.Trail(
        subject.lane(), epochs, first, second, off, lossOf(subject.theta()));
  }

  private static double[] difference(double[] x, double[] y) {
    double[] difference = x.clone();
    for (int i = 0; i < y.length; i++) {
      difference[i] -= y[i];
    }
    return difference;
  }

  /** About 0 and all the paths, with room around. */
  private static double[] range(List<double[]> coordinates) {
    double low = Math.min(0, coordinates.stream().flatMapToDouble(Arrays::stream).min().orElse(0));
    double high = Math.max(0, coordinates.stream().flatMapToDouble(Arrays::stream).max().orElse(0));
    double margin = MARGIN * (high - low);
    return new double[] {low - margin, high + margin};
  }

  private static void widen(double[] range, double least) {
    double missing = least - (range[1] - range[0]);
    if (missing > 0) {
      range[0] -= missing / 2;
      range[1] += missing / 2;
    }
  }

  private double lossAt(double alpha, double beta) {
    double[] theta = network.theta();
    double[] first = directions.first();
    double[] second = directions.second();
    for (int i = 0; i < theta.length; i++) {
      theta[i] = here[i] + alpha * first[i] + beta * second[i];
    }
    return loss();
  }

  private double lossOf(double[] theta) {
    System.arraycopy(theta, 0, network.theta(), 0, theta.length);
    return loss();
  }

  private double loss() {
    network.look(samples.X(), pass, samples.m());
    return network.cost(samples.Y(), loss, pass, samples.m(), losses);
  }
}
