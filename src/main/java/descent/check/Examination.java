package descent.check;

import descent.nn.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A second look at what disagrees: some elements of each such tensor have their derivative worked
 * out anew, with kinks held straight and the step extrapolated to 0, so that neither a bend nor ε
 * can be to blame. Done piece by piece, with {@link #advance}.
 */
public final class Examination {
  /**
   * The largest steps of the extrapolations, which must agree: what is smooth to one may not be to
   * another.
   */
  private static final double[] STARTS = {1e-3, 1e-1, 1e-5};

  /** Multiplications it may take altogether: about two seconds. */
  private static final double MOST_WORK = 2e9;

  private static final int PROBES_OF_AN_ELEMENT = 2 * 8 * STARTS.length;
  private static final int MOST_OF_A_TENSOR = 12;

  /** With so many wrong elements a tensor is wrong. */
  private static final int ENOUGH = 6;

  /** A relative error that no arithmetic explains. */
  private static final double CLEARLY = 1e-5;

  /** So many times the extrapolation's own estimate of its error is beyond doubt. */
  private static final double BEYOND_DOUBT = 50;

  /** What came of one element. */
  enum Finding {
    RIGHT,
    WRONG,
    /** Its derivative can't be had exactly enough. */
    LOST
  }

  /**
   * One element looked at again.
   *
   * @param derivative extrapolated
   * @param finding of backpropagation's g
   */
  record Element(CheckedTensor tensor, int index, double derivative, Finding finding) {}

  private record Task(CheckedTensor tensor, int index) {}

  private final Checked checked;
  private final FrozenCost frozen;
  private final Queue<Task> tasks = new ArrayDeque<>();
  private final List<Element> done = new ArrayList<>();

  Examination(Checked checked, FrozenCost frozen, long parameters) {
    this.checked = checked;
    this.frozen = frozen;
    double work = 2.0 * PROBES_OF_AN_ELEMENT * parameters * checked.examples();
    List<CheckedTensor> apart =
        Double.isFinite(checked.cost())
            ? checked.tensors().stream().filter(Examination::isApart).toList()
            : List.of();
    int each = (int) (MOST_WORK / work / Math.max(1, apart.size()) / 3);
    int most = Math.max(1, Math.min(MOST_OF_A_TENSOR, each));
    apart.forEach(tensor -> choose(tensor, most));
  }

  private static boolean isApart(CheckedTensor tensor) {
    return !(tensor.judgedDifference() < GradientCheck.THRESHOLD)
        || IntStream.range(0, tensor.g().length).anyMatch(i -> Double.isNaN(tensor.judged()[i]));
  }

  /** Those that are furthest apart, with and without kinks, and those with most gradient. */
  private void choose(CheckedTensor tensor, int most) {
    double[] g = tensor.g();
    double[] apart = new double[g.length];
    for (int i = 0; i < g.length; i++) {
      double quotient = tensor.judged()[i];
      apart[i] = Double.isNaN(quotient) ? 0 : Math.abs(g[i] - quotient);
    }
    IntStream.concat(
            IntStream.concat(
                largest(apart, most, i -> tensor.kinks()[i] == 0),
                largest(apart, most, i -> tensor.kinks()[i] > 0)),
            largest(g, most, i -> true))
        .distinct()
        .forEach(i -> tasks.add(new Task(tensor, i)));
  }

  private static IntStream largest(double[] x, int most, IntPredicate which) {
    return IntStream.range(0, x.length)
        .filter(which)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(x[i])))
        .limit(most)
        .mapToInt(i -> i);
  }

  /** Looks at up to {@code count} more elements; true when there are none left. */
  public boolean advance(int count) {
    for (int i = 0; i < count && !tasks.isEmpty(); i++) {
      Task task = tasks.poll();
      Element element = look(task);
      done.add(element);
      if (wrong(task.tensor()) >= ENOUGH) {
        tasks.removeIf(other -> other.tensor() == task.tensor());
      }
    }
    return tasks.isEmpty();
  }

  private long wrong(CheckedTensor tensor) {
    return done.stream().filter(e -> e.tensor() == tensor && e.finding() == Finding.WRONG).count();
  }

  private Element look(Task task) {
    Slot slot = task.tensor().tensor();
    double g = task.tensor().g()[task.index()];
    List<Extrapolation> found = new ArrayList<>();
    for (double start : STARTS) {
      Extrapolation one = Extrapolation.of(h -> frozen.quotient(slot, task.index(), h), start);
      if (agrees(g, one)) {
        return new Element(task.tensor(), task.index(), one.value(), Finding.RIGHT);
      }
      if (one.error() < Double.POSITIVE_INFINITY) {
        found.add(one);
      }
    }
    found.sort(Comparator.comparingDouble(Extrapolation::error));
    double best = found.isEmpty() ? Double.NaN : found.get(0).value();
    return new Element(
        task.tensor(), task.index(), best, isWrong(g, found) ? Finding.WRONG : Finding.LOST);
  }

  private static boolean agrees(double g, Extrapolation one) {
    double size = Math.abs(g) + Math.abs(one.value());
    double apart = Math.abs(g - one.value());
    return apart == 0
        || one.error() < 1e-2 * size && apart <= Math.max(CLEARLY * size, 3 * one.error());
  }

  /** Whether the two best say the same, and something else than g. */
  private boolean isWrong(double g, List<Extrapolation> found) {
    if (found.size() < 2) {
      return false;
    }
    Extrapolation best = found.get(0);
    double apart = Math.abs(g - best.value());
    double rounding = BEYOND_DOUBT * checked.rounding() / STARTS[0];
    return apart > BEYOND_DOUBT * best.error()
        && apart > rounding
        && apart > CLEARLY * (Math.abs(g) + Math.abs(best.value()))
        && Math.abs(found.get(1).value() - best.value()) < apart / 10;
  }

  /** The outcome, once {@link #advance} has said that nothing is left. */
  public Verdict verdict() {
    return Verdict.of(checked, List.copyOf(done), frozen.costLostDigits());
  }
}
