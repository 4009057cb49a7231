package descent.run;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Admits and starts jobs, and knows those that go on. Safe for several threads. */
public final class Jobs implements AutoCloseable {
  private static final long CLOSE_WAIT = 1_000_000_000L;
  private static final long WHILE_CLOSING = 5_000_000;

  private final Admission admission;
  private final Scheduler scheduler;
  private final Set<RunningJob<?>> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public Jobs(Admission admission, Scheduler scheduler) {
    this.admission = admission;
    this.scheduler = scheduler;
  }

  /**
   * Starts a job that one thread is going to wait for and then close.
   *
   * @param address who asks
   * @param job made only when there is room for it
   * @throws Admission.Full if there is no room
   * @throws Admission.TooMany if the address has its share already
   */
  public <T> RunningJob<T> start(String address, Cost cost, Supplier<? extends Job<T>> job) {
    Admission.Place place = admission.enter(address, cost.bytes(), Optional.empty());
    try {
      RunningJob<T> running = new RunningJob<>(job.get(), ended -> left(ended, place));
      underWay.add(running);
      running.startOn(scheduler);
      if (closed) {
        running.interrupt();
      }
      return running;
    } catch (RuntimeException | Error e) {
      place.leave();
      throw e;
    }
  }

  private void left(RunningJob<?> job, Admission.Place place) {
    underWay.remove(job);
    place.leave();
  }

  /** Number of jobs that go on. */
  public int count() {
    return underWay.size();
  }

  /** Interrupts all jobs, and waits a little until whoever waits for them has been told. */
  @Override
  public void close() {
    closed = true;
    underWay.forEach(RunningJob::interrupt);
    long end = scheduler.clock().nanos() + CLOSE_WAIT;
    while (!underWay.isEmpty() && scheduler.clock().nanos() < end) {
      LockSupport.parkNanos(WHILE_CLOSING);
    }
  }
}
