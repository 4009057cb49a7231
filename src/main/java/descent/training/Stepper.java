package descent.training;

import descent.check.Bug;
import descent.check.Bugs;
import descent.check.GradientCheck;
import descent.data.Split;
import descent.experiment.Blueprint;
import descent.experiment.EpochSettings;
import descent.experiment.Lane;
import descent.math.RandomStream;
import descent.nn.Network;
import descent.optim.OptimizerState;
import descent.report.Divergence;
import descent.report.Step;
import descent.setting.BadSetting;

/** Makes the steps of a training: a batch forward and back, and what comes of it to θ. */
final class Stepper {
  private final Network network;
  private final double[] g;
  private final double[] before;
  private final OptimizerState optimizer;
  private final Bugs bugs;
  private final MaskStream masks;
  private final Checkpoint start;
  private LaneBuffers buffers;
  private boolean stepped;
  private Recorder recorder;

  Stepper(EpochSettings settings, Lane lane, Blueprint blueprint) {
    network = new Network(blueprint.architecture());
    network.initialize(
        lane.start().initializer(), lane.start().scale(), new RandomStream(lane.start().seed()));
    buffers = new LaneBuffers(settings.split(), lane, blueprint, network);
    int n = network.theta().length;
    g = new double[n];
    before = network.theta().clone();
    optimizer = lane.step().optimizer().state(n);
    lane.bugs().forEach(bug -> Bug.check(bug, blueprint.architecture()));
    bugs = new Bugs(lane.bugs(), network.layout());
    masks = new MaskStream(lane);
    start = new Checkpoint(network, lane.step().optimizer().state(n));
  }

  Network network() {
    return network;
  }

  LaneBuffers buffers() {
    return buffers;
  }

  double[] thetaBefore() {
    return before;
  }

  /** ∂J/∂θ of the last step; before the first one, what it would use. */
  double[] gradient(int epoch) {
    if (!stepped) {
      lookAhead(epoch);
    }
    return g;
  }

  /** Forward and backward on the first batch, leaving everything else as it is. */
  private void lookAhead(int epoch) {
    stepped = true;
    buffers.batches.shuffle(epoch);
    buffers.batches.gather(0);
    masks.mark();
    buffers.forward(network, masks.next(buffers.batches.m()), false);
    backward();
    masks.back();
  }

  private void backward() {
    int m = buffers.batches.m();
    buffers.backward(network, g, bugs.omissions());
    if (recorder != null) {
      recorder.backpropagated(g);
    }
    buffers.penalty.addGradient(network.theta(), g, m);
    bugs.spoil(g, network.theta(), buffers.penalty.shrinkage(m), m);
  }

  /** Remembers the start of an epoch, and shuffles for it. */
  void begin(int epoch) {
    start.save(network, optimizer);
    masks.mark();
    buffers.batches.shuffle(epoch);
  }

  /**
   * One batch: forward, cost, backward, update. Returns m times the cost, or 0 if it isn't wanted.
   */
  double step(int batch, double rate, boolean withCost) {
    stepped = true;
    buffers.batches.gather(batch);
    int m = buffers.batches.m();
    buffers.forward(network, masks.next(m), true);
    double cost = withCost ? m * buffers.cost(network) : 0;
    backward();
    update(rate, m);
    return cost;
  }

  /** The same, and tells all that it computed. */
  Recorded record(int epoch, int batch, double rate) {
    recorder = new Recorder(network, buffers.pass, optimizer);
    double cost = step(batch, rate, true);
    Step step =
        recorder.step(
            epoch, batch, buffers.batches, rate, buffers.losses, buffers.loss, buffers.penalty);
    recorder = null;
    return new Recorded(step, cost);
  }

  /** A step and m times its cost. */
  record Recorded(Step step, double cost) {}

  private void update(double rate, int m) {
    double[] theta = network.theta();
    System.arraycopy(theta, 0, before, 0, theta.length);
    buffers.penalty.decay(theta, rate, m);
    if (recorder != null) {
      recorder.updating(theta, g);
    }
    optimizer.update(theta, g, rate);
  }

  boolean isFinite() {
    return Finite.all(network.theta());
  }

  /** What left the finite numbers in the last step, if anything did. */
  Divergence findDivergence(int epoch) {
    return Finite.first(network, buffers.pass, buffers.batches.m(), g, epoch);
  }

  /** Goes back to the start of the epoch. */
  void undo() {
    start.restore(network, optimizer);
    masks.back();
    standStill();
  }

  /** There is no step to look back at. */
  private void standStill() {
    stepped = false;
    System.arraycopy(network.theta(), 0, before, 0, before.length);
  }

  /** Takes up settings and examples. */
  void settle(Split data, Lane lane) {
    if (data != buffers.data || !lane.equals(buffers.lane)) {
      buffers = buffers.with(data, lane, network);
      masks.settle(lane);
    }
  }

  Snapshot snapshot(int epoch, Patience patience) {
    Checkpoint state = new Checkpoint(network, buffers.lane.step().optimizer().state(g.length));
    state.save(network, optimizer);
    return new Snapshot(epoch, state, masks.copy(), patience.copy());
  }

  /** Takes up the numbers of a snapshot; its settings and examples are to follow. */
  void restore(Snapshot snapshot) {
    snapshot.state.restore(network, optimizer);
    masks.assign(snapshot.masks);
    masks.settle(buffers.lane);
    standStill();
  }

  GradientCheck gradientCheck() {
    BadSetting.unless(
        !masks.areFresh(),
        "mask",
        "fresh",
        "frozen for a gradient check of dropout (fresh masks make J another function at every call)");
    Network copy = new Network(buffers.architecture);
    System.arraycopy(network.theta(), 0, copy.theta(), 0, network.theta().length);
    return new GradientCheck(
        copy,
        buffers.loss,
        buffers.penalty,
        buffers.train.X(),
        buffers.train.Y(),
        buffers.lane.restraint().dropoutSeed());
  }
}
