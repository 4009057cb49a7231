package descent.check;

import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Penalty;
import descent.nn.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Backpropagation's gradient g against the numerical one ĝ: ‖g − ĝ‖/(‖g‖ + ‖ĝ‖), as a whole, tensor
 * by tensor and element by element.
 *
 * <p><b>Source:</b> the course, week 1, "Gradient checking", with its threshold. Not thread-safe:
 * the network's θ is changed and put back, parameter by parameter.
 */
public final class GradientCheck {
  /** The course's: below it the backward pass is taken for right. */
  public static final double THRESHOLD = 2e-7;

  private static final int ALL_AT_ONCE = Integer.MAX_VALUE;

  private final Cost cost;
  private final Differences differences;
  private final double[] g;
  private final double[] ghat;
  private final Probes probes;
  private double step;

  /**
   * @param X n_x × m
   * @param Y n_y × m
   * @param dropoutSeed of the masks, which are drawn once and stay
   */
  public GradientCheck(
      Network network, Loss loss, Penalty penalty, double[][] X, double[][] Y, int dropoutSeed) {
    cost = new Cost(network, loss, penalty, X, Y, dropoutSeed);
    differences = new Differences(cost);
    int n = network.theta().length;
    g = new double[n];
    ghat = new double[n];
    probes = new Probes(n);
  }

  /** Checks with step ε, with mistakes planted. */
  public Checked check(double step, List<Bug> bugs) {
    begin(step);
    advance(ALL_AT_ONCE);
    return finish(bugs);
  }

  /**
   * Begins a check that is worked out piece by piece, with {@link #advance} and then {@link
   * #finish}.
   */
  public void begin(double step) {
    begin(step, false);
  }

  void begin(double step, boolean oneSided) {
    this.step = step;
    differences.begin(ghat, step, oneSided, oneSided ? null : probes);
  }

  /** Works out up to {@code count} more elements of ĝ; true when there are none left. */
  public boolean advance(int count) {
    return differences.advance(count);
  }

  /** The outcome, with mistakes planted; may be asked for again with others. */
  public Checked finish(List<Bug> bugs) {
    bugs.forEach(bug -> Bug.check(bug, cost.network.architecture()));
    cost.gradientInto(g, new Bugs(bugs, cost.network.layout()));
    List<CheckedTensor> tensors = new ArrayList<>();
    for (Slot tensor : cost.network.layout().tensors()) {
      tensors.add(CheckedTensor.of(tensor, g, ghat, cost.network.theta(), probes));
    }
    return new Checked(Norms.difference(g, ghat), cost.at(), step, cost.m, tensors);
  }

  /**
   * A second look at what disagrees in an outcome of {@link #finish}, to be worked out piece by
   * piece.
   */
  public Examination examine(Checked checked) {
    return new Examination(checked, differences.frozen(), cost.network.architecture().parameters());
  }

  /** The verdict on a check with step ε and mistakes planted. */
  public Verdict verdict(double step, List<Bug> bugs) {
    Examination examination = examine(check(step, bugs));
    examination.advance(ALL_AT_ONCE);
    return examination.verdict();
  }

  /** The network that is checked, as on the blackboard. */
  public String description() {
    return cost.network.architecture().toString();
  }

  /** How many elements there are to probe. */
  public int parameters() {
    return g.length;
  }

  /** On how many examples the cost is worked out. */
  public int examples() {
    return cost.m;
  }

  /** Where mistakes can be planted. */
  public List<Place> places() {
    return Place.of(
        cost.network.architecture(),
        cost.network.layout(),
        cost.penalty.shrinkage(cost.m) > 0,
        cost.m);
  }

  /** The difference alone, with two-sided or one-sided quotients. */
  public double difference(double step, boolean oneSided, List<Bug> bugs) {
    differences.begin(ghat, step, oneSided, null);
    differences.advance(ALL_AT_ONCE);
    return difference(bugs);
  }

  /** One point of the curve of error against ε, once every element is probed on both sides. */
  SweepPoint point(double step, double oneSided, List<Bug> bugs) {
    return new SweepPoint(
        step,
        difference(bugs),
        oneSided,
        difference(List.of()),
        Arrays.stream(probes.kinks()).sum());
  }

  double difference(List<Bug> bugs) {
    cost.gradientInto(g, new Bugs(bugs, cost.network.layout()));
    return Norms.difference(g, ghat);
  }
}
