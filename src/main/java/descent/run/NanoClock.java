package descent.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A clock that only goes forward: nanoseconds since some moment before its first use, never
 * negative.
 */
@FunctionalInterface
public interface NanoClock {
  long nanos();

  /** The machine's own, from 0 now. */
  static NanoClock system() {
    long start = System.nanoTime();
    return () -> System.nanoTime() - start;
  }

  /**
   * The processor time of the calling thread; the machine's time where the machine does not count
   * that.
   */
  static NanoClock ofThisThread() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads::getCurrentThreadCpuTime
        : system();
  }
}
