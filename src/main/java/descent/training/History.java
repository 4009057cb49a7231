package descent.training;

import java.util.ArrayList;
import java.util.List;

/**
 * A training's past: goes back to any epoch or batch, exactly, by taking up the nearest snapshot before it and training
 * what lies between again.
 *
 * <p>Snapshots are bounded: when there are too many every second one goes and they are taken half as often, so they always
 * lie evenly over the whole run. Changes of the learning rate made on the way are kept and made again.
 */
public final class History {
  private static final int MOST = 128;
  private static final int LEAST = 2;

  private final Training training;
  private final int capacity;
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private int apart = 1;

  /** A learning rate set by hand, after so many epochs and batches. */
  private record Change(int epoch, int batch, double rate) {}

  /**
   * The past of a training that has not begun.
   *
   * @param bytes roughly what all snapshots together may take
   */
  public History(Training training, long bytes) {
    this.training = training;
    long each = 40L * training.network().theta().length + 6_000;
    capacity = (int) Math.max(LEAST, Math.min(MOST, bytes / each));
    snapshots.add(training.snapshot());
  }

  /** To be told after every epoch. */
  public void epochDone() {
    int epoch = training.epoch();
    if (epoch % apart != 0 || epoch <= newest() || training.stopped()) {
      return;
    }
    snapshots.add(training.snapshot());
    if (snapshots.size() > capacity) {
      apart *= 2;
      snapshots.removeIf(snapshot -> snapshot.epoch() % apart != 0);
    }
  }

  /** Sets the learning rate now, and remembers it. What lay ahead of now is forgotten. */
  public void changeLearningRate(double rate) {
    training.changeLearningRate(rate);
    forgetWhatLiesAhead();
    changes.add(new Change(training.epoch(), training.batch(), rate));
  }

  /** The past ends here: snapshots and changes of later epochs are dropped. */
  public void forgetWhatLiesAhead() {
    int epoch = training.epoch();
    int batch = training.batch();
    snapshots.removeIf(snapshot -> snapshot.epoch() > epoch);
    changes.removeIf(change -> change.epoch() > epoch || change.epoch() == epoch && change.batch() > batch);
  }

  /**
   * Goes to where {@code epoch} epochs and {@code batch} batches of the next were done.
   *
   * @throws IllegalArgumentException if that is before the start
   */
  public void goTo(int epoch, int batch) {
    if (epoch < 0 || batch < 0) {
      throw new IllegalArgumentException("epoch must be 0 or more, was " + epoch);
    }
    if (epoch < training.epoch() || epoch == training.epoch() && batch < training.batch() || training.stopped()) {
      training.restore(nearest(epoch));
    }
    while (training.epoch() < epoch && !training.stopped()) {
      changeAgain();
      if (changesWithin(training.epoch())) {
        trainBatches(training.batchesPerEpoch());
      } else {
        training.skip();
      }
    }
    trainBatches(batch);
  }

  private void trainBatches(int until) {
    int epoch = training.epoch();
    changeAgain();
    while (training.epoch() == epoch && training.batch() < until && !training.stopped()) {
      training.skipBatch();
      changeAgain();
    }
  }

  private Snapshot nearest(int epoch) {
    Snapshot found = snapshots.get(0);
    for (Snapshot snapshot : snapshots) {
      if (snapshot.epoch() <= epoch) {
        found = snapshot;
      }
    }
    return found;
  }

  private int newest() {
    return snapshots.get(snapshots.size() - 1).epoch();
  }

  private boolean changesWithin(int epoch) {
    return changes.stream().anyMatch(change -> change.epoch() == epoch && change.batch() > 0);
  }

  private void changeAgain() {
    for (Change change : changes) {
      if (change.epoch() == training.epoch() && change.batch() == training.batch()) {
        training.changeLearningRate(change.rate());
      }
    }
  }
}
