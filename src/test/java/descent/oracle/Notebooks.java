package descent.oracle;

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
import descent.optim.GradientDescent;
import descent.optim.Optimizer;
import descent.optim.Schedule;
import java.util.List;

/** The experiments of the course's notebooks. */
public final class Notebooks {
  public static final DataSettings CIRCLES =
      new DataSettings(DataName.CIRCLES, 300, 0, 100, 0.05, 2, 1);
  public static final DataSettings MOONS = new DataSettings(DataName.MOONS, 300, 0, 0, 0.2, 2, 3);

  private Notebooks() {}

  /** 2-10-5-1, full batch, rate 0.01. */
  public static Lane initialization(Initializer initializer, double scale) {
    return lane(List.of(10, 5), initializer, scale, new GradientDescent(), 0.01, 0);
  }

  /** 2-5-2-1, He, batches of 64, rate 0.0007. */
  public static Lane optimization(Optimizer optimizer) {
    return lane(List.of(5, 2), Initializer.HE, 1, optimizer, 0.0007, 64);
  }

  private static Lane lane(
      List<Integer> units,
      Initializer initializer,
      double scale,
      Optimizer optimizer,
      double rate,
      int batch) {
    List<HiddenLayer> hidden =
        units.stream().map(n -> new HiddenLayer(n, Activation.RELU)).toList();
    return new Lane(
        List.of(Feature.X1, Feature.X2),
        hidden,
        new Start(initializer, scale, 3),
        new StepRule(optimizer, rate, new Schedule.Constant()),
        new Batching(batch, 10),
        new Restraint(0, 0, Masks.FRESH, 1, 0),
        LossName.AUTO,
        List.of());
  }
}
