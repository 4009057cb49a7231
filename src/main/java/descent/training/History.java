package descent.training;

import descent.experiment.EpochSettings;
import descent.report.EpochReport;
import java.util.ArrayList;
import java.util.List;

/**
 * A training's past: goes back to any epoch or batch, exactly, by taking up the nearest snapshot
 * before it and training what lies between again.
 *
 * <p>Snapshots are bounded: when there are too many every second one goes and they are taken half
 * as often, so they always lie evenly over the whole run. What is changed on the way is the
 * training's own matter: it follows its course again.
 */
public final class History {
  private static final int MOST = 128;
  private static final int LEAST = 2;

  private final Training training;
  private final int capacity;
  private final List<Snapshot> snapshots = new ArrayList<>();
  private int apart = 1;

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

  /**
   * Where the training stood: at every snapshot up to now, as they lie evenly over the run, and
   * now.
   */
  public List<PathPoint> path() {
    List<PathPoint> path = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      if (snapshot.epoch() < training.epoch()
          || snapshot.epoch() == training.epoch() && training.batch() > 0) {
        path.add(new PathPoint(snapshot.epoch(), snapshot.state.theta()));
      }
    }
    path.add(new PathPoint(training.epoch(), training.network().theta().clone()));
    return path;
  }

  /** Follows a course that is changed from here on. What lay ahead of now is forgotten. */
  public void follow(EpochSettings settings) {
    training.follow(settings);
    forgetWhatLiesAhead();
  }

  /** The past ends here: snapshots of later epochs are dropped. */
  public void forgetWhatLiesAhead() {
    snapshots.removeIf(snapshot -> snapshot.epoch() > training.epoch());
  }

  /**
   * Goes to where {@code epoch} epochs and {@code batch} batches of the next were done.
   *
   * @return the report of that epoch as it was when the run came there first, or, within an epoch,
   *     the state as it is
   * @throws IllegalArgumentException if that is before the start
   */
  public EpochReport goTo(int epoch, int batch) {
    if (epoch < 0 || batch < 0) {
      throw new IllegalArgumentException("epoch must be 0 or more, was " + epoch);
    }
    // The last epoch is trained again as well, since only so its cost is known.
    int last = Math.max(0, epoch - 1);
    Snapshot near = nearest(last);
    boolean beyond = training.epoch() > last || training.batch() > 0 || training.stopped();
    if (beyond || near.epoch() > training.epoch()) {
      training.restore(near);
    }
    while (training.epoch() < last && !training.stopped()) {
      training.skip();
    }
    EpochReport report =
        training.epoch() < epoch && !training.stopped() ? training.advance() : training.measure();
    if (batch == 0 || training.stopped()) {
      return report;
    }
    int start = training.epoch();
    while (training.epoch() == start && training.batch() < batch && !training.stopped()) {
      training.skipBatch();
    }
    return training.measure();
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
}
