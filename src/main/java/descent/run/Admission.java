package descent.run;

import descent.setting.BadSetting;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts the runs and jobs that there are, in all and by address, and the memory they take. Safe
 * for several threads.
 */
public final class Admission {
  private final Limits limits;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int runs;
  private long memory;
  private volatile Evictor evictor = address -> false;

  public Admission(Limits limits) {
    this.limits = limits;
  }

  /** The server holds as many runs as it may; the visitor can only come back later. */
  public static final class Full extends RuntimeException {
    private Full() {
      super("the server holds as many runs as it may; try again in a minute", null, false, false);
    }
  }

  /** One address has as many runs as it may; it has to end one, or to wait for one to end. */
  public static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient BadSetting fault;

    private TooMany(BadSetting fault) {
      super(fault.getMessage(), null, false, false);
      this.fault = fault;
    }

    /** The same in the words for settings. */
    public BadSetting fault() {
      return fault;
    }
  }

  /** Whoever can end runs that nobody watches any more. */
  interface Evictor {
    /**
     * Ends the run that was left longest ago; false if there is none.
     *
     * @param address only a run from there; empty for any
     */
    boolean endOne(Optional<String> address);
  }

  /** A run's place, to be left once. */
  public final class Place {
    private final String address;
    private final long bytes;
    private final AtomicBoolean left = new AtomicBoolean();

    private Place(String address, long bytes) {
      this.address = address;
      this.bytes = bytes;
    }

    String address() {
      return address;
    }

    public void leave() {
      if (left.compareAndSet(false, true)) {
        release(address, bytes);
      }
    }
  }

  /** Sets who makes room when there is none. */
  void makeRoomWith(Evictor evictor) {
    this.evictor = evictor;
  }

  /**
   * Takes a place for a run, or a job, of {@code bytes}. Where there is none, runs that nobody
   * watches any more make room, the longest alone first; but not for what could never fit, which
   * {@link Limits} refuses before.
   *
   * @param instead a place about to be left, which does not count any more
   * @throws Full if there is no room
   * @throws TooMany if one address has too many runs
   */
  public Place enter(String address, long bytes, Optional<Place> instead) {
    while (true) {
      try {
        return enterOnce(address, bytes, instead);
      } catch (Full full) {
        if (bytes > limits.memory() || !evictor.endOne(Optional.empty())) {
          throw full;
        }
      } catch (TooMany tooMany) {
        if (!evictor.endOne(Optional.of(address))) {
          throw tooMany;
        }
      }
    }
  }

  private synchronized Place enterOnce(String address, long bytes, Optional<Place> instead) {
    int here =
        byAddress.getOrDefault(address, 0)
            - (instead.filter(p -> p.address.equals(address)).isPresent() ? 1 : 0);
    if (here >= limits.runsPerAddress()) {
      throw new TooMany(
          new BadSetting(
              "runs",
              String.valueOf(here + 1),
              "at most " + limits.runsPerAddress() + " at once from one address"));
    }
    int others = runs - (instead.isPresent() ? 1 : 0);
    long taken = memory - instead.map(p -> p.bytes).orElse(0L);
    if (others >= limits.runs() || taken + bytes > limits.memory()) {
      throw new Full();
    }
    byAddress.merge(address, 1, Integer::sum);
    runs++;
    memory += bytes;
    return new Place(address, bytes);
  }

  private synchronized void release(String address, long bytes) {
    byAddress.merge(address, -1, (a, b) -> a + b == 0 ? null : a + b);
    runs--;
    memory -= bytes;
  }
}
