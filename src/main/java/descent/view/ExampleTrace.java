package descent.view;

import descent.data.Examples;
import descent.data.Feature;
import descent.data.Split;
import descent.nn.Architecture;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Pass;
import descent.training.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows one example through a network. */
final class ExampleTrace {
  private final Split data;
  private final List<Feature> inputs;
  private final Loss loss;

  ExampleTrace(Split data, List<Feature> inputs, Loss loss) {
    this.data = data;
    this.inputs = inputs;
    this.loss = loss;
  }

  /** The example's numbers; empty if the set has no such example. {@code pass} is overwritten. */
  Optional<ExamplePicture> follow(Network network, Look.Example example, Pass pass) {
    Examples set = example.set().of(data);
    int j = example.index();
    if (j < 0 || j >= set.size()) {
      return Optional.empty();
    }
    double x1 = set.x()[0][j];
    double x2 = set.x()[1][j];
    Examples one = new Examples(new double[][] {{x1}, {x2}}, new double[] {set.y()[j]});
    Architecture architecture = network.architecture();
    Samples samples = Samples.of(one, inputs, architecture);
    network.look(samples.X(), pass, 1);
    double[] losses = new double[1];
    network.lossesInto(samples.Y(), loss, pass, losses, 0, 1);
    List<double[]> z = new ArrayList<>();
    List<double[]> a = new ArrayList<>();
    for (int l = 0; l <= architecture.depth(); l++) {
      z.add(l == 0 ? new double[0] : first(pass.Z(l)));
      a.add(first(pass.A(l)));
    }
    return Optional.of(new ExamplePicture(example, x1, x2, set.y()[j], losses[0], z, a));
  }

  private static double[] first(double[][] rows) {
    double[] column = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      column[i] = rows[i][0];
    }
    return column;
  }
}
