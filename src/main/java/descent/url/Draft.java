package descent.url;

import descent.check.Bug;
import descent.data.DataName;
import descent.data.DataSettings;
import descent.data.Edit;
import descent.data.Feature;
import descent.experiment.Changes;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.nn.Activation;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.LossName;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.Momentum;
import descent.optim.Nesterov;
import descent.optim.Optimizer;
import descent.optim.RmsProp;
import descent.optim.Schedule;
import java.util.List;
import java.util.OptionalInt;

/**
 * One lane with its data, setting by setting, while it is put together; a new draft holds the
 * defaults.
 */
public final class Draft implements Cloneable {
  DataName data = DataName.CIRCLES;
  int n = 300;
  int dev = 0;
  int test = 100;

  /** Null for the data set's usual noise. */
  Double noise;

  int classes = 2;
  int dataSeed = 1;
  List<Feature> inputs = List.of(Feature.X1, Feature.X2);
  List<HiddenLayer> layers =
      List.of(new HiddenLayer(10, Activation.RELU), new HiddenLayer(5, Activation.RELU));
  Initializer init = Initializer.HE;
  double scale = 1;
  int weightSeed = 3;
  OptimizerName opt = OptimizerName.GD;
  double lr = 0.01;
  public double beta1 = 0.9;
  public double beta2 = 0.999;
  public double epsilon = 1e-8;
  Schedule decay = new Schedule.Constant();

  /** 0 for all examples at once. */
  int batch = 0;

  int batchSeed = 10;
  double l1 = 0;
  double l2 = 0;
  Masks mask = Masks.FRESH;
  int dropoutSeed = 1;
  LossName loss = LossName.AUTO;

  /** 0 for no early stopping. */
  int patience = 0;

  List<Edit> edits = List.of();
  List<Bug> bugs = List.of();

  /** 0 for no end. */
  int epochs = 0;

  Changes changes = Changes.NONE;

  static Draft of(Experiment experiment, Lane lane) {
    DataSettings data = experiment.data();
    Draft draft = new Draft();
    draft.data = data.name();
    draft.n = data.train();
    draft.dev = data.dev();
    draft.test = data.test();
    draft.noise = data.noise();
    draft.classes = data.classes();
    draft.dataSeed = data.seed();
    draft.inputs = lane.inputs();
    draft.layers = lane.hidden();
    draft.init = lane.initializer();
    draft.scale = lane.scale();
    draft.weightSeed = lane.weightSeed();
    draft.take(lane.optimizer());
    draft.lr = lane.learningRate();
    draft.decay = lane.decay();
    draft.batch = lane.batch();
    draft.batchSeed = lane.batchSeed();
    draft.l1 = lane.l1();
    draft.l2 = lane.l2();
    draft.mask = lane.masks();
    draft.dropoutSeed = lane.dropoutSeed();
    draft.loss = lane.loss();
    draft.patience = lane.patience();
    draft.edits = data.edits();
    draft.bugs = lane.bugs();
    draft.epochs = experiment.epochs().orElse(0);
    draft.changes = experiment.changes();
    return draft;
  }

  public void take(Optimizer optimizer) {
    opt = OptimizerName.of(optimizer);
    if (optimizer instanceof Momentum momentum) {
      beta1 = momentum.beta();
    } else if (optimizer instanceof Nesterov nesterov) {
      beta1 = nesterov.beta();
    } else if (optimizer instanceof Adagrad adagrad) {
      epsilon = adagrad.epsilon();
    } else if (optimizer instanceof RmsProp rmsProp) {
      beta2 = rmsProp.beta2();
      epsilon = rmsProp.epsilon();
    } else if (optimizer instanceof Adam adam) {
      beta1 = adam.beta1();
      beta2 = adam.beta2();
      epsilon = adam.epsilon();
    } else if (optimizer instanceof AdamW adamW) {
      beta1 = adamW.beta1();
      beta2 = adamW.beta2();
      epsilon = adamW.epsilon();
    }
  }

  double noise() {
    return noise == null ? data.usualNoise() : noise;
  }

  DataSettings dataSettings() {
    return new DataSettings(data, n, dev, test, noise(), classes, dataSeed, edits);
  }

  Lane lane() {
    return new Lane(
        inputs,
        layers,
        init,
        scale,
        weightSeed,
        opt.with(beta1, beta2, epsilon),
        lr,
        decay,
        batch,
        batchSeed,
        l1,
        l2,
        mask,
        dropoutSeed,
        loss,
        patience,
        bugs);
  }

  OptionalInt end() {
    return epochs == 0 ? OptionalInt.empty() : OptionalInt.of(epochs);
  }

  Draft copy() {
    try {
      return (Draft) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
