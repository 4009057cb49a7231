package descent.training;

import descent.data.Examples;
import descent.data.Split;
import descent.data.Task;
import descent.nn.Network;
import descent.nn.Pass;
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

  private static Optional<Scorer> scorer(Examples set, Lane lane, Blueprint blueprint, boolean classifies) {
    if (set.size() == 0) {
      return Optional.empty();
    }
    Samples samples = Samples.of(set, lane.inputs(), blueprint.architecture());
    return Optional.of(new Scorer(samples, blueprint.loss(), classifies));
  }

  EpochReport report(
      Network network, int epoch, double cost, double learningRate, Optional<Divergence> divergence) {
    if (pass == null) {
      pass = Scorer.pass(network);
    }
    Metrics onTrain = train.measure(network, pass);
    Optional<Metrics> onDev = dev.map(scorer -> scorer.measure(network, pass));
    Optional<Metrics> onTest = test.map(scorer -> scorer.measure(network, pass));
    Optional<Divergence> found = divergence;
    boolean finite = Double.isFinite(onTrain.loss())
        && onDev.stream().allMatch(m -> Double.isFinite(m.loss()))
        && onTest.stream().allMatch(m -> Double.isFinite(m.loss()));
    if (found.isEmpty() && !finite) {
      found = Optional.of(new Divergence("J", 0, epoch, false));
    }
    return new EpochReport(epoch, cost, learningRate, onTrain, onDev, onTest, found);
  }
}
