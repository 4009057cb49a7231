package descent.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A job that goes on, as whoever waits for its answer has it. Closing it cancels what is left and
 * gives its place back.
 *
 * @param <T> what is told
 */
public final class RunningJob<T> implements AutoCloseable {
  private static final int WAITING_AT_MOST = 200;

  private final Job<T> job;
  private final Consumer<RunningJob<?>> onClose;
  private final Mailed mailed = new Mailed();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile double progress;
  private Scheduler.Task task;

  RunningJob(Job<T> job, Consumer<RunningJob<?>> onClose) {
    this.job = job;
    this.onClose = onClose;
  }

  /** What was told, and how it ended. */
  private final class Mailed implements JobWork.Receiver<T> {
    /** Empty at the end. */
    private final BlockingQueue<Optional<T>> queue = new LinkedBlockingQueue<>();

    private volatile Throwable failure;

    @Override
    public boolean isFull() {
      return queue.size() >= WAITING_AT_MOST;
    }

    @Override
    public void accept(T value) {
      queue.add(Optional.of(value));
    }

    @Override
    public void progressed() {
      progress = job.progress();
    }

    @Override
    public void done() {
      queue.add(Optional.empty());
    }

    @Override
    public void failed(Throwable cause) {
      failure = cause;
      done();
    }
  }

  /** The server stops before the job is done. */
  public static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Interrupted() {
      super("the server stops", null, false, false);
    }
  }

  void startOn(Scheduler scheduler) {
    task = scheduler.add(new JobWork<>(job, scheduler.clock(), mailed));
    task.wake();
  }

  void interrupt() {
    task.end();
    mailed.failed(new Interrupted());
  }

  /**
   * Hands out what has come, after waiting for it if nothing has.
   *
   * @return whether that was all
   * @throws Interrupted if the server stops
   * @throws RuntimeException that ended the job
   */
  public boolean take(Duration patience, Consumer<? super T> to) throws InterruptedException {
    Optional<T> next = mailed.queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    while (next != null && next.isPresent()) {
      if (mailed.queue.size() == WAITING_AT_MOST / 2) {
        task.wake();
      }
      to.accept(next.get());
      next = mailed.queue.poll();
    }
    if (next != null && mailed.failure != null) {
      throw mailed.failure instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a job failed", mailed.failure);
    }
    return next != null;
  }

  /** The share of the work that is done, in [0, 1]. */
  public double progress() {
    return progress;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      task.end();
      onClose.accept(this);
    }
  }
}
