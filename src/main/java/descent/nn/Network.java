package descent.nn;

import descent.math.Product;
import descent.math.RandomStream;
import descent.math.Twister;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A feed-forward network: its parameters θ, and how values go forward and derivatives go back
 * through it.
 *
 * <p>Forward, for l = 1 … L: Z[l] = W[l]·A[l−1] + b[l], perhaps batch norm, A[l] = g(Z[l]), perhaps
 * dropout. Backward, for l = L … 1: dZ[l] = dA[l] ∘ g′(Z[l]), dW[l] = dZ[l]·A[l−1]ᵀ, db[l] = Σ
 * dZ[l], dA[l−1] = W[l]ᵀ·dZ[l].
 *
 * <p><b>Shapes:</b> columns are examples; see {@link Pass} for the buffers and {@link
 * ParameterLayout} for θ and its gradient g. Nothing here allocates once the buffers are there.
 * <b>NaN</b> in, NaN out.
 */
public final class Network {
  private final Architecture architecture;
  private final ParameterLayout layout;
  private final double[] theta;
  private final int[] wOffset;
  private final int[] bOffset;
  private final BatchNorm[] norms;

  /** A network whose parameters are all 0, but γ = 1. */
  public Network(Architecture architecture) {
    this.architecture = architecture;
    layout = new ParameterLayout(architecture);
    theta = new double[layout.size()];
    int L = architecture.depth();
    wOffset = new int[L + 1];
    bOffset = new int[L + 1];
    norms = new BatchNorm[L + 1];
    for (Slot tensor : layout.tensors()) {
      switch (tensor.kind()) {
        case W -> wOffset[tensor.layer()] = tensor.offset();
        case B -> bOffset[tensor.layer()] = tensor.offset();
        case GAMMA ->
            java.util.Arrays.fill(theta, tensor.offset(), tensor.offset() + tensor.size(), 1);
        case BETA -> {
          bOffset[tensor.layer()] = -1;
          Slot gamma = layout.find(Slot.Kind.GAMMA, tensor.layer()).orElseThrow();
          norms[tensor.layer()] = new BatchNorm(gamma, tensor);
        }
      }
    }
  }

  /** Draws every W from one stream, layer by layer; biases stay 0. */
  public void initialize(Initializer initializer, double scale, RandomStream stream) {
    for (Slot tensor : layout.tensors()) {
      if (tensor.kind() == Slot.Kind.W) {
        initializer.draw(theta, tensor.offset(), tensor.rows(), tensor.columns(), scale, stream);
      }
    }
  }

  /** Its shape. */
  public Architecture architecture() {
    return architecture;
  }

  /** Where each tensor lies in θ. */
  public ParameterLayout layout() {
    return layout;
  }

  /** θ itself, live: all parameters in the order of {@link #layout}. */
  public double[] theta() {
    return theta;
  }

  /** A copy of one parameter tensor as a matrix. */
  public RealMatrix matrix(Slot tensor) {
    double[][] rows = new double[tensor.rows()][tensor.columns()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(theta, tensor.offset() + i * tensor.columns(), rows[i], 0, tensor.columns());
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  /**
   * One neuron as z = weights · a_prev + bias, as it stands when looking: batch norm's running
   * averages are folded in.
   */
  public record Row(double[] weights, double bias) {}

  /** The row of neuron {@code unit} (from 0) of layer {@code l} ≥ 1. */
  public Row row(int l, int unit) {
    int columns = architecture.units(l - 1);
    int from = wOffset[l] + unit * columns;
    double[] weights = java.util.Arrays.copyOfRange(theta, from, from + columns);
    if (norms[l] == null) {
      return new Row(weights, theta[bOffset[l] + unit]);
    }
    double slope = norms[l].slope(theta, unit);
    for (int k = 0; k < columns; k++) {
      weights[k] *= slope;
    }
    return new Row(weights, norms[l].shift(theta, unit));
  }

  /**
   * A forward pass that only looks: no dropout, batch norm by its running averages. Fills Z and A
   * of the pass.
   */
  public void look(double[][] X, Pass pass, int m) {
    pass.A[0] = X;
    for (int l = 1; l <= architecture.depth(); l++) {
      linear(pass, l, m);
      if (norms[l] != null) {
        norms[l].lookInPlace(theta, pass.Z[l], m);
      }
      activate(pass, l, pass.A[l], m);
    }
  }

  /**
   * A forward pass for training: batch norm by the batch, dropout by masks drawn from {@code
   * masks}.
   *
   * @param masks the stream of dropout masks; null if no layer drops, or to use the masks of the
   *     last pass again
   * @param keepAverages whether batch norm's running averages take note of this batch
   */
  public void forward(double[][] X, Pass pass, int m, Twister masks, boolean keepAverages) {
    pass.A[0] = X;
    for (int l = 1; l <= architecture.depth(); l++) {
      linear(pass, l, m);
      pass.seen(PassQuantity.Z, l, pass.Z[l]);
      if (norms[l] != null) {
        norms[l].trainUnits(theta, pass, l, 0, architecture.units(l), m, keepAverages);
        pass.seen(PassQuantity.Z_TILDE, l, pass.Z[l]);
      }
      activate(pass, l, pass.activated[l], m);
      pass.seen(PassQuantity.ACTIVATED, l, pass.activated[l]);
      if (pass.mask[l] != null) {
        if (masks != null) {
          Dropout.drawInto(pass.mask[l], pass.keep[l], masks, m);
        }
        Dropout.applyInto(pass.activated[l], pass.mask[l], pass.A[l], m);
      }
      pass.seen(PassQuantity.A, l, pass.A[l]);
    }
  }

  /**
   * The part of a training pass that layers from {@code from} on do, on A of the layer below as it
   * stands in the pass; dropout's masks stay as they are.
   */
  public void forwardFrom(int from, Pass pass, int m) {
    for (int l = from; l <= architecture.depth(); l++) {
      layerForward(l, pass, m);
    }
  }

  /** Layer l of a training pass alone, as {@link #forwardFrom} does it. */
  public void layerForward(int l, Pass pass, int m) {
    linear(pass, l, m);
    finish(pass, l, 0, architecture.units(l), m);
  }

  /**
   * What becomes of Z in units {@code from} … {@code to} − 1 of layer l: batch norm by the batch,
   * g, dropout's mask as it is. For the output all units are worked out, since softmax ties them
   * together.
   */
  public void finish(Pass pass, int l, int from, int to, int m) {
    if (norms[l] != null) {
      norms[l].trainUnits(theta, pass, l, from, to, m, false);
    }
    if (l == architecture.depth()) {
      architecture.output().forwardInto(pass.Z[l], pass.A[l], pass.scratch, m);
      return;
    }
    Activation g = architecture.hidden().get(l - 1).activation();
    for (int i = from; i < to; i++) {
      g.forwardInto(pass.Z[l][i], pass.activated[l][i], pass.scratch[0], m);
      if (pass.mask[l] != null) {
        Dropout.applyInto(pass.activated[l][i], pass.mask[l][i], pass.A[l][i], m);
      }
    }
  }

  /**
   * One unit of a training pass worked out anew on A of the layer below; masks stay as they are.
   */
  public void unitForward(Pass pass, int l, int unit, int m) {
    Product.rowInto(
        theta,
        wOffset[l],
        bOffset[l],
        unit,
        architecture.units(l - 1),
        pass.A[l - 1],
        pass.Z[l][unit],
        m);
    finish(pass, l, unit, unit + 1, m);
  }

  private void linear(Pass pass, int l, int m) {
    Product.forwardInto(
        theta,
        wOffset[l],
        bOffset[l],
        architecture.units(l),
        architecture.units(l - 1),
        pass.A[l - 1],
        pass.Z[l],
        m);
  }

  private void activate(Pass pass, int l, double[][] A, int m) {
    if (l == architecture.depth()) {
      architecture.output().forwardInto(pass.Z[l], A, pass.scratch, m);
      return;
    }
    Activation g = architecture.hidden().get(l - 1).activation();
    for (int i = 0; i < pass.Z[l].length; i++) {
      g.forwardInto(pass.Z[l][i], A[i], pass.scratch[0], m);
    }
  }

  /**
   * The gradient of J = mean loss over the batch of the last {@link #forward}, without penalties.
   *
   * @param Y n_y × m
   * @param g receives ∂J/∂θ, as long as θ
   */
  public void backward(double[][] Y, Loss loss, Pass pass, int m, double[] g) {
    backward(Y, loss, pass, m, g, Omissions.NONE);
  }

  /** The same, but for what is left out on purpose. */
  public void backward(double[][] Y, Loss loss, Pass pass, int m, double[] g, Omissions omissions) {
    int L = architecture.depth();
    loss.backwardInto(architecture.output(), pass.Z[L], pass.A[L], Y, pass.dZ[L], m);
    for (int l = L; l >= 1; l--) {
      if (l < L) {
        hiddenBackward(pass, l, m, omissions.forgetsDerivative(l));
      }
      if (norms[l] != null) {
        pass.seen(PassQuantity.DZ_TILDE, l, pass.dZ[l]);
        norms[l].backwardInPlace(
            theta,
            g,
            pass.dZ[l],
            pass.normalised[l],
            pass.inverseDeviation[l],
            m,
            omissions.forgetsMeans(l));
      } else {
        for (int i = 0; i < pass.dZ[l].length; i++) {
          g[bOffset[l] + i] = Product.sum(pass.dZ[l][i], m);
        }
      }
      pass.seen(PassQuantity.DZ, l, pass.dZ[l]);
      int rows = architecture.units(l);
      int columns = architecture.units(l - 1);
      Product.outerInto(g, wOffset[l], rows, columns, pass.dZ[l], pass.A[l - 1], m);
      if (l > 1) {
        Product.backwardInto(theta, wOffset[l], rows, columns, pass.dZ[l], pass.dZ[l - 1], m);
        pass.seen(PassQuantity.DA, l - 1, pass.dZ[l - 1]);
      }
    }
  }

  /** dZ[l] from dA[l], in place: dropout's mask, then g′. */
  private void hiddenBackward(Pass pass, int l, int m, boolean withoutDerivative) {
    double[][] dA = pass.dZ[l];
    if (pass.mask[l] != null) {
      Dropout.applyInto(dA, pass.mask[l], dA, m);
      pass.seen(PassQuantity.DA_DROPPED, l, dA);
    }
    if (withoutDerivative) {
      return;
    }
    Activation g = architecture.hidden().get(l - 1).activation();
    for (int i = 0; i < dA.length; i++) {
      g.backwardInPlace(dA[i], pass.Z[l][i], pass.activated[l][i], m);
    }
  }

  /** Mean loss over the batch of the last pass; {@code losses} is overwritten. */
  public double cost(double[][] Y, Loss loss, Pass pass, int m, double[] losses) {
    int L = architecture.depth();
    loss.lossesInto(pass.Z[L], pass.A[L], Y, losses, 0, m);
    return 1.0 / m * Loss.total(losses, m);
  }

  /** The losses of m examples of the last pass, written from {@code losses[from]} on. */
  public void lossesInto(double[][] Y, Loss loss, Pass pass, double[] losses, int from, int m) {
    int L = architecture.depth();
    loss.lossesInto(pass.Z[L], pass.A[L], Y, losses, from, m);
  }

  /**
   * Batch norm's running averages of all layers, one after the other: what a snapshot needs beside
   * θ.
   */
  public double[] averages() {
    int size = 0;
    for (BatchNorm norm : norms) {
      size += norm == null ? 0 : 2 * norm.runningMean.length;
    }
    double[] all = new double[size];
    copyAverages(all, true);
    return all;
  }

  /** Takes up running averages that {@link #averages} gave. */
  public void setAverages(double[] all) {
    copyAverages(all, false);
  }

  /** Writes the running averages into {@code all}, as long as {@link #averages} makes it. */
  public void averagesInto(double[] all) {
    copyAverages(all, true);
  }

  private void copyAverages(double[] all, boolean out) {
    int at = 0;
    for (BatchNorm norm : norms) {
      if (norm != null) {
        copy(norm.runningMean, all, at, out);
        copy(norm.runningVariance, all, at + norm.runningMean.length, out);
        at += 2 * norm.runningMean.length;
      }
    }
  }

  private static void copy(double[] average, double[] all, int at, boolean out) {
    if (out) {
      System.arraycopy(average, 0, all, at, average.length);
    } else {
      System.arraycopy(all, at, average, 0, average.length);
    }
  }
}
