package descent.training;

import descent.check.GradientCheck;
import descent.data.Split;
import descent.experiment.Blueprint;
import descent.experiment.EpochSettings;
import descent.experiment.Lane;
import descent.nn.Network;
import descent.report.Divergence;
import descent.report.EpochReport;
import descent.report.Step;
import java.util.Optional;

/**
 * One lane being trained: whoever holds it calls {@link #advance()} for an epoch. What is changed
 * on the way is taken up when its epoch has come.
 *
 * <p>A training is a pure function of its data and its lane: no clock, no threads, randomness from
 * named seeds only. Not thread-safe. An epoch allocates nothing but its report. An epoch in which a
 * parameter leaves the finite numbers is undone, so that what can be looked at is always the last
 * finite state; the training then stands still.
 */
public final class Training {
  /** Parameters × examples that take about a millisecond. */
  private static final long PART = 1_000_000;

  /** What a batch costs beside its arithmetic, in the same unit. */
  private static final long BATCH_ITSELF = 1_000;

  private final int number;
  private final Stepper stepper;
  private final Patience patience;
  private EpochSettings settings;
  private double rate;
  private int epoch;
  private int nextChange;
  private int batch;
  private double costSum;

  /** Of the last epoch: its examples may be others by now. */
  private double cost;

  private Divergence divergence;

  /**
   * @throws IllegalArgumentException if settings of the lane can't work together or with the data
   */
  public Training(Split data, Lane lane) {
    this(data, lane, Blueprint.of(lane, data));
  }

  /**
   * A training of a network that is not the one the lane means by itself, such as one with a tanh
   * output.
   */
  public Training(Split data, Lane lane, Blueprint blueprint) {
    this(EpochSettings.of(data, lane), 0, lane, blueprint);
  }

  /** The training of lane {@code number}, from 0, with what is changed on the way. */
  public Training(EpochSettings settings, int number) {
    this(
        settings,
        number,
        settings.lane(number, 0),
        Blueprint.of(settings.lane(number, 0), settings.split()));
  }

  private Training(EpochSettings settings, int number, Lane lane, Blueprint blueprint) {
    this.settings = settings;
    this.number = number;
    stepper = new Stepper(settings, lane, blueprint);
    patience = new Patience(lane.restraint().patience());
    rate = lane.step().learningRate();
    nextChange = settings.next(0);
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
    return stepper.buffers().batches.count();
  }

  /** The rate of the next batch. */
  public double learningRate() {
    return rate;
  }

  /** The settings that hold now. */
  public Lane lane() {
    return stepper.buffers().lane;
  }

  /** The examples that it is trained and measured on now. */
  public Split data() {
    return stepper.buffers().data;
  }

  /** The network, live: look at it, don't change it. */
  public Network network() {
    return stepper.network();
  }

  /**
   * ∂J/∂θ of the last step, penalties included; live. Before the first step it is the one that this
   * step would use.
   */
  public double[] gradient() {
    return stepper.gradient(epoch);
  }

  /**
   * A gradient check of the state as it is, on all training examples.
   *
   * @throws IllegalArgumentException if dropout draws fresh masks: the cost would be another
   *     function at every call
   */
  public GradientCheck gradientCheck() {
    return stepper.gradientCheck();
  }

  /** θ before the last step; live. */
  public double[] thetaBefore() {
    return stepper.thetaBefore();
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
    return report();
  }

  /** Trains one epoch, or what is left of the one under way, without measuring. */
  public Optional<Divergence> skip() {
    finishEpoch(false);
    return divergence();
  }

  /** Trains one batch; there is a report when it completed the epoch or diverged. */
  public Optional<EpochReport> advanceBatch() {
    return stopped() || stepBatch() ? Optional.of(report()) : Optional.empty();
  }

  /** Trains one batch without measuring, as {@link #advanceBatch} does. */
  public void skipBatch() {
    if (!stopped()) {
      stepBatch();
    }
  }

  /** One batch; true if the epoch ended with it. */
  private boolean stepBatch() {
    begin();
    step(true);
    return endIfThrough();
  }

  private boolean endIfThrough() {
    boolean through = batch == batchesPerEpoch() || !stepper.isFinite();
    if (through) {
      end();
    }
    return through;
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
    Stepper.Recorded recorded = stepper.record(epoch, batch, rate);
    costSum += recorded.cost();
    batch++;
    endIfThrough();
    return recorded.step();
  }

  /**
   * The whole state, to go back to.
   *
   * @throws IllegalStateException within an epoch
   */
  public Snapshot snapshot() {
    if (batch != 0) {
      throw new IllegalStateException(
          "a snapshot is taken between epochs, not after batch " + batch);
    }
    return stepper.snapshot(epoch, patience);
  }

  /** Goes back (or on) to a snapshot of this training. */
  public void restore(Snapshot snapshot) {
    stepper.restore(snapshot);
    patience.assign(snapshot.patience);
    epoch = snapshot.epoch;
    settle();
  }

  /**
   * Follows another course from here on, one that was the same up to the last epoch. Where
   * something is changed now, an epoch under way is begun anew, and a lane that left the finite
   * numbers gets another chance.
   */
  public void follow(EpochSettings newSettings) {
    boolean same = newSettings.agrees(settings, epoch);
    settings = newSettings;
    nextChange = settings.next(epoch);
    if (!same && batch > 0) {
      stepper.undo();
    }
    if (!same) {
      settle();
    }
  }

  /** Between two epochs: takes up the settings and the examples of this one. */
  private void settle() {
    batch = 0;
    divergence = null;
    Lane lane = settings.lane(number, epoch);
    stepper.settle(settings.split(epoch), lane);
    if (settings.changes(epoch)) {
      patience.beginAnew(epoch);
    }
    rate = lane.step().rateAfter(epoch);
    nextChange = settings.next(epoch);
  }

  /** Measures the state as it is; the cost is NaN, since no epoch gave it. */
  public EpochReport measure() {
    return measure(Double.NaN);
  }

  /** Measures the state as it is, with a cost that an epoch gave before. */
  public EpochReport measure(double cost) {
    return stepper
        .buffers()
        .scores
        .report(network(), epoch, cost, rate, divergence(), patience.stop());
  }

  private EpochReport report() {
    Optional<Divergence> found = divergence();
    if (found.isEmpty() && !Double.isFinite(cost)) {
      found = Optional.of(new Divergence("J", 0, epoch, false));
    }
    return stepper
        .buffers()
        .scores
        .report(
            network(), epoch, divergence == null ? cost : Double.NaN, rate, found, patience.stop());
  }

  /**
   * Trains a part of the epoch under way, so many batches as take about a millisecond, but never
   * its last: {@link #advance} or {@link #skip} then trains that.
   *
   * @param withCost whether {@link #advance} is to tell the epoch's cost
   * @return whether only the last batch is left
   */
  public boolean trainPart(boolean withCost) {
    if (stopped()) {
      return true;
    }
    begin();
    int last = batchesPerEpoch() - 1;
    long each = (long) network().theta().length * lane().batching().size() + BATCH_ITSELF;
    for (long done = 0; batch < last && done < PART; done += each) {
      step(withCost);
    }
    return batch >= last;
  }

  private void finishEpoch(boolean withCost) {
    if (stopped()) {
      return;
    }
    begin();
    int count = batchesPerEpoch();
    while (batch < count) {
      step(withCost);
    }
    end();
  }

  private void begin() {
    if (batch == 0) {
      stepper.begin(epoch);
      costSum = 0;
    }
  }

  private void step(boolean withCost) {
    costSum += stepper.step(batch, rate, withCost);
    batch++;
  }

  private void end() {
    if (!stepper.isFinite()) {
      divergence = undo();
      return;
    }
    cost = costSum / stepper.buffers().batches.examples();
    batch = 0;
    epoch++;
    rate = lane().step().rateAfter(epoch);
    if (patience.watches()) {
      patience.take(epoch, stepper.buffers().scores.devLoss(network()));
    }
    if (epoch == nextChange) {
      settle();
    }
  }

  /**
   * Goes back to the start of the epoch, finds what left the finite numbers first, and goes back
   * once more.
   */
  private Divergence undo() {
    int last = batch;
    stepper.undo();
    Divergence first = null;
    for (batch = 0; batch < last && first == null; ) {
      step(false);
      first = stepper.findDivergence(epoch + 1);
    }
    stepper.undo();
    batch = 0;
    return first;
  }
}
