package descent.run;

import descent.experiment.Blueprint;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.setting.BadSetting;
import java.util.Optional;

/**
 * How much one visitor, and all together, may ask of this server. Everything is checked on the
 * settings alone, before anything is allocated.
 *
 * @param examples in each set
 * @param layers hidden layers
 * @param units in a layer
 * @param parameters weights and biases of a lane
 * @param epochWork parameters × examples of all sets, summed over lanes: what one epoch takes
 * @param work parameters × training examples × epochs, summed over lanes, of a run through the API
 * @param runs at once
 * @param runsPerAddress at once from one address
 * @param memory bytes that all runs may take together
 */
public record Limits(
    int examples,
    int layers,
    int units,
    int parameters,
    long epochWork,
    long work,
    int runs,
    int runsPerAddress,
    long memory) {

  /** Numbers a parameter in the snapshots of a network so large that only the fewest are kept. */
  private static final long SNAPSHOTS = 15;

  /**
   * Numbers a parameter of a slice of the loss surface: where it is taken, two directions, its
   * network and what makes them.
   */
  private static final long SLICE = 7;

  /** What a step costs beside its arithmetic, in parameters × examples. */
  private static final long STEP = 1_000;

  /** Examples that may still be added by hand while a run goes on. */
  private static final long POINTS = 500;

  /** Finds what an experiment has too much of, or what of it cannot be trained, if anything. */
  public Optional<BadSetting> check(Experiment experiment) {
    try {
      return checkAll(experiment);
    } catch (BadSetting impossible) {
      return Optional.of(impossible);
    }
  }

  private Optional<BadSetting> checkAll(Experiment experiment) {
    var data = experiment.data();
    Optional<BadSetting> fault =
        atMost("n", data.train(), examples)
            .or(() -> atMost("dev", data.dev(), examples))
            .or(() -> atMost("test", data.test(), examples));
    for (Lane lane : experiment.lanes()) {
      fault = fault.or(() -> check(lane, experiment));
    }
    return fault.or(() -> checkEpoch(experiment));
  }

  private Optional<BadSetting> check(Lane lane, Experiment experiment) {
    if (lane.hidden().size() > layers) {
      return Optional.of(
          tooMuch("layers", lane.hidden().size() + " layers", "at most " + layers + " layers"));
    }
    for (HiddenLayer layer : lane.hidden()) {
      if (layer.units() > units) {
        return Optional.of(
            tooMuch("layers", layer.units() + " units", "at most " + units + " units a layer"));
      }
    }
    long count = parameters(lane, experiment);
    return count <= parameters
        ? Optional.empty()
        : Optional.of(
            tooMuch(
                "layers",
                count + " parameters",
                "a network of at most " + parameters + " weights and biases"));
  }

  private Optional<BadSetting> checkEpoch(Experiment experiment) {
    long perExample =
        experiment.lanes().stream().mapToLong(lane -> parameters(lane, experiment)).sum();
    long count = allExamples(experiment);
    return perExample * count <= epochWork
        ? Optional.empty()
        : Optional.of(
            tooMuch(
                "n",
                count + " examples in all",
                "at most "
                    + epochWork / perExample
                    + " examples in all sets together for a network of this size"));
  }

  /** Finds whether a run through the API would take too long. */
  public Optional<BadSetting> checkWork(Experiment experiment, int epochs) {
    return checkWork(experiment, epochs, 1);
  }

  /** Finds whether a run through the API over so many seeds would take too long. */
  public Optional<BadSetting> checkWork(Experiment experiment, int epochs, int seeds) {
    double perEpoch = 0;
    for (Lane lane : experiment.lanes()) {
      int m = experiment.mostExamples();
      int batches = lane.batching().steps(m);
      perEpoch += seeds * ((double) parameters(lane, experiment) * m + (double) STEP * batches);
    }
    return perEpoch * epochs <= work
        ? Optional.empty()
        : Optional.of(
            tooMuch(
                "epochs",
                String.valueOf(epochs),
                "at most " + (long) (work / perEpoch) + " for a run of this size"));
  }

  /**
   * Whether a gradient check of the experiment is within the limits: its work is about parameters²
   * × examples.
   *
   * @param sweep whether it is made for many steps
   * @param mostOfASweep the most parameters if it is
   */
  public Optional<BadSetting> checkGradientCheck(
      Experiment experiment, boolean sweep, int mostOfASweep) {
    long parameters = parameters(experiment.lanes().get(0), experiment);
    if (sweep && parameters > mostOfASweep) {
      return Optional.of(
          tooMuch("sweep", "true", "false for more than " + mostOfASweep + " parameters"));
    }
    double needed = (double) parameters * parameters * experiment.data().train();
    return needed <= work
        ? Optional.empty()
        : Optional.of(
            tooMuch(
                "n",
                String.valueOf(experiment.data().train()),
                "at most "
                    + (long) (work / ((double) parameters * parameters))
                    + " for a check of "
                    + parameters
                    + " parameters"));
  }

  /** Bytes that a run of this experiment takes, roughly, its snapshots of the past included. */
  public long memory(Experiment experiment) {
    long numbers = 0;
    for (Lane lane : experiment.lanes()) {
      Architecture architecture = architecture(lane, experiment);
      long neurons = 0;
      for (int l = 0; l <= architecture.depth(); l++) {
        neurons += architecture.units(l);
      }
      numbers +=
          4 * neurons * (allExamples(experiment) + POINTS)
              + (8 + SNAPSHOTS + SLICE) * architecture.parameters();
    }
    return 8 * numbers + 1_500_000;
  }

  private static Architecture architecture(Lane lane, Experiment experiment) {
    var data = experiment.data();
    return Blueprint.of(lane, data.task(), data.classes(), data.train()).architecture();
  }

  private static long parameters(Lane lane, Experiment experiment) {
    return architecture(lane, experiment).parameters();
  }

  private static long allExamples(Experiment experiment) {
    var data = experiment.data();
    return (long) experiment.mostExamples() + data.dev() + data.test();
  }

  private static Optional<BadSetting> atMost(String key, int value, int most) {
    return value <= most
        ? Optional.empty()
        : Optional.of(tooMuch(key, String.valueOf(value), "at most " + most + " on this server"));
  }

  private static BadSetting tooMuch(String key, String value, String allowed) {
    return new BadSetting(key, value, allowed);
  }
}
