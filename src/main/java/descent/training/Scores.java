package descent.training;

import descent.data.Examples;
import descent.data.Split;
import descent.data.Task;
import descent.experiment.Blueprint;
import descent.experiment.Lane;
import descent.nn.Network;
import descent.nn.Pass;
import descent.report.Divergence;
import descent.report.EarlyStop;
import descent.report.EpochReport;
import descent.report.Metrics;
import java.util.Optional;

/** Measures a network on train, dev and test. */
final class Scores {
  private final Scorer train;
  private final Optional<Scorer> dev;
  private final Optional<Scorer> test;
  private Pass pass;

  Scores(Split data, Lane lane, Blueprint blueprint, Samples trainSamples) {
    boolean classifies = data.task() != Task.REGRESSION;
    train = new Scorer(trainSamples, blueprint.loss(), classifies);
    dev = scorer(data.dev(), lane, blueprint, classifies);
    test = scorer(data.test(), lane, blueprint, classifies);
  }

  private static Optional<Scorer> scorer(
      Examples set, Lane lane, Blueprint blueprint, boolean classifies) {
    if (set.size() == 0) {
      return Optional.empty();
    }
    Samples samples = Samples.of(set, lane.inputs(), blueprint.architecture());
    return Optional.of(new Scorer(samples, blueprint.loss(), classifies));
  }

  /** The loss on dev; NaN if there is no dev set. */
  double devLoss(Network network) {
    return dev.isPresent() ? dev.get().measure(network, pass(network)).loss() : Double.NaN;
  }

  private Pass pass(Network network) {
    if (pass == null) {
      pass = Scorer.pass(network);
    }
    return pass;
  }

  EpochReport report(
      Network network,
      int epoch,
      double cost,
      double learningRate,
      Optional<Divergence> divergence,
      Optional<EarlyStop> earlyStop) {
    Pass looking = pass(network);
    Metrics onTrain = train.measure(network, looking);
    Optional<Metrics> onDev = dev.map(scorer -> scorer.measure(network, looking));
    Optional<Metrics> onTest = test.map(scorer -> scorer.measure(network, looking));
    Optional<Divergence> found = divergence;
    boolean finite =
        Double.isFinite(onTrain.loss())
            && onDev.stream().allMatch(m -> Double.isFinite(m.loss()))
            && onTest.stream().allMatch(m -> Double.isFinite(m.loss()));
    if (found.isEmpty() && !finite) {
      found = Optional.of(new Divergence("J", 0, epoch, false));
    }
    return new EpochReport(epoch, cost, learningRate, onTrain, onDev, onTest, found, earlyStop);
  }
}
