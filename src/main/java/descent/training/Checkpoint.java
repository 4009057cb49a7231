package descent.training;

import descent.nn.Network;
import descent.optim.OptimizerState;

/**
 * The state of a training at the start of an epoch, kept so that an epoch that diverges can be
 * undone.
 */
final class Checkpoint {
  private final double[] theta;
  private final double[] averages;
  private final OptimizerState optimizer;

  Checkpoint(Network network, OptimizerState optimizer) {
    theta = network.theta().clone();
    averages = network.averages();
    this.optimizer = optimizer;
  }

  /** θ as it was saved; of a snapshot, for good. */
  double[] theta() {
    return theta;
  }

  void save(Network network, OptimizerState from) {
    System.arraycopy(network.theta(), 0, theta, 0, theta.length);
    network.averagesInto(averages);
    optimizer.assign(from);
  }

  void restore(Network network, OptimizerState to) {
    System.arraycopy(theta, 0, network.theta(), 0, theta.length);
    network.setAverages(averages);
    to.assign(optimizer);
  }
}
