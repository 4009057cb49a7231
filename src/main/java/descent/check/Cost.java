package descent.check;

import descent.math.Twister;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Pass;
import descent.nn.Penalty;

/**
 * J(θ) of one batch: the core's own forward pass, loss and penalty. Dropout's masks, if there are
 * any, are drawn once and stay, or the cost would be another function at every call.
 */
final class Cost {
  final Network network;
  final Loss loss;
  final Penalty penalty;
  final double[][] X;
  final double[][] Y;
  final int m;
  final Pass pass;
  private final double[] losses;

  Cost(Network network, Loss loss, Penalty penalty, double[][] X, double[][] Y, int dropoutSeed) {
    this.network = network;
    this.loss = loss;
    this.penalty = penalty;
    this.X = X;
    this.Y = Y;
    m = X[0].length;
    pass = Pass.training(network.architecture(), m);
    losses = new double[m];
    network.forward(X, pass, m, new Twister(dropoutSeed), false);
  }

  /** The cost at the network's θ. */
  double at() {
    network.forward(X, pass, m, null, false);
    return network.cost(Y, loss, pass, m, losses) + penalty.cost(network.theta(), m);
  }

  /** Backpropagation's gradient at θ, with the planted mistakes. */
  void gradientInto(double[] g, Bugs bugs) {
    network.forward(X, pass, m, null, false);
    network.backward(Y, loss, pass, m, g, bugs.omissions());
    penalty.addGradient(network.theta(), g, m);
    bugs.spoil(g, network.theta(), penalty.shrinkage(m), m);
  }
}
