package descent.check;

import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Output;
import descent.nn.Pass;
import descent.nn.Slot;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/**
 * The cost with every kink held fast: each relu stays on the straight piece on which it stands at
 * θ, and |w| of L1 on its side of 0. Its derivative is what backpropagation means, and it has no
 * bends between two probes.
 *
 * <p>At z = 0 the piece is the one whose slope backpropagation takes: 0 for relu, 0.01 for leaky.
 * Works on a network of its own; θ of the checked one is only read.
 */
final class FrozenCost {
  /** A relative error of J that only lost digits explain. */
  private static final double LOST = 1e-13;

  private final Cost cost;
  private final Network network;
  private final Architecture bent;
  private final Pass pass;
  private final double[][][] slope;
  private final double[] losses;
  private final double[] penaltySigns;

  /** The first layer whose values are not those of θ, counted from 1; 0 before the first pass. */
  private int stale;

  FrozenCost(Cost cost) {
    this.cost = cost;
    bent = cost.network.architecture();
    network = new Network(straightened(bent));
    pass = Pass.training(network.architecture(), cost.m);
    losses = new double[cost.m];
    slope = new double[bent.depth()][][];
    for (int l = 1; l < bent.depth(); l++) {
      slope[l] = bends(l) ? new double[bent.units(l)][cost.m] : null;
    }
    penaltySigns = new double[cost.network.theta().length];
  }

  private static Architecture straightened(Architecture bent) {
    List<HiddenLayer> hidden =
        bent.hidden().stream()
            .map(
                layer ->
                    layer.activation().hasKink()
                        ? new HiddenLayer(
                            layer.units(), Activation.LINEAR, layer.batchNorm(), layer.keep())
                        : layer)
            .toList();
    return new Architecture(bent.inputs(), hidden, bent.outputs(), bent.output());
  }

  private boolean bends(int l) {
    return bent.hidden().get(l - 1).activation().hasKink();
  }

  /** Takes up θ, the masks and the pieces on which everything stands. */
  void begin() {
    double[] theta = cost.network.theta();
    cost.at();
    System.arraycopy(theta, 0, network.theta(), 0, theta.length);
    for (int i = 0; i < theta.length; i++) {
      penaltySigns[i] = Math.signum(theta[i]);
    }
    for (int l = 1; l < bent.depth(); l++) {
      if (cost.pass.mask(l) != null) {
        copyInto(cost.pass.mask(l), pass.mask(l));
      }
      if (slope[l] != null) {
        slopesInto(cost.pass.Z(l), bent.hidden().get(l - 1).activation(), slope[l]);
      }
    }
    network.forward(cost.X, pass, cost.m, null, false);
    stale = 1;
  }

  private static void copyInto(double[][] from, double[][] to) {
    for (int i = 0; i < from.length; i++) {
      System.arraycopy(from[i], 0, to[i], 0, to[i].length);
    }
  }

  private void slopesInto(double[][] Z, Activation g, double[][] slopes) {
    for (int i = 0; i < slopes.length; i++) {
      Arrays.fill(slopes[i], 1);
      g.backwardInPlace(slopes[i], Z[i], positive(Z[i]), cost.m);
    }
  }

  /** relu(z), of which its own derivative is read off. */
  private static double[] positive(double[] z) {
    double[] a = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      a[j] = Math.max(0, z[j]);
    }
    return a;
  }

  /** (J(θ+h) − J(θ−h))/2h for one parameter. */
  double quotient(Slot tensor, int element, double h) {
    refresh(tensor.layer());
    int at = tensor.offset() + element;
    double value = network.theta()[at];
    double plus = probe(tensor, at, value + h, value);
    double minus = probe(tensor, at, value - h, value);
    stale = tensor.layer();
    return (plus - minus) / (2 * h);
  }

  /** Works the layers below {@code layer} out at θ where a probe has changed them. */
  private void refresh(int layer) {
    for (int l = stale; l < layer; l++) {
      forward(l);
    }
    stale = layer;
  }

  private double probe(Slot tensor, int at, double value, double middle) {
    network.theta()[at] = value;
    for (int l = tensor.layer(); l <= bent.depth(); l++) {
      forward(l);
    }
    network.theta()[at] = middle;
    double penalty =
        tensor.kind() == Slot.Kind.W ? cost.penalty.costOf(value, penaltySigns[at], cost.m) : 0;
    return loss() + penalty;
  }

  /**
   * The mean loss from z, not from a: of a surely wrong example 1 − a keeps only a few digits, and
   * the quotient of such a cost is no derivative.
   */
  private double loss() {
    int L = bent.depth();
    if (cost.loss != Loss.CROSSENTROPY || bent.output() != Output.SIGMOID) {
      return network.cost(cost.Y, cost.loss, pass, cost.m, losses);
    }
    double[] z = pass.Z(L)[0];
    for (int j = 0; j < cost.m; j++) {
      double towards = cost.Y[0][j] > 0.5 ? z[j] : -z[j];
      losses[j] = Math.max(0, -towards) + FastMath.log1p(FastMath.exp(-Math.abs(towards)));
    }
    return Loss.total(losses, cost.m) / cost.m;
  }

  /** Whether the checked cost itself has lost more digits than its sum explains. */
  boolean costLostDigits() {
    refresh(bent.depth() + 1);
    double exact = loss() + cost.penalty.cost(cost.network.theta(), cost.m);
    return Math.abs(exact - cost.at()) > LOST * Math.max(1, exact);
  }

  private void forward(int l) {
    network.layerForward(l, pass, cost.m);
    if (l < bent.depth() && slope[l] != null) {
      for (int i = 0; i < slope[l].length; i++) {
        multiplyInto(pass.A(l)[i], slope[l][i], cost.m);
      }
    }
  }

  private static void multiplyInto(double[] a, double[] slope, int m) {
    for (int j = 0; j < m; j++) {
      a[j] *= slope[j];
    }
  }
}
