package descent.nn;

/**
 * The buffers of one pass through a network: what each layer computes from a batch, and, for
 * training, the derivatives.
 *
 * <p>Allocated once and written in place. <b>Shapes:</b> everything of layer l is n_l × m, rows of
 * {@code columns} numbers of which a batch uses the first m. Index 0 of A is X itself, not a copy.
 */
public final class Pass {
  final int columns;

  /** W·A_prev + b, or what batch norm made of it: what goes into g. */
  final double[][][] Z;

  /** What the next layer sees: g(Z), with dropout's mask applied if there is one. */
  final double[][][] A;

  /** g(Z) before dropout; the same rows as A for layers without. */
  final double[][][] activated;

  /** dA, then over it dZ; null for passes that only look. */
  final double[][][] dZ;

  /** Batch norm's normalised Z, for layers that have it. */
  final double[][][] normalised;

  /** Batch norm's 1/√(σ² + ε) of the batch. */
  final double[][] inverseDeviation;

  /** Batch norm's μ of the batch. */
  final double[][] mean;

  /** Batch norm's σ² of the batch. */
  final double[][] variance;

  /** Dropout's masks, already divided by keep, for layers that have it. */
  final double[][][] mask;

  /**
   * The share of units that dropout keeps in each layer: the pass's own, since it may change while
   * a network learns.
   */
  final double[] keep;

  final double[][] scratch;
  private PassObserver witness;

  private Pass(Architecture architecture, int columns, boolean trains) {
    this.columns = columns;
    int L = architecture.depth();
    Z = new double[L + 1][][];
    A = new double[L + 1][][];
    activated = new double[L + 1][][];
    dZ = trains ? new double[L + 1][][] : null;
    normalised = new double[L + 1][][];
    inverseDeviation = new double[L + 1][];
    mean = new double[L + 1][];
    variance = new double[L + 1][];
    mask = new double[L + 1][][];
    keep = new double[L + 1];
    scratch = new double[3][columns];
    for (int l = 1; l <= L; l++) {
      int n = architecture.units(l);
      Z[l] = new double[n][columns];
      A[l] = new double[n][columns];
      activated[l] = A[l];
      if (trains) {
        dZ[l] = new double[n][columns];
        if (architecture.batchNorm(l)) {
          normalised[l] = new double[n][columns];
          inverseDeviation[l] = new double[n];
          mean[l] = new double[n];
          variance[l] = new double[n];
        }
        if (l < L && architecture.hidden().get(l - 1).keep() < 1) {
          mask[l] = new double[n][columns];
          keep[l] = architecture.hidden().get(l - 1).keep();
          activated[l] = new double[n][columns];
        }
      }
    }
  }

  /** Buffers to train with batches of up to {@code columns} examples. */
  public static Pass training(Architecture architecture, int columns) {
    return new Pass(architecture, columns, true);
  }

  /** Buffers to look at up to {@code columns} examples at a time. */
  public static Pass looking(Architecture architecture, int columns) {
    return new Pass(architecture, columns, false);
  }

  /** The most examples it takes. */
  public int columns() {
    return columns;
  }

  /** Z of layer l ≥ 1 of the last pass; a live buffer: read it, don't keep it. */
  public double[][] Z(int layer) {
    return Z[layer];
  }

  /** A of layer l of the last pass (A of 0 is X); a live buffer. */
  public double[][] A(int layer) {
    return A[layer];
  }

  /** dZ of layer l ≥ 1 of the last backward pass; a live buffer. */
  public double[][] dZ(int layer) {
    return dZ[layer];
  }

  /**
   * Dropout's mask of layer l of the last training pass, or null if the layer has none; a live
   * buffer.
   */
  public double[][] mask(int layer) {
    return mask[layer];
  }

  /**
   * Batch norm's Ẑ = (Z − μ)/√(σ² + ε) of layer l, or null if the layer has none; a live buffer.
   */
  public double[][] normalised(int layer) {
    return normalised[layer];
  }

  /**
   * Batch norm's μ of layer l over the last batch, or null if the layer has none; a live buffer.
   */
  public double[] mean(int layer) {
    return mean[layer];
  }

  /**
   * Batch norm's σ² of layer l over the last batch, or null if the layer has none; a live buffer.
   */
  public double[] variance(int layer) {
    return variance[layer];
  }

  /** Lets someone see what the next passes compute on their way; null for nobody. */
  public void watch(PassObserver watching) {
    witness = watching;
  }

  void seen(PassQuantity what, int layer, double[][] rows) {
    if (witness != null) {
      witness.saw(what, layer, rows);
    }
  }
}
