package descent.run;

import descent.experiment.Experiment;
import descent.setting.BadSetting;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * All runs that are watched, by their secret ids. A run outlives its last watcher by a minute and
 * plays on for the first five seconds of it.
 */
public final class Runs implements Work {
  private static final long SECOND = 1_000_000_000L;
  private static final long PLAYS_ON = 5 * SECOND;
  private static final long OUTLIVES = 60 * SECOND;
  private static final int ID_BYTES = 16;

  private final Admission admission;
  private final Limits limits;
  private final Function<Experiment, Optional<BadSetting>> further;
  private final Scheduler scheduler;
  private final NanoClock clock;
  private final BiConsumer<Run, Throwable> onFailure;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Held> held = new HashMap<>();

  /** Runs of which nothing but the limits is asked. */
  public Runs(
      Limits limits,
      Admission admission,
      Scheduler scheduler,
      BiConsumer<Run, Throwable> onFailure) {
    this(limits, admission, scheduler, onFailure, changed -> Optional.empty());
  }

  /**
   * @param onFailure told of a run that a fault has ended
   * @param further what else is not allowed of an experiment changed on the way, if anything
   */
  public Runs(
      Limits limits,
      Admission admission,
      Scheduler scheduler,
      BiConsumer<Run, Throwable> onFailure,
      Function<Experiment, Optional<BadSetting>> further) {
    this.limits = limits;
    this.further = further;
    this.admission = admission;
    this.scheduler = scheduler;
    this.clock = scheduler.clock();
    this.onFailure = onFailure;
    admission.makeRoomWith(this::endLongestAlone);
    scheduler.add(this).wake();
  }

  private static final class Held {
    final Run run;
    final Admission.Place place;
    long alone = -1;
    boolean paused;

    Held(Run run, Admission.Place place) {
      this.run = run;
      this.place = place;
    }
  }

  /**
   * Opens a run, paused, trained to {@code epoch} first, with its first watcher.
   *
   * @param instead the run whose place it takes if nobody else watches that; it is to be abandoned
   *     next
   * @throws BadSetting for what this server does not allow or cannot train
   * @throws Admission.Full if there is no room
   * @throws Admission.TooMany if the address has its share already
   */
  public Run open(
      Experiment experiment, int epoch, String address, Watcher watcher, Optional<Run> instead) {
    limits
        .check(experiment)
        .ifPresent(
            fault -> {
              throw fault;
            });
    Admission.Place place =
        admission.enter(address, limits.memory(experiment), placeOf(instead, watcher));
    try {
      Run run =
          new Run(
              newId(),
              experiment,
              epoch,
              clock,
              changed -> limits.check(changed).or(() -> further.apply(changed)));
      run.watch(watcher);
      synchronized (held) {
        held.put(run.id(), new Held(run, place));
      }
      run.startOn(scheduler, cause -> fail(run, cause));
      return run;
    } catch (RuntimeException | Error e) {
      place.leave();
      throw e;
    }
  }

  private boolean endLongestAlone(Optional<String> address) {
    synchronized (held) {
      Optional<Held> longest =
          held.values().stream()
              .filter(one -> one.alone >= 0)
              .filter(one -> address.isEmpty() || one.place.address().equals(address.get()))
              .min(Comparator.comparingLong(one -> one.alone));
      longest.ifPresent(one -> remove(one.run));
      return longest.isPresent();
    }
  }

  private Optional<Admission.Place> placeOf(Optional<Run> run, Watcher watcher) {
    synchronized (held) {
      return run.filter(r -> r.isWatchedOnlyBy(watcher))
          .map(r -> held.get(r.id()))
          .map(h -> h.place);
    }
  }

  /** The run of this id with one more watcher, if it is still held. */
  public Optional<Run> resume(String id, Watcher watcher) {
    synchronized (held) {
      Held found = held.get(id);
      if (found == null) {
        return Optional.empty();
      }
      found.run.watch(watcher);
      found.alone = -1;
      return Optional.of(found.run);
    }
  }

  /** A watcher goes; the run stays for a while. */
  public void leave(Run run, Watcher watcher) {
    run.leave(watcher);
    synchronized (held) {
      Held found = held.get(run.id());
      if (found != null && !run.isWatched() && found.alone < 0) {
        found.alone = clock.nanos();
        found.paused = false;
      }
    }
  }

  /** A watcher turns to something else; a run that nobody else watches ends. */
  public void abandon(Run run, Watcher watcher) {
    run.leave(watcher);
    if (!run.isWatched()) {
      remove(run);
    }
  }

  public int count() {
    synchronized (held) {
      return held.size();
    }
  }

  /** Ends runs that nobody has watched for a minute. */
  @Override
  public long workUntil(long deadline) {
    long now = clock.nanos();
    synchronized (held) {
      Iterator<Held> each = held.values().iterator();
      while (each.hasNext()) {
        Held one = each.next();
        if (one.alone >= 0 && now - one.alone >= OUTLIVES) {
          each.remove();
          one.run.end();
          one.place.leave();
        } else if (one.alone >= 0 && now - one.alone >= PLAYS_ON && !one.paused) {
          one.paused = true;
          one.run.ask(new Command.Pause());
        }
      }
    }
    return now + SECOND;
  }

  @Override
  public void failed(Throwable cause) {
    throw new IllegalStateException("keeping the runs must go on", cause);
  }

  private void fail(Run run, Throwable cause) {
    remove(run);
    onFailure.accept(run, cause);
  }

  private void remove(Run run) {
    synchronized (held) {
      Held found = held.remove(run.id());
      if (found != null) {
        run.end();
        found.place.leave();
      }
    }
  }

  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
