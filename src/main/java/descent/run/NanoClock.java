package descent.run;

/** A clock that only goes forward: nanoseconds since some moment before its first use, never negative. */
@FunctionalInterface
public interface NanoClock {
  long nanos();

  /** The machine's own, from 0 now. */
  static NanoClock system() {
    long start = System.nanoTime();
    return () -> System.nanoTime() - start;
  }
}
