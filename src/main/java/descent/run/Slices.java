package descent.run;

import descent.setting.BadSetting;
import descent.view.Look;
import descent.view.LossSlice;
import descent.view.LossSurface;
import descent.view.SlicePlane;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The loss surfaces of a run that are looked at: each worked out once, in the background, for all
 * who look at it, and given up when nobody does.
 */
final class Slices {
  private static final int MOST = 8;

  private final Map<Look.Slice, Held> held = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Runnable onNews;
  private Scheduler scheduler;

  /**
   * @param onNews told of every surface that has grown finer
   */
  Slices(Runnable onNews) {
    this.onNews = onNews;
  }

  void startOn(Scheduler chosen) {
    scheduler = chosen;
  }

  /** One slice: the job, and the newest surface that came of it. */
  private final class Held implements JobWork.Receiver<LossSurface> {
    private final LossSlice slice;
    private final int generation;
    private final Consumer<RuntimeException> onFailure;
    private final Scheduler.Task task;
    private volatile RunSurface newest;

    Held(LossSlice slice, int generation, Consumer<RuntimeException> onFailure) {
      this.slice = slice;
      this.generation = generation;
      this.onFailure = onFailure;
      task = scheduler.addInBackground(new JobWork<>(new SliceJob(slice), scheduler.clock(), this));
    }

    @Override
    public boolean isFull() {
      return false;
    }

    @Override
    public void accept(LossSurface surface) {
      newest = new RunSurface(numbers.incrementAndGet(), generation, surface);
      onNews.run();
    }

    @Override
    public void progressed() {
      // Each grid is finer than the one before: that is the progress.
    }

    @Override
    public void done() {
      // The finest grid has been told.
    }

    @Override
    public void failed(Throwable cause) {
      held.remove(slice.slice(), this);
      onFailure.accept(
          cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause));
    }
  }

  /** Whether the slice was taken since the run was started, or restarted. */
  boolean has(Look.Slice slice, int generation) {
    Held found = held.get(slice);
    return found != null && found.generation == generation;
  }

  /**
   * Begins a slice, in place of an older one of the same name.
   *
   * @param onFailure told if it can't be worked out
   * @throws BadSetting if too many are looked at already
   */
  void begin(LossSlice slice, int generation, Consumer<RuntimeException> onFailure) {
    end(slice.slice());
    if (held.size() >= MOST) {
      throw new BadSetting("slice", "another", "one of the " + MOST + " that others look at");
    }
    Held begun = new Held(slice, generation, onFailure);
    held.put(slice.slice(), begun);
    begun.task.wake();
  }

  /** Gives up all slices but these. */
  void keep(Set<Look.Slice> lookedAt) {
    held.keySet().stream().filter(slice -> !lookedAt.contains(slice)).forEach(this::end);
  }

  private void end(Look.Slice slice) {
    Held found = held.remove(slice);
    if (found != null) {
      found.task.end();
    }
  }

  /** The plane of a slice, as soon as it is known. */
  Optional<SlicePlane> plane(Look.Slice slice) {
    return Optional.ofNullable(held.get(slice)).flatMap(found -> found.slice.plane());
  }

  /** The newest surface of a slice, if there is one. */
  Optional<RunSurface> newest(Look.Slice slice) {
    return Optional.ofNullable(held.get(slice)).map(found -> found.newest);
  }
}
