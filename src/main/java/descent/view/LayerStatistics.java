package descent.view;

import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.Pass;
import descent.nn.Slot;
import descent.training.Training;
import java.util.ArrayList;
import java.util.List;

/** Looks into the layers of a training: distributions, norms, dead, saturated and copied units. */
final class LayerStatistics {
  private static final double SATURATED = 0.01;

  private final Architecture architecture;
  private double[] values = new double[0];

  LayerStatistics(Architecture architecture) {
    this.architecture = architecture;
  }

  /**
   * {@code pass} holds the activations of {@code m} training examples, looked at without dropout.
   */
  Inside look(Training training, Quantity quantity, Pass pass, int m) {
    List<LayerInside> layers = new ArrayList<>();
    for (int l = 1; l <= architecture.depth(); l++) {
      int n = gather(training, quantity, pass, l, m);
      Histogram histogram =
          quantity.logarithmic() ? Histogram.logarithmic(values, n) : Histogram.linear(values, n);
      double rms = norm(values, n) / Math.sqrt(n);
      n = gather(training, Quantity.GRADIENTS, pass, l, m);
      double gradient = norm(values, n) / Math.sqrt(n);
      layers.add(
          new LayerInside(
              histogram,
              rms,
              gradient,
              ratio(training, pass, l, m),
              dead(pass, l, m),
              saturated(pass, l, m),
              Symmetry.of(training.network(), l)));
    }
    return new Inside(quantity, layers);
  }

  private double ratio(Training training, Pass pass, int l, int m) {
    double update = norm(values, gather(training, Quantity.UPDATES, pass, l, m));
    double weights = norm(values, gather(training, Quantity.WEIGHTS, pass, l, m));
    return weights > 0 ? update / weights : 0;
  }

  /** Puts the quantity of layer l into {@code values}; returns how many there are. */
  private int gather(Training training, Quantity quantity, Pass pass, int l, int m) {
    Slot W = training.network().layout().W(l);
    double[] theta = training.network().theta();
    int n = quantity == Quantity.ACTIVATIONS ? architecture.units(l) * m : W.size();
    if (values.length < n) {
      values = new double[n];
    }
    switch (quantity) {
      case WEIGHTS -> System.arraycopy(theta, W.offset(), values, 0, n);
      case GRADIENTS -> System.arraycopy(training.gradient(), W.offset(), values, 0, n);
      case UPDATES -> {
        for (int i = 0; i < n; i++) {
          values[i] = theta[W.offset() + i] - training.thetaBefore()[W.offset() + i];
        }
      }
      case ACTIVATIONS -> {
        for (int i = 0; i < architecture.units(l); i++) {
          System.arraycopy(pass.A(l)[i], 0, values, i * m, m);
        }
      }
    }
    return n;
  }

  private static double norm(double[] values, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (values[i] / largest) * (values[i] / largest);
    }
    return largest * Math.sqrt(sum);
  }

  private double dead(Pass pass, int l, int m) {
    if (activation(l) != Activation.RELU) {
      return 0;
    }
    int dead = 0;
    for (double[] a : pass.A(l)) {
      dead += count(a, m, 0, 0) == m ? 1 : 0;
    }
    return (double) dead / architecture.units(l);
  }

  private double saturated(Pass pass, int l, int m) {
    Activation g = activation(l);
    if (g != Activation.TANH && g != Activation.SIGMOID) {
      return 0;
    }
    double low = g == Activation.TANH ? -1 : 0;
    long count = 0;
    for (double[] a : pass.A(l)) {
      count += count(a, m, low, low + SATURATED) + count(a, m, 1 - SATURATED, 1);
    }
    return (double) count / ((long) architecture.units(l) * m);
  }

  private Activation activation(int l) {
    return l == architecture.depth() ? null : architecture.hidden().get(l - 1).activation();
  }

  private static int count(double[] a, int m, double low, double high) {
    int count = 0;
    for (int j = 0; j < m; j++) {
      count += a[j] >= low && a[j] <= high ? 1 : 0;
    }
    return count;
  }
}
