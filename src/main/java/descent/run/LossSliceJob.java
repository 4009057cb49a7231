package descent.run;

import descent.view.LossSlice;
import descent.view.SlicePlane;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Works out the loss surfaces of a run, in the background and in small pieces; of those asked for
 * only the newest.
 *
 * <p>{@link #begin} and {@link #stop} may be called by another thread than works.
 */
final class LossSliceJob implements Work {
  private record Assignment(LossSlice slice, int generation) {}

  private final NanoClock clock;
  private final Runnable onNews;
  private volatile Assignment assignment;
  private volatile RunSurface newest;
  private Scheduler.Task task;
  private Consumer<Throwable> onFailure = cause -> {};

  /**
   * @param onNews told of every surface that has grown finer
   */
  LossSliceJob(NanoClock clock, Runnable onNews) {
    this.clock = clock;
    this.onNews = onNews;
  }

  void startOn(Scheduler scheduler, Consumer<Throwable> onFailure) {
    this.onFailure = onFailure;
    task = scheduler.addInBackground(this);
  }

  void end() {
    task.end();
  }

  /** Drops what is under way and begins this. */
  void begin(LossSlice slice, int generation) {
    assignment = new Assignment(slice, generation);
    task.wake();
  }

  void stop() {
    assignment = null;
  }

  /** The plane of what is worked out, or was last, while it is looked at. */
  Optional<SlicePlane> plane() {
    Assignment now = assignment;
    return now == null ? Optional.empty() : now.slice().plane();
  }

  /** The newest surface, if there is one. */
  Optional<RunSurface> newest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public long workUntil(long deadline) {
    Assignment now = assignment;
    while (now != null && !now.slice().done()) {
      if (now.slice().step() && assignment == now) {
        newest =
            new RunSurface(
                newest == null ? 1 : newest.number() + 1, now.generation(), now.slice().surface());
        onNews.run();
      }
      if (clock.nanos() >= deadline) {
        return 0;
      }
      now = assignment;
    }
    return NEVER;
  }

  @Override
  public void failed(Throwable cause) {
    onFailure.accept(cause);
  }
}
