package descent.run;

import descent.report.EpochReport;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbered log of a run, its epochs rising. Bounded: when it is full, it is thinned evenly, but
 * never of the first or the last entry or one that reports a divergence. Safe for several threads.
 */
public final class RunLog {
  private final int capacity;
  private List<LogEntry> entries = new ArrayList<>();
  private int last;
  private int generation;
  private int firstOfGeneration = 1;

  RunLog(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Entries of one generation; a generation ends when the run is restarted.
   *
   * @param entries in order, copied
   */
  public record Since(int generation, List<LogEntry> entries) {}

  /** At most {@code most} entries after number {@code n}. */
  public synchronized Since since(int n, int most) {
    int from = firstAfter(n);
    return new Since(
        generation, List.copyOf(entries.subList(from, Math.min(entries.size(), from + most))));
  }

  /** The number of the first entry of the present generation. */
  public synchronized int first() {
    return firstOfGeneration;
  }

  /** The number of the newest entry; 0 if there never was one. */
  public synchronized int last() {
    return last;
  }

  /** Forgets what was said of later epochs: it will be otherwise. */
  synchronized void forgetAfter(int epoch) {
    while (!entries.isEmpty() && entries.get(entries.size() - 1).epoch() > epoch) {
      entries.remove(entries.size() - 1);
    }
  }

  /**
   * Adds an epoch, in place of what was said of it and of later ones: the run went back, or
   * something was changed.
   */
  synchronized void add(int epoch, List<EpochReport> lanes) {
    forgetAfter(epoch - 1);
    entries.add(new LogEntry(++last, epoch, lanes));
    if (entries.size() > capacity) {
      thin();
    }
  }

  /** Begins anew; numbers go on rising. */
  synchronized int begin() {
    entries = new ArrayList<>();
    firstOfGeneration = last + 1;
    return ++generation;
  }

  /** Keeps epochs that are so far apart that half of the capacity suffices, and what may not go. */
  private void thin() {
    List<LogEntry> kept = entries;
    for (int apart = 2; kept.size() > capacity / 2 && apart > 0; apart *= 2) {
      kept = apart(apart);
    }
    // What may not go is little; should it be much after all, the oldest of it goes.
    if (kept.size() > capacity) {
      kept.subList(1, 1 + capacity / 4).clear();
    }
    entries = kept;
  }

  private List<LogEntry> apart(int epochs) {
    List<LogEntry> kept = new ArrayList<>(capacity);
    long next = Long.MIN_VALUE;
    for (int i = 0; i < entries.size(); i++) {
      LogEntry entry = entries.get(i);
      if (entry.epoch() >= next || !mayGo(entry) || i == entries.size() - 1) {
        kept.add(entry);
        next = Math.max(next, entry.epoch() + (long) epochs);
      }
    }
    return kept;
  }

  private static boolean mayGo(LogEntry entry) {
    return entry.lanes().stream()
        .allMatch(report -> report.divergence().isEmpty() && !report.stops());
  }

  private int firstAfter(int n) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).n() <= n) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
