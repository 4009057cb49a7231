package descent.nn;

import java.util.List;

/**
 * The penalties on the weights: λ₁/m·Σ|W| + λ₂/(2m)·ΣW², with m the examples of the batch. Biases,
 * γ and β are free.
 *
 * <p><b>Source:</b> the course, week 1 (L2, "weight decay"); Tibshirani 1996 (L1).
 */
public final class Penalty {
  private final double l1;
  private final double l2;
  private final boolean decoupled;
  private final List<Slot> weights;

  /**
   * @param decoupled whether λ₂ only shrinks the weights beside the step (AdamW)
   */
  public Penalty(double l1, double l2, boolean decoupled, ParameterLayout layout) {
    this.l1 = l1;
    this.l2 = l2;
    this.decoupled = decoupled;
    weights = layout.tensors().stream().filter(t -> t.kind() == Slot.Kind.W).toList();
  }

  /** What it adds to the cost of a batch of m. */
  public double cost(double[] theta, int m) {
    double cost = 0;
    if (l2 > 0 && !decoupled) {
      cost += l2 / (2 * m) * sum(theta, true);
    }
    if (l1 > 0) {
      cost += l1 / m * sum(theta, false);
    }
    return cost;
  }

  private double sum(double[] theta, boolean squares) {
    double total = 0;
    for (Slot W : weights) {
      double sum = 0;
      for (int i = W.offset(); i < W.offset() + W.size(); i++) {
        sum += squares ? theta[i] * theta[i] : Math.abs(theta[i]);
      }
      total += sum;
    }
    return total;
  }

  /**
   * The part of {@link #cost} that one weight adds, with |w| as {@code sign}·w: L1 held on the side
   * of 0 on which the weight stands.
   */
  public double costOf(double w, double sign, int m) {
    return (decoupled ? 0 : l2 / (2 * m) * w * w) + l1 / m * sign * w;
  }

  /** Whether |w| is part of it, which bends at 0. */
  public boolean hasKink() {
    return l1 > 0;
  }

  /** λ₂/m, the factor of W in the gradient of a batch of m; 0 where λ₂ acts beside it. */
  public double shrinkage(int m) {
    return decoupled ? 0 : l2 / m;
  }

  /** Adds its derivative to g: λ₁/m·sign(W) + λ₂/m·W. */
  public void addGradient(double[] theta, double[] g, int m) {
    if (l2 > 0 && !decoupled) {
      for (int t = 0; t < weights.size(); t++) {
        addMultiple(theta, g, weights.get(t), l2 / m);
      }
    }
    if (l1 > 0) {
      for (int t = 0; t < weights.size(); t++) {
        addSigns(theta, g, weights.get(t), l1 / m);
      }
    }
  }

  private static void addMultiple(double[] theta, double[] g, Slot W, double factor) {
    for (int i = W.offset(); i < W.offset() + W.size(); i++) {
      g[i] += factor * theta[i];
    }
  }

  private static void addSigns(double[] theta, double[] g, Slot W, double factor) {
    for (int i = W.offset(); i < W.offset() + W.size(); i++) {
      g[i] += factor * Math.signum(theta[i]);
    }
  }

  /** The decoupled decay: W ← W − α·λ₂/m·W; does nothing otherwise. */
  public void decay(double[] theta, double learningRate, int m) {
    if (l2 > 0 && decoupled) {
      for (int t = 0; t < weights.size(); t++) {
        addMultiple(theta, theta, weights.get(t), -learningRate * l2 / m);
      }
    }
  }
}
