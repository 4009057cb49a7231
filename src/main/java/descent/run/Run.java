package descent.run;

import descent.data.Split;
import descent.experiment.Experiment;
import descent.setting.BadSetting;
import descent.view.Box;
import descent.view.LanePicture;
import descent.view.Look;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One experiment being trained: its lanes, its log, and what its watchers see of it.
 *
 * <p>Anybody may ask and read; the training itself happens in {@link #workUntil}, on one thread at
 * a time. A picture is made only when somebody waits for one, and at most 30 a second.
 */
public final class Run implements Work {
  static final int LOG_CAPACITY = 6_000;
  private static final long BETWEEN_NEWS = 15_000_000;

  private final String id;
  private final NanoClock clock;
  private final Player player;
  private final Looks looks = new Looks();
  private final Slices slices;
  private final Commands commands = new Commands();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private Scheduler.Task task;
  private Consumer<Throwable> onFailure = cause -> {};
  private long newsChange = -1;
  private long newsDue;

  private final Looks.Painter painter =
      new Looks.Painter() {
        @Override
        public void begin(Collection<Look> all) {
          player.beginPictures(all);
        }

        @Override
        public List<LanePicture> paint(Look look) {
          return player.pictures(look, look.slice().flatMap(slices::plane));
        }
      };

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
    this.slices = new Slices(() -> watchers.forEach(Watcher::changed));
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

  /** The newest picture of what a watcher looks at, if one was made. */
  public Optional<RunPicture> picture(Watcher watcher) {
    return looks.picture(watcher);
  }

  /** The newest loss surface that a watcher looks at, if there is one. */
  public Optional<RunSurface> surface(Watcher watcher) {
    return looks.of(watcher).slice().flatMap(slices::newest);
  }

  /** Asks for a picture of what is newer than the watcher's latest one. */
  public void wantPicture(Watcher watcher) {
    if (looks.want(watcher)) {
      task.wake();
    }
  }

  public void ask(Command command) {
    commands.add(command);
    task.wake();
  }

  public void watch(Watcher watcher) {
    looks.join(watcher);
    watchers.add(watcher);
  }

  public void leave(Watcher watcher) {
    watchers.remove(watcher);
    looks.leave(watcher);
    if (!isWatched()) {
      commands.dropSteps();
    }
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
    slices.startOn(scheduler);
    task = scheduler.add(this);
    task.wake();
  }

  void end() {
    task.end();
    commands.clear();
    slices.keep(Set.of());
  }

  /** Tells all watchers that a fault has ended the run. */
  public void tellFailure(String reference) {
    watchers.forEach(watcher -> watcher.failed(reference));
  }

  @Override
  public long workUntil(long deadline) {
    long end = Math.max(deadline, clock.nanos() + Scheduler.QUANTUM);
    if (!obey(end)) {
      return 0;
    }
    long due = player.due();
    long now = clock.nanos();
    while (due <= now && now < deadline) {
      player.train();
      if (!obey(end)) {
        return 0;
      }
      due = player.due();
      now = clock.nanos();
    }
    return Math.min(due, Math.min(pictureAt(now), newsAt(now, due == NEVER)));
  }

  @Override
  public void failed(Throwable cause) {
    onFailure.accept(cause);
  }

  /** Does what was asked, but not for longer than a slice; whether all was done. */
  private boolean obey(long end) {
    for (Command command = commands.poll(); command != null; command = commands.poll()) {
      if (command instanceof Command.LookAt lookAt) {
        look(lookAt.watcher(), lookAt.look());
      } else {
        player.obey(command);
      }
      if (clock.nanos() >= end) {
        return commands.isEmpty();
      }
    }
    return true;
  }

  /** What is looked at can't end a run: whatever comes of it is told to the one who looks. */
  private void look(Watcher watcher, Look look) {
    try {
      look.slice().ifPresent(this::slice);
      looks.set(watcher, look);
    } catch (RuntimeException cause) {
      looks.refuse(watcher, cause);
    }
    slices.keep(looks.slices());
    player.touch();
  }

  /** A slice is taken once for each asking, whoever asks. */
  private void slice(Look.Slice slice) {
    int generation = state().generation();
    if (!slices.has(slice, generation)) {
      slices.begin(
          player.slice(slice),
          generation,
          cause -> looks.lookingAt(slice).forEach(watcher -> looks.refuse(watcher, cause)));
    }
  }

  /** Makes the pictures that are waited for if it is time for them; says when it will be. */
  private long pictureAt(long now) {
    long due = looks.dueAt(player.changes());
    if (due > now) {
      return due;
    }
    looks.make(now, player.changes(), state().generation(), player.ms(), painter);
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
