package descent.experiment;

import descent.data.Split;
import descent.data.Task;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.nn.Loss;
import descent.nn.LossName;
import descent.nn.Output;
import descent.setting.BadSetting;

/**
 * The network and the loss that a lane means for given data, or the reason why they can't work
 * together.
 */
public record Blueprint(Architecture architecture, Loss loss) {

  /**
   * @throws BadSetting naming the setting that can't work with the others, and what can
   */
  public static Blueprint of(Lane lane, Split data) {
    BadSetting.unless(
        lane.restraint().patience() == 0 || data.dev().size() > 0,
        "patience",
        lane.restraint().patience(),
        "none without a dev set (dev must be at least 1)");
    return of(lane, data.task(), data.classes(), data.train().size());
  }

  /** The same, before any example is drawn. */
  public static Blueprint of(Lane lane, Task task, int classes, int examples) {
    int outputs = task == Task.MULTICLASS ? classes : 1;
    Output output =
        switch (task) {
          case BINARY -> Output.SIGMOID;
          case MULTICLASS -> Output.SOFTMAX;
          case REGRESSION -> Output.LINEAR;
        };
    BadSetting.unless(
        task != Task.REGRESSION || lane.loss() != LossName.CROSSENTROPY,
        "loss",
        lane.loss().key(),
        "auto or squared for regression");
    BadSetting.unless(
        task != Task.MULTICLASS || lane.loss() != LossName.SQUARED,
        "loss",
        lane.loss().key(),
        "auto or crossentropy for " + classes + " classes");
    boolean normalises = lane.hidden().stream().anyMatch(HiddenLayer::batchNorm);
    if (normalises) {
      checkBatches(lane.batching().of(examples), examples);
    }
    boolean squared = lane.loss() == LossName.SQUARED || task == Task.REGRESSION;
    Architecture architecture =
        new Architecture(lane.inputs().size(), lane.hidden(), outputs, output);
    return new Blueprint(architecture, squared ? Loss.SQUARED : Loss.CROSSENTROPY);
  }

  /** Batch norm's variance over one example is 0: no batch may be so small, nor the last one. */
  private static void checkBatches(int batch, int examples) {
    BadSetting.unless(
        examples >= 2,
        "n",
        examples,
        "at least 2 with batch norm, whose variance over one example is 0");
    BadSetting.unless(
        batch >= 2,
        "batch",
        batch,
        "full or at least 2 with batch norm, whose variance over one example is 0");
    BadSetting.unless(
        examples % batch != 1,
        "batch",
        batch,
        "one that leaves no single example for the last batch of "
            + examples
            + ", with batch norm, whose variance over one example is 0");
  }
}
