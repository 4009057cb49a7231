package descent.training;

import descent.math.RandomStream;
import descent.nn.Architecture;
import descent.nn.Initializer;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Omissions;
import descent.nn.Pass;
import descent.optim.Optimizer;
import descent.optim.OptimizerState;

/**
 * Training of a network with more inputs than a data set of the plane has: batches, passes and
 * steps of the core, as {@link Stepper} puts them together, on random examples.
 */
public final class WideWork {
  private final Network network;
  private final Batches batches;
  private final Pass pass;
  private final OptimizerState optimizer;
  private final double[] g;
  private final double[] before;
  private final double rate;
  private int epoch;
  private int batch;

  public WideWork(Architecture architecture, int examples, int size, Optimizer how, double rate) {
    network = new Network(architecture);
    RandomStream stream = new RandomStream(1);
    network.initialize(Initializer.HE, 1, stream);
    double[][] X = new double[architecture.inputs()][examples];
    double[][] Y = new double[architecture.outputs()][examples];
    for (int j = 0; j < examples; j++) {
      for (double[] row : X) {
        row[j] = stream.randn();
      }
      Y[stream.integerUpTo(Y.length - 1)][j] = 1;
    }
    batches = new Batches(new Samples(X, Y, examples), size, 10);
    pass = Pass.training(architecture, size);
    optimizer = how.state(network.theta().length);
    g = new double[network.theta().length];
    before = g.clone();
    this.rate = rate;
  }

  /** One batch; returns which part of an epoch that was. */
  public double step() {
    if (batch == 0) {
      batches.shuffle(epoch++);
    }
    batches.gather(batch);
    int m = batches.m();
    network.forward(batches.X(), pass, m, null, true);
    network.backward(batches.Y(), Loss.CROSSENTROPY, pass, m, g, Omissions.NONE);
    System.arraycopy(network.theta(), 0, before, 0, before.length);
    optimizer.update(network.theta(), g, rate);
    batch = (batch + 1) % batches.count();
    return (double) m / batches.examples();
  }
}
