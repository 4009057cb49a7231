package descent.view;

import descent.data.Feature;
import descent.data.Split;
import descent.data.Task;
import descent.experiment.Blueprint;
import descent.experiment.Lane;
import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.Network;
import descent.nn.Pass;
import descent.nn.Slot;
import descent.setting.BadSetting;
import descent.setting.Range;
import descent.training.Training;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes pictures of a training: surface, neuron tiles, weights, and the neuron looked at. Buffers
 * are made once.
 *
 * <p>Not thread-safe; to be used by whoever advances the training.
 */
public final class PictureMaker {
  /** Pixels a side of the big plot. */
  public static final int SURFACE_SIDE = 100;

  /** Beyond this |z| a probability is 0 or 1 to the eye: 1/(1 + e^12) is 0.000006. */
  private static final double SURE = 12;

  private static final int DEAD_SAMPLE = 512;

  private final Architecture architecture;
  private final List<Feature> inputs;
  private final boolean clips;
  private final Grid big;
  private final Grid small;
  private final int shownAtMost;
  private final List<Plane> surface = new ArrayList<>();
  private final List<List<Plane>> tiles = new ArrayList<>();
  private final double[][] sample;
  private final Split data;
  private final LayerStatistics statistics;
  private final ConfusionCounter counter;
  private final Blackboard blackboard;
  private final ExampleTrace follower;

  /** The map of each neuron that is looked at now; older ones are used again. */
  private final Map<Look.Probe, Plane> probed = new LinkedHashMap<>();

  /** What has been drawn of this moment, by what was asked for. */
  private final Map<Object, Object> parts = new HashMap<>();

  private Training training;
  private Pass pass;

  /** Whether the pass holds the sample. */
  private boolean sampled;

  public PictureMaker(Split data, Lane lane, Box box) {
    Blueprint blueprint = Blueprint.of(lane, data);
    architecture = blueprint.architecture();
    inputs = lane.inputs();
    clips = data.task() != Task.REGRESSION;
    shownAtMost = architecture.depth() <= 8 ? 16 : 8;
    big = new Grid(box, inputs, SURFACE_SIDE);
    small = new Grid(box, inputs, tileSide());
    for (int i = 0; i < architecture.outputs(); i++) {
      surface.add(new Plane(big.side()));
    }
    for (int l = 0; l <= architecture.depth(); l++) {
      List<Plane> layer = new ArrayList<>();
      for (int i = 0; i < shown(l); i++) {
        layer.add(new Plane(small.side()));
      }
      tiles.add(layer);
    }
    sample = Feature.rows(inputs, firstColumns(data.train().x()));
    this.data = data;
    statistics = new LayerStatistics(architecture);
    counter = new ConfusionCounter(inputs, data.classes());
    blackboard = new Blackboard(architecture);
    follower = new ExampleTrace(data, inputs, blueprint.loss());
  }

  private static double[][] firstColumns(double[][] x) {
    int m = Math.min(DEAD_SAMPLE, x[0].length);
    return new double[][] {java.util.Arrays.copyOf(x[0], m), java.util.Arrays.copyOf(x[1], m)};
  }

  private int tileSide() {
    int count = 0;
    for (int l = 0; l <= architecture.depth(); l++) {
      count += shown(l);
    }
    return count <= 100 ? 25 : count <= 250 ? 13 : 7;
  }

  private int shown(int layer) {
    return Math.min(architecture.units(layer), shownAtMost);
  }

  /**
   * The training as it is now.
   *
   * @throws BadSetting if the neuron looked at does not exist
   */
  public LanePicture picture(Training training, Look look) {
    begin(training, List.of(look));
    return picture(look);
  }

  /**
   * Takes note of the training as it is now, for the pictures of these looks: what they share is
   * worked out once.
   */
  public void begin(Training newTraining, Collection<Look> looks) {
    training = newTraining;
    Network network = training.network();
    if (pass == null) {
      pass = Grid.pass(network);
    }
    parts.clear();
    sampled = false;
    probe(looks);
    big.look(network, pass, this::readBig);
    if (looks.stream().anyMatch(Look::tiles)) {
      small.look(network, pass, this::readSmall);
    }
  }

  private void probe(Collection<Look> looks) {
    Deque<Plane> free = new ArrayDeque<>(probed.values());
    probed.clear();
    for (Look look : looks) {
      look.neuron()
          .filter(this::exists)
          .ifPresent(
              probe ->
                  probed.computeIfAbsent(
                      probe, p -> free.isEmpty() ? new Plane(big.side()) : free.pop()));
    }
  }

  /**
   * What one of the looks begun with sees.
   *
   * @throws BadSetting if the neuron looked at does not exist
   */
  public LanePicture picture(Look look) {
    look.neuron().ifPresent(this::check);
    return new LanePicture(
        training.epoch(),
        training.batch(),
        training.learningRate(),
        look.lines(),
        part(Part.SURFACE, this::surface),
        part(new LinesAndTiles(look.lines(), look.tiles()), () -> layers(look)),
        look.neuron().map(probe -> part(probe, () -> neuron(training.network(), probe))),
        look.inside().map(what -> part(what, () -> inside(what))),
        data.task() == Task.REGRESSION
            ? Optional.empty()
            : look.confusion().map(set -> part(set, () -> confusion(set))),
        look.matrices().map(window -> part(window, () -> matrices(window))),
        look.example().flatMap(one -> part(one, () -> example(one))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The part that is the same in every look. */
  private enum Part {
    SURFACE
  }

  private record LinesAndTiles(Lines lines, boolean tiles) {}

  /** A part of the picture, drawn by the first look that has it. */
  @SuppressWarnings("unchecked")
  private <T> T part(Object what, Supplier<T> drawn) {
    Object known = parts.get(what);
    if (known == null) {
      known = drawn.get();
      parts.put(what, known);
    }
    return (T) known;
  }

  /** Lets the network look at the sample, unless that is what it did last. */
  private void sample() {
    if (!sampled) {
      training.network().look(sample, pass, sample[0].length);
      sampled = true;
    }
  }

  private List<PlaneMap> surface() {
    return surface.stream().map(plane -> plane.map(clips ? SURE : Double.MAX_VALUE)).toList();
  }

  private List<LayerPicture> layers(Look look) {
    sample();
    List<LayerPicture> layers = new ArrayList<>();
    for (int l = 0; l <= architecture.depth(); l++) {
      layers.add(layer(training, look, l));
    }
    return layers;
  }

  private Inside inside(Quantity what) {
    sample();
    return statistics.look(training, what, pass, sample[0].length);
  }

  private Confusion confusion(SetName set) {
    sampled = false;
    return counter.confusion(training.network(), set.of(data), pass);
  }

  private Matrices matrices(Look.Window window) {
    return new Matrices(window.of(), blackboard.blocks(training, window));
  }

  private Optional<ExamplePicture> example(Look.Example one) {
    sampled = false;
    return follower.follow(training.network(), one, pass);
  }

  private boolean exists(Look.Probe probe) {
    return probe.layer() >= 0
        && probe.layer() <= architecture.depth()
        && probe.unit() >= 0
        && probe.unit() < architecture.units(probe.layer());
  }

  private void check(Look.Probe probe) {
    Range.whole(0, architecture.depth()).check("neuron.layer", probe.layer());
    Range.whole(0, architecture.units(probe.layer()) - 1).check("neuron.unit", probe.unit());
  }

  private double limit(int layer) {
    return layer == architecture.depth() && clips && architecture.outputs() == 1
        ? SURE
        : Double.MAX_VALUE;
  }

  private void readBig(Pass p, int from, int m) {
    double[][] Z = p.Z(architecture.depth());
    for (int i = 0; i < surface.size(); i++) {
      surface.get(i).take(Z[i], from, m);
    }
    if (surface.size() > 1) {
      Plane.subtractLargest(surface, from, m);
    }
    probed.forEach((probe, plane) -> plane.take(values(p, probe.layer())[probe.unit()], from, m));
  }

  private void readSmall(Pass p, int from, int m) {
    for (int l = 0; l < tiles.size(); l++) {
      double[][] rows = values(p, l);
      List<Plane> planes = tiles.get(l);
      for (int i = 0; i < planes.size(); i++) {
        planes.get(i).take(rows[i], from, m);
      }
    }
  }

  /** Z of a layer; the inputs themselves for layer 0. */
  private static double[][] values(Pass p, int layer) {
    return layer == 0 ? p.A(0) : p.Z(layer);
  }

  private LayerPicture layer(Training training, Look look, int l) {
    Lines lines = look.lines();
    List<PlaneMap> maps =
        look.tiles() ? tiles.get(l).stream().map(plane -> plane.map(limit(l))).toList() : List.of();
    if (l == 0) {
      return new LayerPicture(
          architecture.units(0),
          maps,
          new float[0],
          new float[0],
          new float[0],
          new float[0],
          new int[0],
          List.of());
    }
    Network network = training.network();
    Slot W = network.layout().W(l);
    Slot b = network.layout().shift(l);
    double[] theta = network.theta();
    double[] lineValues = lineValues(training, lines);
    return new LayerPicture(
        architecture.units(l),
        maps,
        block(theta, null, W, l),
        block(theta, null, b, l),
        lineValues == null ? new float[0] : block(lineValues, subtrahend(training, lines), W, l),
        lineValues == null ? new float[0] : block(lineValues, subtrahend(training, lines), b, l),
        dead(l),
        look.tiles() ? Symmetry.of(network, l) : List.of());
  }

  private static double[] lineValues(Training training, Lines lines) {
    return switch (lines) {
      case WEIGHT -> null;
      case GRADIENT -> training.gradient();
      case UPDATE -> training.network().theta();
    };
  }

  private static double[] subtrahend(Training training, Lines lines) {
    return lines == Lines.UPDATE ? training.thetaBefore() : null;
  }

  /**
   * The shown rows and columns of a tensor's part of {@code values} (less {@code minus}, if there
   * is one).
   */
  private float[] block(double[] values, double[] minus, Slot tensor, int l) {
    int rows = shown(l);
    int columns = tensor.kind() == Slot.Kind.W ? shown(l - 1) : 1;
    float[] block = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        int at = tensor.offset() + i * tensor.columns() + k;
        block[i * columns + k] = (float) (minus == null ? values[at] : values[at] - minus[at]);
      }
    }
    return block;
  }

  private int[] dead(int l) {
    if (l == architecture.depth()
        || architecture.hidden().get(l - 1).activation() != Activation.RELU) {
      return new int[0];
    }
    int m = sample[0].length;
    double[][] A = pass.A(l);
    return java.util.stream.IntStream.range(0, shown(l)).filter(i -> isZero(A[i], m)).toArray();
  }

  private static boolean isZero(double[] a, int m) {
    for (int j = 0; j < m; j++) {
      if (a[j] != 0) {
        return false;
      }
    }
    return true;
  }

  private NeuronPicture neuron(Network network, Look.Probe probe) {
    sampled = false;
    PlaneMap map = probed.get(probe).map(limit(probe.layer()));
    double[][] X = Feature.rows(inputs, new double[][] {{probe.x1()}, {probe.x2()}});
    network.look(X, pass, 1);
    if (probe.layer() == 0) {
      double x = X[probe.unit()][0];
      return new NeuronPicture(probe, map, new double[0], new double[0], 0, x, x);
    }
    double[][] before = pass.A(probe.layer() - 1);
    double[] a = new double[architecture.units(probe.layer() - 1)];
    for (int k = 0; k < a.length; k++) {
      a[k] = before[k][0];
    }
    Network.Row row = network.row(probe.layer(), probe.unit());
    return new NeuronPicture(
        probe,
        map,
        a,
        row.weights(),
        row.bias(),
        pass.Z(probe.layer())[probe.unit()][0],
        pass.A(probe.layer())[probe.unit()][0]);
  }
}
