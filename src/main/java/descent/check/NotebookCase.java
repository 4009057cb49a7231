package descent.check;

import descent.math.RandomStream;
import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Output;
import descent.nn.Penalty;
import java.util.List;

/**
 * The N-dimensional case of the course's gradient-checking notebook: 4-5-3-1 on three examples,
 * where one stream of seed 1 draws X, then W1, b1, W2, b2, W3, b3, all standard normal, and y is 1,
 * 1, 0.
 */
public final class NotebookCase {
  /** The notebook's ε. */
  public static final double STEP = 1e-7;

  private static final int SEED = 1;
  private static final int EXAMPLES = 3;

  private NotebookCase() {}

  /** Its network, 4 → 5 relu → 3 relu → 1 sigmoid, with the drawn parameters, and its check. */
  public static GradientCheck check() {
    RandomStream stream = new RandomStream(SEED);
    List<HiddenLayer> hidden =
        List.of(new HiddenLayer(5, Activation.RELU), new HiddenLayer(3, Activation.RELU));
    Network network = new Network(new Architecture(4, hidden, 1, Output.SIGMOID));
    double[][] X = new double[4][EXAMPLES];
    for (double[] row : X) {
      for (int j = 0; j < EXAMPLES; j++) {
        row[j] = stream.randn();
      }
    }
    double[] theta = network.theta();
    for (int i = 0; i < theta.length; i++) {
      theta[i] = stream.randn();
    }
    Penalty none = new Penalty(0, 0, false, network.layout());
    return new GradientCheck(network, Loss.CROSSENTROPY, none, X, new double[][] {{1, 1, 0}}, SEED);
  }
}
