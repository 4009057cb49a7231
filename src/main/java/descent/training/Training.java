package descent.training;

import descent.check.Bug;
import descent.check.Bugs;
import descent.check.GradientCheck;
import descent.data.Split;
import descent.math.RandomStream;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Pass;
import descent.nn.Penalty;
import descent.optim.OptimizerState;
import java.util.Optional;

/**
 * One lane being trained: whoever holds it calls {@link #advance()} for an epoch.
 *
 * <p>A training is a pure function of its data and its lane: no clock, no threads, randomness from named seeds only. Not
 * thread-safe. An epoch allocates nothing but its report. An epoch in which a parameter leaves the finite numbers is
 * undone, so that what can be looked at is always the last finite state; the training then stands still.
 */
public final class Training {
  private final Lane lane;
  private final Network network;
  private final Loss loss;
  private final Samples train;
  private final Batches batches;
  private final Pass pass;
  private final double[] g;
  private final double[] before;
  private final OptimizerState optimizer;
  private final Penalty penalty;
  private final Bugs bugs;
  private final MaskStream masks;
  private final double[] losses;
  private final Scores scores;
  private final Checkpoint good;
  private final Patience patience;
  private final Rate rate;
  private int epoch;
  private int batch;
  private double costSum;
  private boolean stepped;
  private Divergence divergence;
  private Recorder recorder;

  /**
   * @throws IllegalArgumentException if settings of the lane can't work together or with the data
   */
  public Training(Split data, Lane lane) {
    this(data, lane, Blueprint.of(lane, data));
  }

  /** A training of a network that is not the one the lane means by itself, such as one with a tanh output. */
  public Training(Split data, Lane lane, Blueprint blueprint) {
    this.lane = lane;
    loss = blueprint.loss();
    network = new Network(blueprint.architecture());
    network.initialize(lane.initializer(), lane.scale(), new RandomStream(lane.weightSeed()));
    train = Samples.of(data.train(), lane.inputs(), blueprint.architecture());
    batches = new Batches(train, lane.batch(), lane.batchSeed());
    pass = Pass.training(blueprint.architecture(), batches.size());
    int n = network.theta().length;
    g = new double[n];
    before = network.theta().clone();
    optimizer = lane.optimizer().state(n);
    penalty = new Penalty(lane.l1(), lane.l2(), lane.optimizer().decouplesWeightDecay(), network.layout());
    lane.bugs().forEach(bug -> Bug.check(bug, blueprint.architecture()));
    bugs = new Bugs(lane.bugs(), network.layout());
    masks = new MaskStream(lane);
    losses = new double[batches.size()];
    scores = new Scores(data, lane, blueprint, train);
    good = new Checkpoint(network, lane.optimizer().state(n));
    patience = new Patience(lane.patience());
    rate = new Rate(lane.learningRate(), lane.decay());
  }

  /** Epochs completed. */
  public int epoch() {
    return epoch;
  }

  /** Batches done of the epoch under way; 0 between epochs. */
  public int batch() {
    return batch;
  }

  /** Batches an epoch. */
  public int batchesPerEpoch() {
    return batches.count();
  }

  /** The rate of the next batch. */
  public double learningRate() {
    return rate.now();
  }

  /** The network, live: look at it, don't change it. */
  public Network network() {
    return network;
  }

  /**
   * ∂J/∂θ of the last step, penalties included; live. Before the first step it is the one that this step would use.
   */
  public double[] gradient() {
    if (!stepped) {
      lookAhead();
    }
    return g;
  }

  /** Forward and backward on the first batch, leaving everything else as it is. */
  private void lookAhead() {
    stepped = true;
    batches.shuffle(epoch);
    batches.gather(0);
    masks.mark();
    network.forward(batches.X(), pass, batches.m(), masks.next(batches.m()), false);
    backward(batches.m());
    masks.back();
  }

  private void backward(int m) {
    network.backward(batches.Y(), loss, pass, m, g, bugs.omissions());
    if (recorder != null) {
      recorder.backpropagated(g);
    }
    penalty.addGradient(network.theta(), g, m);
    bugs.spoil(g, network.theta(), penalty.shrinkage(m), m);
  }

  /**
   * A gradient check of the state as it is, on all training examples.
   *
   * @throws IllegalArgumentException if dropout draws fresh masks: the cost would be another function at every call
   */
  public GradientCheck gradientCheck() {
    if (masks.areFresh()) {
      throw new IllegalArgumentException(
          "mask must be frozen for a gradient check of dropout (fresh masks make J another function at every call), was fresh");
    }
    Network copy = new Network(network.architecture());
    System.arraycopy(network.theta(), 0, copy.theta(), 0, network.theta().length);
    return new GradientCheck(copy, loss, penalty, train.X(), train.Y(), lane.dropoutSeed());
  }

  /** θ before the last step; live. */
  public double[] thetaBefore() {
    return before;
  }

  /** What ended the training, if anything did. */
  public Optional<Divergence> divergence() {
    return Optional.ofNullable(divergence);
  }

  /** Whether it has diverged or stopped early: nothing more is trained. */
  public boolean stopped() {
    return divergence != null || patience.stop().isPresent();
  }

  /** Trains one epoch, or what is left of the one under way, and measures. */
  public EpochReport advance() {
    finishEpoch(true);
    return report(costSum / batches.examples());
  }

  /** Trains one epoch, or what is left of the one under way, without measuring. */
  public Optional<Divergence> skip() {
    finishEpoch(false);
    return divergence();
  }

  /** Trains one batch; there is a report when it completed the epoch or diverged. */
  public Optional<EpochReport> advanceBatch() {
    if (!stopped()) {
      begin();
      step(true);
      if (batch < batches.count() && Finite.all(network.theta())) {
        return Optional.empty();
      }
      end();
    }
    return Optional.of(report(costSum / batches.examples()));
  }

  /** Trains one batch without measuring; ends the epoch if it was its last. */
  public void skipBatch() {
    if (!stopped()) {
      begin();
      step(false);
      if (batch == batches.count() || !Finite.all(network.theta())) {
        end();
      }
    }
  }

  /**
   * Trains one batch, as {@link #advanceBatch} does, and tells all that it computed.
   *
   * @throws IllegalStateException if the training has stopped
   */
  public Step record() {
    if (stopped()) {
      throw new IllegalStateException("a training that has stopped makes no step");
    }
    begin();
    int at = batch;
    recorder = new Recorder(network, pass, optimizer);
    step(true);
    Step step = recorder.step(epoch, at, batches, rate.now(), losses, penalty);
    recorder = null;
    if (batch == batches.count() || !Finite.all(network.theta())) {
      end();
    }
    return step;
  }

  /**
   * The whole state, to go back to.
   *
   * @throws IllegalStateException within an epoch
   */
  public Snapshot snapshot() {
    if (batch != 0) {
      throw new IllegalStateException("a snapshot is taken between epochs, not after batch " + batch);
    }
    Checkpoint state = new Checkpoint(network, lane.optimizer().state(g.length));
    state.save(network, optimizer);
    return new Snapshot(epoch, state, masks.copy(), patience.copy(), rate.copy());
  }

  /** Goes back (or on) to a snapshot of this training. */
  public void restore(Snapshot snapshot) {
    snapshot.state.restore(network, optimizer);
    masks.assign(snapshot.masks);
    patience.assign(snapshot.patience);
    rate.assign(snapshot.rate);
    epoch = snapshot.epoch;
    batch = 0;
    divergence = null;
    stepped = false;
    System.arraycopy(network.theta(), 0, before, 0, before.length);
  }

  /** Measures the state as it is; the cost is NaN, since no epoch gave it. */
  public EpochReport measure() {
    return scores.report(network, epoch, Double.NaN, rate.now(), Optional.ofNullable(divergence), patience.stop());
  }

  /**
   * Sets α₀ from the next batch on; a decay goes on from the epoch it has reached.
   *
   * @throws IllegalArgumentException unless 0 &lt; rate ≤ 10
   */
  public void changeLearningRate(double newRate) {
    rate.change(newRate, epoch);
  }

  private EpochReport report(double cost) {
    Optional<Divergence> found = Optional.ofNullable(divergence);
    if (found.isEmpty() && !Double.isFinite(cost)) {
      found = Optional.of(new Divergence("J", 0, epoch, false));
    }
    return scores.report(network, epoch, divergence == null ? cost : Double.NaN, rate.now(), found, patience.stop());
  }

  private void finishEpoch(boolean withCost) {
    if (stopped()) {
      return;
    }
    begin();
    while (batch < batches.count()) {
      step(withCost);
    }
    end();
  }

  private void begin() {
    if (batch == 0) {
      good.save(network, optimizer);
      masks.mark();
      batches.shuffle(epoch);
      costSum = 0;
    }
  }

  /** One batch: forward, cost, backward, update. */
  private void step(boolean withCost) {
    stepped = true;
    batches.gather(batch);
    int m = batches.m();
    network.forward(batches.X(), pass, m, masks.next(m), true);
    if (withCost) {
      double cost = network.cost(batches.Y(), loss, pass, m, losses) + penalty.cost(network.theta(), m);
      costSum += m * cost;
    }
    backward(m);
    update(m);
    batch++;
  }

  private void update(int m) {
    double[] theta = network.theta();
    System.arraycopy(theta, 0, before, 0, theta.length);
    penalty.decay(theta, rate.now(), m);
    if (recorder != null) {
      recorder.updating(theta, g);
    }
    optimizer.update(theta, g, rate.now());
  }

  private void end() {
    if (!Finite.all(network.theta())) {
      divergence = undo();
      return;
    }
    batch = 0;
    epoch++;
    rate.epochDone(epoch);
    if (patience.watches()) {
      patience.take(epoch, scores.devLoss(network));
    }
  }

  /** Goes back to the start of the epoch, finds what left the finite numbers first, and goes back once more. */
  private Divergence undo() {
    int last = batch;
    good.restore(network, optimizer);
    masks.back();
    Divergence first = null;
    for (batch = 0; batch < last && first == null; ) {
      step(false);
      first = Finite.first(network, pass, batches.m(), g, epoch + 1);
    }
    good.restore(network, optimizer);
    masks.back();
    System.arraycopy(network.theta(), 0, before, 0, before.length);
    stepped = false;
    batch = 0;
    return first;
  }
}
