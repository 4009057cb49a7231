package descent.training;

import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Pass;
import descent.nn.PassObserver;
import descent.nn.PassQuantity;
import descent.nn.Penalty;
import descent.optim.OptimizerState;
import descent.report.Step;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes down one training step while it happens; {@link #step} is the record, and the watching
 * then ends.
 */
final class Recorder implements PassObserver {
  private final Network network;
  private final Pass pass;
  private final OptimizerState optimizer;
  private final Map<PassQuantity, double[][][]> seen = new EnumMap<>(PassQuantity.class);
  private final double[] before;
  private final Map<String, double[]> momentsBefore;
  private double[] backpropagated;
  private double[] gradient;
  private double[] decayed;

  Recorder(Network network, Pass pass, OptimizerState optimizer) {
    this.network = network;
    this.pass = pass;
    this.optimizer = optimizer;
    before = network.theta().clone();
    momentsBefore = moments();
    pass.watch(this);
  }

  @Override
  public void saw(PassQuantity what, int layer, double[][] rows) {
    seen.computeIfAbsent(what, sight -> new double[network.architecture().depth() + 1][][])[layer] =
        Step.copy(rows, pass.columns());
  }

  /** The gradient as the backward pass leaves it. */
  void backpropagated(double[] g) {
    backpropagated = g.clone();
  }

  /** All but the optimizer's own step is done. */
  void updating(double[] theta, double[] g) {
    decayed = theta.clone();
    gradient = g.clone();
  }

  Step step(
      int epoch,
      int batch,
      Batches batches,
      double learningRate,
      double[] losses,
      Loss loss,
      Penalty penalty) {
    pass.watch(null);
    int m = batches.m();
    Step.Layer[] layers = new Step.Layer[network.architecture().depth()];
    for (int l = 1; l <= layers.length; l++) {
      layers[l - 1] = layer(l, m);
    }
    double[] ofBatch = java.util.Arrays.copyOf(losses, m);
    network.forwardFrom(1, pass, m);
    double costAfter = network.cost(batches.Y(), loss, pass, m, new double[m]);
    return new Step(
        network.architecture(),
        network.layout(),
        epoch,
        batch,
        batches.count(),
        optimizer.steps(),
        learningRate,
        batches.picked(batch),
        Step.copy(batches.X(), m),
        Step.copy(batches.Y(), m),
        java.util.List.of(layers),
        ofBatch,
        1.0 / m * Loss.total(ofBatch.clone(), m),
        penalty.cost(before, m),
        penalty.shrinkage(m),
        before,
        backpropagated,
        gradient,
        decayed,
        momentsBefore,
        moments(),
        network.theta().clone(),
        costAfter,
        penalty.cost(network.theta(), m));
  }

  private Step.Layer layer(int l, int m) {
    Map<PassQuantity, double[][]> own = new EnumMap<>(PassQuantity.class);
    seen.forEach(
        (sight, layers) -> {
          if (layers[l] != null) {
            own.put(sight, Step.copy(layers[l], m));
          }
        });
    return new Step.Layer(
        own,
        Step.copy(pass.mask(l), m),
        Step.copy(pass.normalised(l), m),
        clone(pass.mean(l)),
        clone(pass.variance(l)));
  }

  private Map<String, double[]> moments() {
    Map<String, double[]> copies = new LinkedHashMap<>();
    optimizer.moments().forEach((name, values) -> copies.put(name, values.clone()));
    return copies;
  }

  private static double[] clone(double[] values) {
    return values == null ? null : values.clone();
  }
}
