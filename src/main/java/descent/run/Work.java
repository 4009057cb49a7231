package descent.run;

/** Something that is worked on in slices, by one thread at a time. */
public interface Work {
  /** The answer of work that sleeps until it is woken. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Works until about {@code deadline}, a time of the scheduler's clock.
   *
   * @return when to go on: a time of the clock, a past one for at once, or {@link #NEVER}
   */
  long workUntil(long deadline);

  /** Told what it threw; it is not called again. */
  void failed(Throwable cause);
}
