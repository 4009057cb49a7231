package descent.property;

import static org.assertj.core.api.Assertions.assertThat;

import descent.check.Bug;
import descent.check.Checked;
import descent.check.CheckedTensor;
import descent.check.GradientCheck;
import descent.check.Mistake;
import descent.check.Place;
import descent.check.Verdict;
import descent.check.Verdict.Outcome;
import descent.experiment.Experiment;
import descent.nn.Slot.Kind;
import descent.training.Training;
import descent.url.ExperimentUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random networks, checked with and without a planted mistake: narrow relus, frozen dropout, batch
 * norm, every kind of output, at the start and after some epochs. Nobody is convicted who is right;
 * of the mistakes that change a gradient nearly all are found, where they are.
 */
class AnyVerdictTest {
  private static final int NETWORKS = 2_000;
  private static final double CHANGES = 1e-3;

  @Test
  void onlyWhatIsWrongIsConvictedAndNearlyAllOfIt() {
    int planted = 0;
    List<String> missed = new ArrayList<>();
    List<String> accused = new ArrayList<>();
    for (int seed = 0; seed < NETWORKS; seed++) {
      Random random = new Random(seed);
      String query = query(random);
      int epochs = random.nextInt(4);
      double step = random.nextInt(4) > 0 ? 1e-7 : Math.pow(10, -2 - random.nextInt(9));
      String which = "seed " + seed + ": " + query + " after " + epochs + " at " + step;
      GradientCheck check = check(query, epochs);
      if (check == null) {
        continue;
      }
      Checked right = check.check(step, List.of());
      Verdict verdict = judged(check, right);
      if (verdict.outcome() == Outcome.WRONG) {
        accused.add(which + " " + verdict);
      }
      Bug bug = bug(check.places(), random);
      Checked wrong = check.finish(List.of(bug));
      Set<String> changed = changed(right, wrong, 0);
      Verdict found = judged(check, wrong);
      Set<String> named = new TreeSet<>();
      found.suspicions().forEach(suspicion -> named.add(suspicion.tensor()));
      if (bug instanceof Bug.NoDerivative || bug instanceof Bug.NoCentring) {
        changed.add("dZ" + bug.layer());
      }
      if (!changed.containsAll(named)) {
        accused.add(which + " with " + bug + ", which changes " + changed + ": " + found);
      }
      if (!Double.isFinite(right.cost()) || changed(right, wrong, CHANGES).isEmpty()) {
        continue;
      }
      planted++;
      if (found.outcome() != Outcome.WRONG) {
        missed.add(which + " with " + bug + ": " + found);
      }
    }
    System.out.println(planted + " planted, " + missed.size() + " missed");
    missed.forEach(System.out::println);
    accused.forEach(System.out::println);

    assertThat(accused).isEmpty();
    assertThat(planted).isGreaterThan(NETWORKS / 2);
    assertThat(missed).hasSizeLessThanOrEqualTo(planted / 100);
  }

  private static Verdict judged(GradientCheck check, Checked checked) {
    var examination = check.examine(checked);
    examination.advance(Integer.MAX_VALUE);
    return examination.verdict();
  }

  /** The tensors whose gradient the mistake changes by more than so much, relatively. */
  private static Set<String> changed(Checked right, Checked wrong, double byMoreThan) {
    Set<String> changed = new TreeSet<>();
    for (int t = 0; t < right.tensors().size(); t++) {
      CheckedTensor one = right.tensors().get(t);
      double[] other = wrong.tensors().get(t).g();
      double apart = 0;
      double size = 0;
      for (int i = 0; i < other.length; i++) {
        apart = Math.max(apart, Math.abs(one.g()[i] - other[i]));
        size = Math.max(size, Math.max(Math.abs(one.g()[i]), Math.abs(other[i])));
      }
      boolean large = byMoreThan == 0 || size > 1e-9 * right.cost();
      if (apart > byMoreThan * size && large) {
        changed.add("d" + one.tensor().name());
      }
    }
    return changed;
  }

  private static GradientCheck check(String query, int epochs) {
    Experiment experiment = ExperimentUrl.parse(query);
    Training training = new Training(experiment.data().draw(), experiment.lanes().get(0));
    for (int epoch = 0; epoch < epochs && !training.stopped(); epoch++) {
      training.skip();
    }
    return training.divergence().isPresent() ? null : training.gradientCheck();
  }

  private static Bug bug(List<Place> places, Random random) {
    Place place = places.get(random.nextInt(places.size()));
    List<Mistake> mistakes = List.copyOf(new TreeSet<>(place.mistakes()));
    Kind kind = place.kind().orElse(Kind.W);
    double[] factors = {2, 0.5, 3, 1.1, -2, 0, 10, 0.9};
    return switch (mistakes.get(random.nextInt(mistakes.size()))) {
      case FACTOR -> new Bug.Factor(kind, place.layer(), factors[random.nextInt(factors.length)]);
      case SIGN -> new Bug.Factor(kind, place.layer(), -1);
      case TRANSPOSE -> new Bug.Transpose(place.layer());
      case NOMEAN -> new Bug.NoMean(kind, place.layer());
      case NOL2 -> new Bug.NoL2(place.layer());
      case NODERIVATIVE -> new Bug.NoDerivative(place.layer());
      case NOCENTRING -> new Bug.NoCentring(place.layer());
    };
  }

  private static String query(Random random) {
    String[] data = {
      "circles",
      "moons",
      "xor",
      "gaussians",
      "spiral",
      "plane",
      "hills",
      "blobs&classes=3",
      "rings&classes=4"
    };
    String[] activations = {"relu", "relu", "relu", "leaky", "tanh", "sigmoid", "linear"};
    String[] init = {"he", "he", "xavier", "normal", "uniform", "orthogonal", "lecun", "zeros"};
    List<String> layers = new ArrayList<>();
    for (int l = random.nextInt(4); l > 0; l--) {
      String layer = 1 + random.nextInt(6) + ":" + activations[random.nextInt(activations.length)];
      layer += random.nextInt(4) == 0 ? ":bn" : "";
      layer += random.nextInt(4) == 0 ? ":keep0.7" : "";
      layers.add(layer);
    }
    int n = 10 + random.nextInt(50);
    double[] scales = {1, 1, 1, 0.1, 3, 0.01};
    String chosen = data[random.nextInt(data.length)];
    return "test=0&mask=frozen&data="
        + chosen
        + "&n="
        + n
        + "&dataSeed="
        + random.nextInt(1000)
        + "&weightSeed="
        + random.nextInt(1000)
        + "&layers="
        + String.join(",", layers)
        + "&init="
        + init[random.nextInt(init.length)]
        + "&scale="
        + scales[random.nextInt(scales.length)]
        + (random.nextInt(3) == 0 ? "&l2=" + random.nextInt(5) : "")
        + (random.nextInt(6) == 0 ? "&l1=" + random.nextInt(3) : "")
        + (random.nextInt(4) == 0 && !chosen.contains("&") ? "&loss=squared" : "")
        + (random.nextInt(3) == 0 && n % 8 != 1 ? "&batch=8" : "")
        + "&lr=0.1";
  }
}
