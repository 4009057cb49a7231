package descent;

import descent.data.DataName;
import descent.data.DataSettings;
import descent.data.Feature;
import descent.data.Split;
import descent.experiment.Batching;
import descent.experiment.Blueprint;
import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.experiment.Restraint;
import descent.experiment.Start;
import descent.experiment.StepRule;
import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.Loss;
import descent.nn.LossName;
import descent.nn.Output;
import descent.optim.Adam;
import descent.optim.GradientDescent;
import descent.optim.Optimizer;
import descent.optim.Schedule;
import descent.training.Training;
import descent.training.WideWork;
import java.util.List;

/** The pieces of work that are measured, as src/site/markdown/speed.md numbers them. */
final class Work {
  static final Split CIRCLES = new DataSettings(DataName.CIRCLES, 300, 0, 100, 0.05, 2, 1).draw();
  static final Split MOONS = new DataSettings(DataName.MOONS, 300, 0, 0, 0.2, 2, 3).draw();

  private Work() {}

  /** W1: 300 points, 2-10-5-1 relu, full batch. */
  static Lane w1() {
    return lane(hidden(Activation.RELU, 10, 5), new GradientDescent(), 0.01, 0);
  }

  /** W1 with batch norm in both hidden layers. */
  static Lane w1WithBatchNorm() {
    return lane(
        List.of(
            new HiddenLayer(10, Activation.RELU, true, 1),
            new HiddenLayer(5, Activation.RELU, true, 1)),
        new GradientDescent(),
        0.01,
        0);
  }

  /** W1 with dropout in both hidden layers. */
  static Lane w1WithDropout(Masks masks) {
    Lane l = w1();
    return new Lane(
        l.inputs(),
        List.of(
            new HiddenLayer(10, Activation.RELU, false, 0.86),
            new HiddenLayer(5, Activation.RELU, false, 0.86)),
        new Start(l.start().initializer(), 1, 3),
        new StepRule(l.step().optimizer(), 0.01, l.step().decay()),
        new Batching(0, 10),
        new Restraint(0, 0, masks, 1, 0),
        LossName.AUTO,
        List.of());
  }

  /** W1b: 250 points, 2-4-2-1 tanh, squared error, batches of 10; both losses each epoch. */
  static Training w1b() {
    Split data = new DataSettings(DataName.CIRCLES, 250, 0, 250, 0.05, 2, 1).draw();
    List<HiddenLayer> hidden = hidden(Activation.TANH, 4, 2);
    Lane lane = lane(hidden, new GradientDescent(), 0.03, 10);
    return new Training(
        data, lane, new Blueprint(new Architecture(2, hidden, 1, Output.TANH), Loss.SQUARED));
  }

  /** W2: 300 points, 2-5-2-1, batches of 64, Adam. */
  static Lane w2() {
    return lane(hidden(Activation.RELU, 5, 2), new Adam(0.9, 0.999, 1e-8), 0.0007, 64);
  }

  /** W3: 12288-25-12-6 on 1080 examples in batches of 32 with Adam, as the course's signs. */
  static WideWork w3() {
    return new WideWork(
        new Architecture(12288, hidden(Activation.RELU, 25, 12), 6, Output.SOFTMAX),
        1080,
        32,
        new Adam(0.9, 0.999, 1e-8),
        0.0001);
  }

  /** W4: 784-128-64-10 on 5000 examples in batches of 64. */
  static WideWork w4() {
    return new WideWork(
        new Architecture(784, hidden(Activation.RELU, 128, 64), 10, Output.SOFTMAX),
        5000,
        64,
        new GradientDescent(),
        0.001);
  }

  static List<HiddenLayer> hidden(Activation g, int... units) {
    return java.util.Arrays.stream(units).mapToObj(n -> new HiddenLayer(n, g)).toList();
  }

  static Lane lane(List<HiddenLayer> hidden, Optimizer optimizer, double rate, int batch) {
    return new Lane(
        List.of(Feature.X1, Feature.X2),
        hidden,
        new Start(Initializer.HE, 1, 3),
        new StepRule(optimizer, rate, new Schedule.Constant()),
        new Batching(batch, 10),
        new Restraint(0, 0, Masks.FRESH, 1, 0),
        LossName.AUTO,
        List.of());
  }
}
