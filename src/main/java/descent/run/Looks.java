package descent.run;

import descent.view.LanePicture;
import descent.view.Look;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the watchers of a run look at, each for itself, and the pictures of it. A picture is made
 * only of what a watcher waits for, at most 30 times a second; what several looks have in common is
 * worked out once, and watchers with the same look share a picture.
 *
 * <p>Pictures are made on one thread at a time; anybody may ask for one and take it.
 */
final class Looks {
  private static final long BETWEEN_PICTURES = 1_000_000_000L / 30;

  private final Map<Watcher, Look> looks = new ConcurrentHashMap<>();
  private final Set<Watcher> waiting = ConcurrentHashMap.newKeySet();
  private volatile Map<Look, RunPicture> pictures = Map.of();
  private volatile Look left = Look.WEIGHTS;
  private long change = -1;
  private long due;
  private int number;

  /** Draws a run as it is. */
  interface Painter {
    /** Takes note that these looks are going to be drawn. */
    void begin(Collection<Look> all);

    List<LanePicture> paint(Look look);
  }

  /** Whoever comes looks at what was looked at by whoever left last: often it is the same one. */
  void join(Watcher watcher) {
    if (looks.putIfAbsent(watcher, left) == null) {
      left = Look.WEIGHTS;
    }
  }

  void leave(Watcher watcher) {
    waiting.remove(watcher);
    Look last = looks.remove(watcher);
    left = last == null ? left : last;
  }

  void set(Watcher watcher, Look look) {
    looks.computeIfPresent(watcher, (w, before) -> look);
  }

  Look of(Watcher watcher) {
    return looks.getOrDefault(watcher, Look.WEIGHTS);
  }

  /** The slices that anybody looks at, or did when he left. */
  Set<Look.Slice> slices() {
    Set<Look.Slice> slices = new HashSet<>();
    left.slice().ifPresent(slices::add);
    looks.values().forEach(look -> look.slice().ifPresent(slices::add));
    return slices;
  }

  Set<Watcher> lookingAt(Look.Slice slice) {
    return looks.entrySet().stream()
        .filter(entry -> entry.getValue().slice().filter(slice::equals).isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** A watcher waits for a picture newer than the latest one; whether that is news. */
  boolean want(Watcher watcher) {
    return waiting.add(watcher);
  }

  /** The newest picture of what a watcher looks at, if there is one. */
  Optional<RunPicture> picture(Watcher watcher) {
    return Optional.ofNullable(pictures.get(of(watcher)));
  }

  /**
   * When pictures are to be made: a time of the clock, {@link Work#NEVER} if nobody waits for one
   * that there is not yet.
   *
   * @param changes rises with everything that a watcher could see
   */
  long dueAt(long changes) {
    return missing(changes).isEmpty() ? Work.NEVER : due;
  }

  private Map<Look, Set<Watcher>> missing(long changes) {
    Map<Look, Set<Watcher>> missing = new HashMap<>();
    for (Watcher watcher : waiting) {
      Look look = of(watcher);
      if (change != changes || !pictures.containsKey(look)) {
        missing.computeIfAbsent(look, l -> new HashSet<>()).add(watcher);
      }
    }
    return missing;
  }

  /**
   * Makes the pictures that are waited for. What can't be drawn is told to those who look at it.
   */
  void make(long now, long changes, int generation, List<Double> ms, Painter painter) {
    Map<Look, Set<Watcher>> missing = missing(changes);
    Map<Look, RunPicture> made = new HashMap<>(change == changes ? pictures : Map.of());
    due = now + BETWEEN_PICTURES;
    change = changes;
    number++;
    Map<Watcher, RuntimeException> refused = new HashMap<>();
    try {
      painter.begin(missing.keySet());
      missing.forEach(
          (look, watchers) -> {
            try {
              made.put(look, new RunPicture(number, generation, painter.paint(look), ms));
            } catch (RuntimeException cause) {
              watchers.forEach(watcher -> refused.put(watcher, cause));
            }
          });
    } catch (RuntimeException cause) {
      waiting.forEach(watcher -> refused.put(watcher, cause));
    }
    pictures = Map.copyOf(made);
    missing.values().forEach(waiting::removeAll);
    refused.forEach(this::refuse);
  }

  /** A look that fails is given up; the watcher looks at the usual and is told. */
  void refuse(Watcher watcher, RuntimeException cause) {
    set(watcher, Look.WEIGHTS);
    watcher.lookFailed(cause);
  }
}
