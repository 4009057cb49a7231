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
    return fault.or(() -> checkEpoch(experiment)).or(() -> checkMemory(experiment));
  }

  /** What can never fit is refused for good, and nobody's run makes room for it. */
  private Optional<BadSetting> checkMemory(Experiment experiment) {
    long needed = memory(experiment);
    if (needed <= memory) {
      return Optional.empty();
    }
    long count = allExamples(experiment);
    long perExample = experiment.lanes().stream().mapToLong(l -> perExample(l, experiment)).sum();
    long most = count - (needed - memory + perExample - 1) / perExample;
    return Optional.of(
        most > 0
            ? tooMuch(
                "n",
                count + " examples in all",
                "at most " + most + " examples in all sets together for a network of this size")
            : tooMuch(
                "layers",
                needed / 1_000_000 + " MB",
                "a network whose run takes at most " + memory / 1_000_000 + " MB on this server"));
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
    double perEpoch = seeds * workOfAnEpoch(experiment);
    return perEpoch * epochs <= work
        ? Optional.empty()
        : Optional.of(
            tooMuch(
                "epochs",
                String.valueOf(epochs),
                "at most " + (long) (work / perEpoch) + " for a run of this size"));
  }

  private static double workOfAnEpoch(Experiment experiment) {
    double work = 0;
    for (Lane lane : experiment.lanes()) {
      int m = experiment.mostExamples();
      int batches = lane.batching().steps(m);
      work += (double) parameters(lane, experiment) * m + (double) STEP * batches;
    }
    return work;
  }

  /**
   * What a run of an experiment takes, over so many seeds.
   *
   * @throws BadSetting for what is over a limit
   */
  public Cost costOfRun(Experiment experiment, int epochs, int seeds) {
    refuse(check(experiment));
    refuse(checkWork(experiment, epochs, seeds));
    long each = memory(experiment);
    if (seeds * each > memory) {
      throw tooMuch(
          "seeds", String.valueOf(seeds), "at most " + memory / each + " for a run of this size");
    }
    return new Cost(seeds * workOfAnEpoch(experiment) * epochs, seeds * each);
  }

  /**
   * What a gradient check takes, with the training before it.
   *
   * @param steps for how many steps ε every element is probed on both sides
   * @throws BadSetting for what is over a limit
   */
  public Cost costOfCheck(Experiment experiment, int epochs, double steps) {
    Cost training = costOfRun(experiment, epochs, 1);
    double parameters = parameters(experiment.lanes().get(0), experiment);
    double perExample = parameters * parameters * steps;
    double probes = perExample * experiment.mostExamples();
    if (probes > work) {
      long most = (long) (work / perExample);
      throw most < 1
          ? tooMuch("layers", "a network of this size", "a smaller one for such a check")
          : tooMuch(
              "n",
              String.valueOf(experiment.data().train()),
              "at most " + most + " for such a check of a network of this size");
    }
    return new Cost(training.work() + probes, training.bytes());
  }

  /**
   * Lets through what has no fault.
   *
   * @throws BadSetting the fault, if there is one
   */
  public static void refuse(Optional<BadSetting> fault) {
    if (fault.isPresent()) {
      throw fault.get();
    }
  }

  /** Bytes that a run of this experiment takes, roughly, its snapshots of the past included. */
  public long memory(Experiment experiment) {
    long numbers = 0;
    for (Lane lane : experiment.lanes()) {
      numbers +=
          perExample(lane, experiment) / 8 * (allExamples(experiment) + POINTS)
              + (8 + SNAPSHOTS + SLICE) * parameters(lane, experiment);
    }
    return 8 * numbers + 1_500_000;
  }

  /** Bytes that one example takes of a lane: its neurons forward and back. */
  private static long perExample(Lane lane, Experiment experiment) {
    Architecture architecture = architecture(lane, experiment);
    long neurons = 0;
    for (int l = 0; l <= architecture.depth(); l++) {
      neurons += architecture.units(l);
    }
    return 8 * 4 * neurons;
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
