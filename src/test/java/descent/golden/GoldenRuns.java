package descent.golden;

import descent.data.DataName;
import descent.data.DataSettings;
import descent.data.Feature;
import descent.experiment.Batching;
import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.experiment.Restraint;
import descent.experiment.Start;
import descent.experiment.StepRule;
import descent.nn.Activation;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.LossName;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.Nesterov;
import descent.optim.Optimizer;
import descent.optim.RmsProp;
import descent.optim.Schedule;
import descent.training.Training;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains several experiments for 200 epochs and prints the SHA-256 of all their weights, one a
 * line.
 */
public final class GoldenRuns {
  private static final int EPOCHS = 200;
  private static final List<Feature> PLANE = List.of(Feature.X1, Feature.X2);

  private GoldenRuns() {}

  public static void main(String[] arguments) {
    hashes().forEach((name, hash) -> System.out.println(name + " " + hash));
  }

  static Map<String, String> hashes() {
    HiddenLayer relu10 = new HiddenLayer(10, Activation.RELU);
    HiddenLayer relu5 = new HiddenLayer(5, Activation.RELU);
    HiddenLayer tanh4 = new HiddenLayer(4, Activation.TANH);
    HiddenLayer normalised = new HiddenLayer(8, Activation.SIGMOID, true, 1);
    HiddenLayer dropped = new HiddenLayer(9, Activation.LEAKY, false, 0.8);
    List<Feature> features = List.of(Feature.X1, Feature.X2X2, Feature.X1X2, Feature.SINX1);
    Map<String, String> hashes = new TreeMap<>();
    hashes.put(
        "circles-gd",
        hash(DataName.CIRCLES, 2, lane(PLANE, List.of(relu10, relu5), new GradientDescent(), 0)));
    hashes.put(
        "moons-adam-64",
        hash(DataName.MOONS, 2, lane(PLANE, List.of(relu5), new Adam(0.9, 0.999, 1e-8), 64)));
    hashes.put(
        "xor-tanh-momentum",
        hash(DataName.XOR, 2, lane(features, List.of(tanh4), new Momentum(0.9), 10)));
    hashes.put(
        "spiral-softmax-bn",
        hash(
            DataName.SPIRAL,
            3,
            lane(PLANE, List.of(normalised, tanh4), new RmsProp(0.99, 1e-8), 32)));
    hashes.put(
        "blobs-dropout",
        hash(DataName.BLOBS, 4, lane(PLANE, List.of(dropped), new AdamW(0.9, 0.999, 1e-8), 50)));
    hashes.put(
        "hills-nesterov",
        hash(DataName.HILLS, 2, lane(PLANE, List.of(tanh4, relu5), new Nesterov(0.9), 1)));
    hashes.put(
        "rings-adagrad",
        hash(DataName.RINGS, 6, lane(PLANE, List.of(relu10), new Adagrad(1e-8), 7)));
    return hashes;
  }

  private static Lane lane(
      List<Feature> inputs, List<HiddenLayer> hidden, Optimizer optimizer, int batch) {
    return new Lane(
        inputs,
        hidden,
        new Start(Initializer.HE, 1, 3),
        new StepRule(optimizer, 0.01, new Schedule.Inverse(0.001, 1)),
        new Batching(batch, 10),
        new Restraint(0.001, 0.01, Masks.FRESH, 1, 0),
        LossName.AUTO,
        List.of());
  }

  private static String hash(DataName name, int classes, Lane lane) {
    Training training =
        new Training(new DataSettings(name, 120, 0, 0, 0.1, classes, 1).draw(), lane);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      training.skip();
    }
    double[] theta = training.network().theta();
    ByteBuffer bytes = ByteBuffer.allocate(8 * theta.length);
    Arrays.stream(theta).forEach(bytes::putDouble);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
