package descent.run;

/** Looks after the threads of a scheduler: one whose slice never ends is replaced. */
public final class Watchdog implements Work {
  private final Scheduler watched;
  private final long limit;
  private final long every;

  /**
   * @param limit ns that a slice may take
   * @param every ns between two looks
   */
  public Watchdog(Scheduler watched, long limit, long every) {
    this.watched = watched;
    this.limit = limit;
    this.every = every;
  }

  @Override
  public long workUntil(long deadline) {
    watched.replaceHung(limit);
    return watched.clock().nanos() + every;
  }

  @Override
  public void failed(Throwable cause) {
    throw new IllegalStateException("looking after the threads must go on", cause);
  }
}
