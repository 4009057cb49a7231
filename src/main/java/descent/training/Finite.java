package descent.training;

import descent.math.Product;
import descent.nn.Network;
import descent.nn.Pass;
import descent.nn.Slot;
import descent.report.Divergence;

/** Finds numbers that are not finite. */
final class Finite {
  private Finite() {}

  /** Whether every number is finite. */
  static boolean all(double[] numbers) {
    return Double.isFinite(Product.dot(numbers, numbers, numbers.length))
        || each(numbers, 0, numbers.length);
  }

  private static boolean each(double[] numbers, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Double.isFinite(numbers[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first tensor, in the order of a training step, that holds a number that is not finite; null
   * if none does.
   */
  static Divergence first(Network network, Pass pass, int m, double[] g, int epoch) {
    int L = network.architecture().depth();
    for (int l = 1; l <= L; l++) {
      if (!rows(pass.Z(l), m)) {
        return new Divergence("Z" + l, l, epoch, true);
      }
      if (!rows(pass.A(l), m)) {
        return new Divergence("A" + l, l, epoch, true);
      }
    }
    for (int l = L; l >= 1; l--) {
      if (!rows(pass.dZ(l), m)) {
        return new Divergence("dZ" + l, l, epoch, true);
      }
      for (Slot tensor : network.layout().tensors()) {
        if (tensor.layer() == l && !each(g, tensor.offset(), tensor.size())) {
          return new Divergence("d" + tensor.name(), l, epoch, true);
        }
      }
    }
    for (Slot tensor : network.layout().tensors()) {
      if (!each(network.theta(), tensor.offset(), tensor.size())) {
        return new Divergence(tensor.name(), tensor.layer(), epoch, true);
      }
    }
    return null;
  }

  private static boolean rows(double[][] rows, int m) {
    for (double[] row : rows) {
      if (!each(row, 0, m)) {
        return false;
      }
    }
    return true;
  }
}
