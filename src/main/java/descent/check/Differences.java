package descent.check;

import descent.math.Product;
import descent.nn.Architecture;
import descent.nn.Network;
import descent.nn.Pass;
import descent.nn.Slot;
import java.util.List;

/**
 * Numerical derivatives of the cost: (J(θ+ε) − J(θ−ε))/2ε for every parameter, each with only that
 * worked out again which the parameter can change.
 *
 * <p>A parameter of layer l reaches one unit of layer l, so only that unit and the layers above are
 * worked out anew, with the same bits as a whole pass. Behind a wide layer the next one is not
 * multiplied through but changed by the unit's change times a column of W, which differs by
 * rounding alone. A probe that changes no activation (a dead unit) costs nothing more.
 */
final class Differences {
  /** A sum of so few products is made anew; a longer one is changed. */
  private static final int FEW_TERMS = 16;

  /** Multiplications that elements with kinks may take beside all others: about a second. */
  private static final double MOST_WORK_ON_KINKS = 1e9;

  private final Cost cost;
  private final Network network;
  private final Architecture architecture;
  private final Pass pass;
  private final int m;
  private final MeanLoss meanLoss;
  private final double[][][] Z;
  private final double[][][] A;
  private final double[] d;
  private final Kinks kinks;
  private final FrozenCost frozen;
  private int judgedAtMost;
  private double baseLoss;
  private double J;
  private double value;
  private double[] ghat;
  private double step;
  private boolean oneSided;
  private Probes probes;
  private int tensor;
  private int element;

  Differences(Cost cost) {
    this.cost = cost;
    network = cost.network;
    architecture = network.architecture();
    pass = cost.pass;
    m = cost.m;
    meanLoss = new MeanLoss(cost);
    int L = architecture.depth();
    Z = new double[L + 1][][];
    A = new double[L + 1][][];
    for (int l = 1; l <= L; l++) {
      Z[l] = new double[architecture.units(l)][m];
      A[l] = new double[architecture.units(l)][m];
    }
    d = new double[m];
    kinks = new Kinks(architecture, m);
    frozen = new FrozenCost(cost);
  }

  /** The cost without bends, as it was when the last differences were begun. */
  FrozenCost frozen() {
    return frozen;
  }

  /**
   * Begins to fill {@code ghat} with the numerical gradient; {@link #advance} goes on with it.
   *
   * @param step ε
   * @param oneSided whether to take (J(θ+ε) − J(θ))/ε instead
   * @param probes if not null, receives what each probe found
   */
  void begin(double[] ghat, double step, boolean oneSided, Probes probes) {
    this.ghat = ghat;
    this.step = step;
    this.oneSided = oneSided;
    this.probes = probes;
    tensor = 0;
    element = 0;
    if (probes != null) {
      frozen.begin();
      judgedAtMost = (int) (16 + MOST_WORK_ON_KINKS / (2.0 * architecture.parameters() * m));
    }
  }

  /** Works out up to {@code count} more elements; true when there are none left. */
  boolean advance(int count) {
    List<Slot> tensors = network.layout().tensors();
    for (int i = 0; i < count && tensor < tensors.size(); i++) {
      Slot current = tensors.get(tensor);
      if (element == 0) {
        base();
      }
      ghat[current.offset() + element] = derivative(current, element);
      if (++element == current.size()) {
        element = 0;
        tensor++;
      }
    }
    return tensor == tensors.size();
  }

  private double derivative(Slot tensor, int element) {
    double[] theta = network.theta();
    int at = tensor.offset() + element;
    value = theta[at];
    theta[at] = value + step;
    double plus = probe(tensor, element);
    if (probes != null && !oneSided) {
      kinks.remember(pass, tensor.layer(), unit(tensor, element));
    }
    double minus = J;
    if (!oneSided) {
      theta[at] = value - step;
      minus = probe(tensor, element);
      if (probes != null) {
        probes.kinks()[at] =
            kinks.crossed(pass, tensor.layer(), unit(tensor, element)) + kinkOfPenalty(tensor);
      }
    }
    theta[at] = value;
    restore(tensor.layer(), unit(tensor, element));
    if (probes != null) {
      probes.plus()[at] = plus;
      probes.minus()[at] = minus;
    }
    double quotient = (plus - minus) / (oneSided ? step : 2 * step);
    if (probes != null) {
      probes.judged()[at] = probes.kinks()[at] == 0 ? quotient : judged(tensor, element);
    }
    return quotient;
  }

  private double judged(Slot tensor, int element) {
    return judgedAtMost-- > 0 ? frozen.quotient(tensor, element, step) : Double.NaN;
  }

  /** 1 where |w| of L1 bends between the probes. */
  private int kinkOfPenalty(Slot tensor) {
    boolean bends = tensor.kind() == Slot.Kind.W && cost.penalty.hasKink();
    return bends && Math.abs(value) < step ? 1 : 0;
  }

  private static int unit(Slot tensor, int element) {
    return element / tensor.columns();
  }

  /** A whole pass at θ, kept as what probes start from. */
  private void base() {
    network.forward(cost.X, pass, m, null, false);
    for (int l = 1; l <= architecture.depth(); l++) {
      for (int i = 0; i < Z[l].length; i++) {
        System.arraycopy(pass.Z(l)[i], 0, Z[l][i], 0, m);
        System.arraycopy(pass.A(l)[i], 0, A[l][i], 0, m);
      }
    }
    baseLoss = meanLoss.of(pass);
    J = baseLoss + cost.penalty.cost(network.theta(), m);
  }

  private void restore(int l, int unit) {
    System.arraycopy(Z[l][unit], 0, pass.Z(l)[unit], 0, m);
    System.arraycopy(A[l][unit], 0, pass.A(l)[unit], 0, m);
  }

  /** The cost with one parameter of {@code tensor} changed in θ. */
  private double probe(Slot tensor, int element) {
    int l = tensor.layer();
    int unit = unit(tensor, element);
    unitForward(tensor, element, unit);
    double penalty = cost.penalty.cost(network.theta(), m);
    int L = architecture.depth();
    if (l == L) {
      return meanLoss.of(pass) + penalty;
    }
    if (!changeInto(pass.A(l)[unit], A[l][unit], d, m)) {
      return baseLoss + penalty;
    }
    Slot next = network.layout().W(l + 1);
    if (architecture.batchNorm(l + 1) || architecture.units(l) <= FEW_TERMS) {
      network.forwardFrom(l + 1, pass, m);
    } else {
      Product.addOuterInto(
          network.theta(), next.offset(), unit, next.columns(), d, pass.Z(l + 1), Z[l + 1], m);
      network.finish(pass, l + 1, 0, architecture.units(l + 1), m);
      network.forwardFrom(l + 2, pass, m);
    }
    return meanLoss.of(pass) + penalty;
  }

  /** The unit that the parameter belongs to: behind many inputs changed, else made anew. */
  private void unitForward(Slot tensor, int element, int unit) {
    int l = tensor.layer();
    if (tensor.kind() != Slot.Kind.W
        || tensor.columns() <= FEW_TERMS
        || architecture.batchNorm(l)) {
      network.unitForward(pass, l, unit, m);
      return;
    }
    double change = network.theta()[tensor.offset() + element] - value;
    double[] input = pass.A(l - 1)[element % tensor.columns()];
    Product.addMultipleInto(Z[l][unit], change, input, pass.Z(l)[unit], m);
    network.finish(pass, l, unit, unit + 1, m);
  }

  private static boolean changeInto(double[] now, double[] before, double[] d, int m) {
    double largest = 0;
    for (int j = 0; j < m; j++) {
      d[j] = now[j] - before[j];
    }
    for (int j = 0; j < m; j++) {
      largest = Math.max(largest, Math.abs(d[j]));
    }
    return largest != 0;
  }
}
