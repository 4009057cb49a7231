package descent.run;

import descent.data.Split;
import descent.experiment.Experiment;
import descent.setting.BadSetting;
import descent.view.Box;
import descent.view.Look;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One experiment being trained: its lanes, its log, its latest picture.
 *
 * <p>Anybody may ask and read; the training itself happens in {@link #workUntil}, on one thread at
 * a time. A picture is made only when somebody waits for one, and at most 30 a second.
 */
public final class Run implements Work {
  static final int LOG_CAPACITY = 6_000;
  private static final long BETWEEN_PICTURES = 1_000_000_000L / 30;
  private static final long BETWEEN_NEWS = 15_000_000;

  private final String id;
  private final NanoClock clock;
  private final Player player;
  private final LossSliceJob sliceJob;
  private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private Scheduler.Task task;
  private Consumer<Throwable> onFailure = cause -> {};
  private volatile boolean pictureWanted;
  private volatile RunPicture picture;
  private long pictureChange = -1;
  private long pictureDue;
  private long newsChange = -1;
  private long newsDue;
  private Look look = Look.WEIGHTS;
  private int sliced = -1;

  /**
   * <b>Errors:</b> IllegalArgumentException for a combination of settings that cannot be trained.
   */
  public Run(String id, Experiment experiment, int startEpoch, NanoClock clock) {
    this(id, experiment, startEpoch, clock, changed -> Optional.empty());
  }

  /**
   * @param limits what this server does not allow of an experiment changed on the way, if anything
   */
  Run(
      String id,
      Experiment experiment,
      int startEpoch,
      NanoClock clock,
      Function<Experiment, Optional<BadSetting>> limits) {
    this.id = id;
    this.clock = clock;
    this.player = new Player(experiment, startEpoch, clock, limits);
    this.sliceJob = new LossSliceJob(clock, () -> watchers.forEach(Watcher::changed));
  }

  public String id() {
    return id;
  }

  /** What is trained, with all that was changed on the way. */
  public Experiment experiment() {
    return state().experiment();
  }

  /** The examples at the start. */
  public Split split() {
    return player.split();
  }

  public Box box() {
    return state().box();
  }

  public RunLog log() {
    return player.log();
  }

  public RunState state() {
    return player.state();
  }

  /** The newest picture, if one was made. */
  public Optional<RunPicture> picture() {
    return Optional.ofNullable(picture);
  }

  /** The newest loss surface, if one was asked for. */
  public Optional<RunSurface> surface() {
    return sliceJob.newest();
  }

  /** Asks for a picture of what is newer than the latest one. */
  public void wantPicture() {
    if (!pictureWanted) {
      pictureWanted = true;
      task.wake();
    }
  }

  public void ask(Command command) {
    commands.add(command);
    task.wake();
  }

  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  public void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  public boolean isWatched() {
    return !watchers.isEmpty();
  }

  boolean isWatchedOnlyBy(Watcher watcher) {
    return watchers.stream().allMatch(w -> w == watcher);
  }

  /** Puts the run on a scheduler; {@code onFailure} is told what ends it, should anything. */
  void startOn(Scheduler scheduler, Consumer<Throwable> onFailure) {
    this.onFailure = onFailure;
    sliceJob.startOn(scheduler, onFailure);
    task = scheduler.add(this);
    task.wake();
  }

  void end() {
    task.end();
    sliceJob.end();
  }

  /** Tells all watchers that a fault has ended the run. */
  public void tellFailure(String reference) {
    watchers.forEach(watcher -> watcher.failed(reference));
  }

  @Override
  public long workUntil(long deadline) {
    obey();
    long due = player.due();
    long now = clock.nanos();
    while (due <= now && now < deadline) {
      player.train();
      obey();
      due = player.due();
      now = clock.nanos();
    }
    return Math.min(due, Math.min(pictureAt(now), newsAt(now, due == NEVER)));
  }

  @Override
  public void failed(Throwable cause) {
    onFailure.accept(cause);
  }

  private void obey() {
    for (Command command = commands.poll(); command != null; command = commands.poll()) {
      if (command instanceof Command.LookAt lookAt) {
        slice(lookAt.look().slice());
        look = lookAt.look();
        player.touch();
      } else {
        player.obey(command);
      }
    }
  }

  /** A slice is taken once for each asking, and given up when nobody looks any more. */
  private void slice(Optional<Look.Slice> slice) {
    int generation = state().generation();
    if (slice.isEmpty()) {
      sliceJob.stop();
    } else if (!slice.equals(look.slice()) || generation != sliced) {
      sliced = generation;
      sliceJob.begin(player.slice(slice.get()), generation);
    }
  }

  /** Makes a picture if it is time for one; says when it will be. */
  private long pictureAt(long now) {
    if (!pictureWanted || pictureChange == player.changes()) {
      return NEVER;
    }
    if (now < pictureDue) {
      return pictureDue;
    }
    pictureChange = player.changes();
    pictureDue = now + BETWEEN_PICTURES;
    int number = picture == null ? 1 : picture.number() + 1;
    picture =
        new RunPicture(
            number, state().generation(), player.pictures(look, sliceJob.plane()), player.ms());
    // Whoever wanted one in the meantime is served by this one, and told of it.
    pictureWanted = false;
    newsChange = -1;
    return NEVER;
  }

  /**
   * Tells the watchers if there is something new: at once when the run rests, else now and then.
   */
  private long newsAt(long now, boolean resting) {
    if (newsChange == player.changes()) {
      return NEVER;
    }
    if (now < newsDue && !resting) {
      return newsDue;
    }
    newsChange = player.changes();
    newsDue = now + BETWEEN_NEWS;
    watchers.forEach(Watcher::changed);
    return NEVER;
  }
}
