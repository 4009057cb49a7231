package descent.check;

import descent.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hides one mistake to be hunted. A seed draws the kind, then the place, then a factor; what would
 * not show (in a dead layer, say) is passed over. The same seed, network and epoch always hide the
 * same mistake.
 */
public final class Hunt {
  private static final double[] FACTORS = {2, 0.5, 3, 4, -2, 10};
  private static final double SHOWS = 1e-3;

  private Hunt() {}

  /** Draws the mistake. The numerical gradient of {@code check} must have been worked out. */
  public static Bug draw(int seed, GradientCheck check) {
    RandomStream stream = new RandomStream(seed);
    List<Place> places = check.places();
    Set<Mistake> kinds = new TreeSet<>();
    places.forEach(place -> kinds.addAll(place.mistakes()));
    double factor = FACTORS[stream.integerUpTo(FACTORS.length - 1)];
    Checked right = check.finish(List.of());
    Bug first = null;
    for (Mistake mistake : shuffled(List.copyOf(kinds), stream)) {
      for (Place place : shuffled(places, stream)) {
        if (place.mistakes().contains(mistake)) {
          Bug bug = place.bug(mistake, factor);
          if (shows(right, check.finish(List.of(bug)))) {
            return bug;
          }
          first = first == null ? bug : first;
        }
      }
    }
    return first;
  }

  private static <T> List<T> shuffled(List<T> items, RandomStream stream) {
    List<T> shuffled = new ArrayList<>();
    for (int i : stream.permutation(items.size())) {
      shuffled.add(items.get(i));
    }
    return shuffled;
  }

  /** Whether some tensor is clearly wrong that was not before. */
  private static boolean shows(Checked right, Checked wrong) {
    for (int t = 0; t < right.tensors().size(); t++) {
      double before = right.tensors().get(t).difference();
      double now = wrong.tensors().get(t).difference();
      if (now > SHOWS && now > 2 * before) {
        return true;
      }
    }
    return false;
  }
}
