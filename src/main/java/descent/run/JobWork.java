package descent.run;

import java.util.function.Consumer;

/** A job on a scheduler: worked on in slices while its receiver takes what is told. */
final class JobWork<T> implements Work {
  private final Job<T> job;
  private final NanoClock clock;
  private final Receiver<T> receiver;

  /** Whoever is told. Called on a training thread; must not wait. */
  interface Receiver<T> extends Consumer<T> {
    /** Whether no more can be taken now; the job then sleeps until it is woken. */
    boolean isFull();

    /** A slice of the work is done. */
    void progressed();

    /** All has been told. */
    void done();

    void failed(Throwable cause);
  }

  JobWork(Job<T> job, NanoClock clock, Receiver<T> receiver) {
    this.job = job;
    this.clock = clock;
    this.receiver = receiver;
  }

  @Override
  public long workUntil(long deadline) {
    do {
      if (receiver.isFull()) {
        return NEVER;
      }
      if (!job.advance(receiver)) {
        receiver.done();
        return NEVER;
      }
    } while (clock.nanos() < deadline);
    receiver.progressed();
    return 0;
  }

  @Override
  public void failed(Throwable cause) {
    receiver.failed(cause);
  }
}
