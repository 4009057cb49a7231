package descent.view;

import descent.nn.Architecture;
import descent.nn.Network;
import descent.nn.ParameterLayout;
import descent.nn.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds units that are copies of each other. <b>Source:</b> Goodfellow, Bengio and Courville 2016,
 * section 8.4.
 */
final class Symmetry {
  private Symmetry() {}

  /** The groups of copies among all units of layer {@code l} ≥ 1, by their first unit. */
  static List<Copies> of(Network network, int l) {
    ParameterLayout layout = network.layout();
    double[] theta = network.theta();
    List<Slot> incoming = layout.tensors().stream().filter(tensor -> tensor.layer() == l).toList();
    Map<Long, List<List<Integer>>> groups = new LinkedHashMap<>();
    for (int unit = 0; unit < network.architecture().units(l); unit++) {
      place(
          groups.computeIfAbsent(hash(theta, incoming, unit), hash -> new ArrayList<>()),
          theta,
          incoming,
          unit);
    }
    return groups.values().stream()
        .flatMap(List::stream)
        .filter(group -> group.size() > 1)
        .map(
            group ->
                new Copies(
                    group.stream().mapToInt(Integer::intValue).toArray(),
                    sameOutgoing(network, l, group)))
        .toList();
  }

  private static void place(
      List<List<Integer>> groups, double[] theta, List<Slot> incoming, int unit) {
    for (List<Integer> group : groups) {
      if (same(theta, incoming, group.get(0), unit)) {
        group.add(unit);
        return;
      }
    }
    groups.add(new ArrayList<>(List.of(unit)));
  }

  /** Equal numbers have equal hashes; −0 counts as 0, as it does in every product. */
  private static long hash(double[] theta, List<Slot> incoming, int unit) {
    long hash = 17;
    for (Slot tensor : incoming) {
      int from = tensor.offset() + unit * tensor.columns();
      for (int k = 0; k < tensor.columns(); k++) {
        hash = 31 * hash + Double.doubleToLongBits(theta[from + k] + 0.0);
      }
    }
    return hash;
  }

  private static boolean same(double[] theta, List<Slot> incoming, int one, int other) {
    for (Slot tensor : incoming) {
      for (int k = 0; k < tensor.columns(); k++) {
        double difference =
            theta[tensor.offset() + one * tensor.columns() + k]
                - theta[tensor.offset() + other * tensor.columns() + k];
        if (difference != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean sameOutgoing(Network network, int l, List<Integer> group) {
    Architecture architecture = network.architecture();
    if (l == architecture.depth()) {
      return false;
    }
    Slot next = network.layout().W(l + 1);
    double[] theta = network.theta();
    for (int i = 0; i < next.rows(); i++) {
      int from = next.offset() + i * next.columns();
      for (int unit : group) {
        if (theta[from + unit] != theta[from + group.get(0)]) {
          return false;
        }
      }
    }
    return true;
  }
}
